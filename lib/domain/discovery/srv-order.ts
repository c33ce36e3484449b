/** Decides in which order the targets of an SRV answer are tried: by priority, then by weighted choice (RFC 2782). */

export interface SrvRecord {
  priority: number
  weight: number
  port: number
  /** Without its final dot; '' is the root, which says that the service is not offered. */
  target: string
}

export interface OrderedTarget extends SrvRecord {
  because: 'alone-in-priority' | 'weighted-choice' | 'last-of-priority'
}

/**
 * The targets in the order of one client.
 * @param random numbers at least 0 and below 1, one for each choice between several targets of a priority
 */
export function srvOrder(records: readonly SrvRecord[], random: () => number): OrderedTarget[] {
  const priorities = [...new Set(records.map(({ priority }) => priority))].sort((a, b) => a - b)
  return priorities.flatMap((priority) => {
    const group = records.filter((record) => record.priority === priority)
    return weightedOrder(group, random)
  })
}

/** The order to print: weights descending, then names, so that it never changes from one page load to the next. */
export function srvOrderToShow(records: readonly SrvRecord[]): SrvRecord[] {
  return [...records].sort(
    (a, b) =>
      a.priority - b.priority ||
      b.weight - a.weight ||
      Number(a.target > b.target) - Number(a.target < b.target) ||
      a.port - b.port,
  )
}

function weightedOrder(group: readonly SrvRecord[], random: () => number): OrderedTarget[] {
  const left = [...group].sort((a, b) => Number(a.weight > 0) - Number(b.weight > 0))
  const ordered: OrderedTarget[] = []
  while (left.length > 1) {
    const [chosen] = left.splice(chosenIndex(left, random()), 1)
    if (chosen) ordered.push({ ...chosen, because: 'weighted-choice' })
  }
  const because = group.length === 1 ? 'alone-in-priority' : 'last-of-priority'
  return [...ordered, ...left.map((last) => ({ ...last, because }) as const)]
}

/**
 * A number from 0 to the sum of the weights, both included, picks the first running sum that is not less. Weights of 0
 * come first, so that they keep a small chance. When all are 0, all have the same chance, as the source wants.
 */
function chosenIndex(left: readonly SrvRecord[], random: number): number {
  const sum = left.reduce((total, { weight }) => total + weight, 0)
  if (sum === 0) return Math.floor(random * left.length)
  const number = Math.floor(random * (sum + 1))
  let running = 0
  return left.findIndex(({ weight }) => {
    running += weight
    return running >= number
  })
}
