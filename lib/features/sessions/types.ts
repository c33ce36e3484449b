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

export interface SignInPage {
  isSignedIn: boolean
  hasOidc: boolean
  /** Where to go afterwards; always a path of the hub. */
  next: string
}

export interface OwnSecurity {
  hasPassword: boolean
  hasSecondFactor: boolean
  recoveryCodesLeft: number
  /** False when the next sensitive step asks for the password first. */
  isFreshlyProven: boolean
  sessions: OwnSession[]
  /** Minutes without use after which a session ends. */
  idleMinutes: number
}
