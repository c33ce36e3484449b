/** Shapes of sessions that cross rooms. */

export type SessionMethod = 'password' | 'oidc' | 'invitation' | 'set-up'

export interface BegunSession {
  /** Goes into the browser's cookie and nowhere else. */
  sessionToken: string
}

export interface OwnSession {
  id: string
  method: SessionMethod
  userAgent: string
  clientAddress: string
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
  isCurrent: boolean
}
