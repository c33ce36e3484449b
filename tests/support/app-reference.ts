/** The app's path once more, from the source's sentences and nothing of the product, to compare with (domain.md 8.2). */

export type HostReply = number | 'error' | 'silent'
export type Meet = (host: string, purpose: string, nowMs: number) => { reply: HostReply; ms: number }

/** RFC 2782, word for word: names in the order that the drawn numbers give. */
export function referenceOrder(
  records: { priority: number; weight: number; target: string }[],
  random: () => number,
): string[] {
  const order: string[] = []
  const pool = records.slice()
  while (pool.length > 0) {
    const lowest = Math.min(...pool.map((record) => record.priority))
    const same = pool.filter((record) => record.priority === lowest)
    const listed = [...same.filter((record) => record.weight === 0), ...same.filter((record) => record.weight !== 0)]
    let total = 0
    const sums = listed.map((record) => (total += record.weight))
    const drawn = listed.length > 1 ? random() : 0
    const pick =
      total === 0 ? Math.floor(drawn * listed.length) : sums.findIndex((sum) => sum >= Math.floor(drawn * (total + 1)))
    const chosen = listed[pick] ?? listed[0]
    if (!chosen) break
    order.push(chosen.target)
    pool.splice(pool.indexOf(chosen), 1)
  }
  return order
}

/** A session of the app over known hosts: `<ms> <purpose> <host>` for every attempt, in order. */
export function referenceSession(
  hosts: string[],
  meet: Meet,
  requests: { atMs: number; purpose: string }[],
  untilMs: number,
): string[] {
  const log: string[] = []
  const blockedUntil: Record<string, number> = {}
  let [now, at] = [0, 0]

  const send = (purpose: string): number | null => {
    const tried: string[] = []
    while (tried.length < hosts.length) {
      const ahead = hosts.map((_, step) => hosts[(at + step) % hosts.length] as string)
      const left = ahead.filter((host) => !tried.includes(host))
      const host = left.find((name) => (blockedUntil[name] ?? 0) <= now) ?? (left[0] as string)
      tried.push(host)
      log.push(`${now} ${purpose} ${host}`)
      const { reply, ms } = meet(host, purpose, now)
      now += ms
      if (typeof reply === 'number' && reply < 500) {
        at = hosts.indexOf(host)
        delete blockedUntil[host]
        return reply
      }
      if (typeof reply === 'number') blockedUntil[host] = now + 60_000
      at = (hosts.indexOf(host) + 1) % hosts.length
      if (reply === 'silent') return null
    }
    return null
  }

  for (let wait = 1_000; send('connect') === null; wait *= 2) {
    if (wait > 4_000) return log
    now += wait
  }
  let channel = { open: false, misses: 0, wait: 1_000, at: now }
  const jobs = requests.map((request) => ({ ...request, wait: 1_000 }))
  for (;;) {
    jobs.sort((a, b) => a.atMs - b.atMs)
    const [job] = jobs
    const isChannel = !job || channel.at <= job.atMs
    now = Math.max(now, isChannel ? channel.at : job.atMs)
    if (now > untilMs) return log
    if (!isChannel) {
      jobs.shift()
      if (send(job.purpose) === null && job.purpose === 'vital' && job.wait <= 4_000) {
        jobs.push({ ...job, atMs: now + job.wait, wait: job.wait * 2 })
      }
    } else if (channel.open) {
      const status = send('heartbeat')
      const alive = status !== null && status >= 200 && status < 300
      const misses = alive ? 0 : channel.misses + 1
      channel = { open: misses < 2, misses, wait: 1_000, at: now + (alive ? 15_000 : misses < 2 ? 10_000 : 0) }
    } else {
      const status = send('open-channel')
      const open = status !== null && status >= 200 && status < 300
      channel = { open, misses: 0, wait: Math.min(channel.wait * 2, 30_000), at: now + (open ? 15_000 : channel.wait) }
    }
  }
}
