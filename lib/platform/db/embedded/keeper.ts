/** Brings back a server that ended without being asked to: a crash, a kill for want of memory. */
import { setTimeout as pause } from 'node:timers/promises'

const LOOK_EVERY_MS = 1_000

export interface Keeper {
  /** Stops looking; waits for a restart that is under way. */
  end(): Promise<void>
}

/** What became of a restart: nothing, or why it failed; the next look tries again. */
export type TellRestart = (failure?: unknown) => void

export function keepRunning(
  isRunning: () => boolean,
  restart: () => Promise<void>,
  tell: TellRestart,
  lookEveryMs: number = LOOK_EVERY_MS,
): Keeper {
  const ending = new AbortController()
  const look = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      await pause(lookEveryMs, undefined, { signal: ending.signal, ref: false }).catch(() => undefined)
      if (ending.signal.aborted || isRunning()) continue
      await restart().then(() => tell(), tell)
    }
  }
  const looking = look()
  return {
    end: () => {
      ending.abort()
      return looking
    },
  }
}
