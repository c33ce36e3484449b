/** Decides whether a session still lives: idle and absolute limits (quality.md, ASVS 7.3.1 and 7.3.2). */

export interface SessionTimes {
  lastSeenAt: Date
  /** The absolute end, set when the session began. */
  expiresAt: Date
  disabledAt: Date | null
}

const touchAfterMs = 60_000

/** False for a person who is disabled, past the absolute end, or idle for `idleMinutes` or longer. */
export function isSessionAlive(session: SessionTimes, at: Date, idleMinutes: number): boolean {
  if (session.disabledAt !== null) return false
  if (session.expiresAt.getTime() <= at.getTime()) return false
  return at.getTime() - session.lastSeenAt.getTime() < idleMinutes * 60_000
}

/** The last-seen time is written at most once a minute, so that reading a page stays a read. */
export function needsTouch(session: Pick<SessionTimes, 'lastSeenAt'>, at: Date): boolean {
  return at.getTime() - session.lastSeenAt.getTime() >= touchAfterMs
}
