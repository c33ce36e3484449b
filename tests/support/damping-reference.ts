/** Flap damping once more, from its sentences and nothing of the product, to compare with. */

export type Light = 'up' | 'degraded' | 'down' | 'unknown'

/** Replays a whole life and says how it stands after its last check. */
export function referenceDamping(life: readonly Light[]): { settled: Light; isFlapping: boolean } {
  const badness = { up: 0, degraded: 1, down: 2 }
  let settled: Light = 'unknown'
  let isFlapping = false
  for (let until = 1; until <= life.length; until += 1) {
    const hour = life.slice(Math.max(0, until - 60), until)
    const told = hour.filter((light) => light !== 'unknown')
    const steps = told.slice(1).map((light, index) => badness[light] - badness[told[index] ?? light])
    const turns = steps.filter((step) => step !== 0).map((step) => step > 0)
    const changes = turns.filter((isWorse, index) => isWorse !== turns[index - 1]).length
    if (changes >= 8) isFlapping = true
    if (changes <= 3) isFlapping = false
    if (hour.length >= 5 && hour.slice(-5).every((light) => light === 'unknown')) settled = 'unknown'
    const newest = life[until - 1]
    if (newest === undefined || newest === 'unknown') continue
    if (settled === 'unknown' && newest === 'up') {
      settled = 'up'
      continue
    }
    const proof = told.slice(-Math.min(10, 2 + Math.floor(changes / 2)))
    if (proof.length < Math.min(10, 2 + Math.floor(changes / 2))) continue
    const marks = proof.map((light) => badness[light])
    const now = settled === 'unknown' ? 0 : badness[settled]
    const names = ['up', 'degraded', 'down'] as const
    if (Math.min(...marks) > now) settled = names[Math.min(...marks)] ?? settled
    else if (Math.max(...marks) < now) settled = names[Math.max(...marks)] ?? settled
  }
  return { settled, isFlapping }
}
