/** Owns the bulkheads of scheduled checks: who keeps us waiting never takes the place of who answers at once. */

export interface Lanes {
  /** How many more may begin: of those that were not down, and of those that were. */
  room(): { living: number; dead: number }
  /** Runs a check that begins by itself in `startsInMs`; one that takes long leaves its place among the living. */
  run(lane: 'living' | 'dead', startsInMs: number, check: () => Promise<void>): void
}

/** At once, of those that answer; processor time allows no more than a few hundred in a second. */
export const mostLiving = 128
/** At once, of those that keep us waiting: 2,000 dead interfaces of 2 s each are through in less than 30 s. */
const mostSlow = 512
/** What was down may fill the slow lane only so far: what falls silent now needs a place too. */
export const mostDead = 320
const slowAfterMs = 500

export function createLanes(): Lanes {
  let quick = 0
  let slow = 0

  const run: Lanes['run'] = (lane, startsInMs, check) => {
    let isSlow = lane === 'dead'
    if (isSlow) slow += 1
    else quick += 1
    const patience = setTimeout(() => {
      if (isSlow || slow >= mostSlow) return
      isSlow = true
      quick -= 1
      slow += 1
    }, startsInMs + slowAfterMs)
    void check().finally(() => {
      clearTimeout(patience)
      if (isSlow) slow -= 1
      else quick -= 1
    })
  }
  return {
    run,
    room: () => ({ living: Math.max(0, mostLiving - quick), dead: Math.max(0, mostDead - slow) }),
  }
}
