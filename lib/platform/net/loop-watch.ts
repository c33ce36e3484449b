/** Knows when the event loop was late: a timeout that we may have caused ourselves proves nothing (quality.md, T4). */

export interface LoopWatch {
  /** Starts watching; call the answer for the worst lateness since, in milliseconds, and again when done. */
  open(): LoopWindow
}

export interface LoopWindow {
  lateMs(): number
  close(): void
}

/** Later than this makes a failure inconclusive. */
export const lateLimitMs = 200

const tickMs = 50
const keptStalls = 20

/** Ticks only while a window is open, and never keeps a process alive. */
export function createLoopWatch(): LoopWatch {
  let windows = 0
  let timer: NodeJS.Timeout | undefined
  let dueAt = 0
  let stalls: { at: number; lateMs: number }[] = []

  const tick = () => {
    const at = performance.now()
    if (at - dueAt > lateLimitMs) stalls = [...stalls.slice(1 - keptStalls), { at, lateMs: at - dueAt }]
    dueAt = at + tickMs
  }

  const open = (): LoopWindow => {
    const openedAt = performance.now()
    windows += 1
    if (!timer) {
      dueAt = openedAt + tickMs
      timer = setInterval(tick, tickMs).unref()
    }
    return {
      lateMs: () => {
        const pending = performance.now() - dueAt
        const past = stalls.filter((stall) => stall.at >= openedAt).map((stall) => stall.lateMs)
        return Math.round(Math.max(0, pending, ...past))
      },
      close: () => {
        windows -= 1
        if (windows > 0) return
        clearInterval(timer)
        timer = undefined
      },
    }
  }
  return { open }
}
