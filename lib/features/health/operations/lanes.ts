/** Owns the bulkheads of scheduled checks: who keeps us waiting never takes the place of who answers at once. */

export interface Lanes {
  /** How many more may be taken: of those that were not down, and of those that were. */
  room(): { living: number; dead: number }
  /** Runs a check in `startsInMs`, or when its lane has a place; one that takes long leaves its place to the next. */
  run(lane: 'living' | 'dead', startsInMs: number, check: () => Promise<void>): void
}

/** Handshakes cost processor time: more of them at once only make each of them late. */
const mostQuick = 48
/** Taken and not over yet, of those that answer at once: they wait for their moment, or for a place. */
const mostLiving = 160
/** At once, of those that keep us waiting: 2,000 dead interfaces of 2 s each are through in less than 30 s. */
const mostSlow = 512
/** What was down may fill the slow lane only so far: what falls silent now needs a place too. */
const mostDead = 320
const slowAfterMs = 500
/** A clock of ours that is this late tells nothing about them. */
const ownLatenessMs = 100

export function createLanes(): Lanes {
  const counts = { taken: 0, quick: 0, slow: 0 }
  const waiting: (() => void)[] = []

  const runQuick = (check: () => Promise<void>) => {
    let isSlow = false
    counts.quick += 1
    const giveWay = () => {
      isSlow = true
      counts.quick -= 1
      counts.taken -= 1
      counts.slow += 1
      next()
    }
    const forget = whenSlow(() => counts.slow < mostSlow, giveWay)
    void check().finally(() => {
      forget()
      if (isSlow) counts.slow -= 1
      else {
        counts.quick -= 1
        counts.taken -= 1
      }
      next()
    })
  }
  const next = () => {
    if (counts.quick < mostQuick) waiting.shift()?.()
  }
  const runSlow = (check: () => Promise<void>) => {
    void check().finally(() => {
      counts.slow -= 1
    })
  }
  return {
    room: () => ({ living: Math.max(0, mostLiving - counts.taken), dead: Math.max(0, mostDead - counts.slow) }),
    run: (lane, startsInMs, check) => {
      if (lane === 'dead') counts.slow += 1
      else counts.taken += 1
      const begin = () => {
        if (lane === 'dead') runSlow(check)
        else if (counts.quick < mostQuick) runQuick(check)
        else waiting.push(() => runQuick(check))
      }
      if (startsInMs <= 1) begin()
      else setTimeout(begin, startsInMs)
    },
  }
}

/** Calls `then` once the check is slow and there is a place among the slow; call the answer when it is over. */
function whenSlow(isRoom: () => boolean, then: () => void): () => void {
  let timer: NodeJS.Timeout
  const wait = () => {
    const dueAt = performance.now() + slowAfterMs
    timer = setTimeout(() => {
      if (performance.now() - dueAt < ownLatenessMs && isRoom()) then()
      else wait()
    }, slowAfterMs)
  }
  wait()
  return () => clearTimeout(timer)
}
