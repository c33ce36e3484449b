/** One point in time that several steps share: 2 s from the start of connecting to the first header (domain.md 8.3). */

export interface Deadline {
  readonly startedAt: number
  readonly endsAt: number
}

export const firstHeaderMs = 2_000
export const wholeRequestMs = 6_500

/** Milliseconds of the monotonic clock. */
export const monotonicNow = (): number => performance.now()

export function deadlineIn(timeoutMs: number): Deadline {
  const startedAt = monotonicNow()
  return { startedAt, endsAt: startedAt + timeoutMs }
}

/** When a request must be over that began with this deadline's connection, whatever still arrives (quality.md, P2). */
export function wholeOf({ startedAt }: Deadline): Deadline {
  return { startedAt, endsAt: startedAt + wholeRequestMs }
}

/** Runs `expire` when the deadline passes; call the answer to forget it. */
export function atDeadline({ endsAt }: Deadline, expire: () => void): () => void {
  const timer = setTimeout(expire, Math.max(0, endsAt - monotonicNow()))
  return () => clearTimeout(timer)
}
