/** Decides what an issued certificate is worth now, and what its authority still has to do. */

/** Reasons of RFC 5280 section 5.3.1 that fit a client certificate, with their numbers. */
export const revocationReasons = {
  superseded: 4,
  'key-compromise': 1,
  'affiliation-changed': 3,
  cessation: 5,
  unspecified: 0,
} as const
export type RevocationReason = keyof typeof revocationReasons
export const revocationReasonNames = Object.keys(revocationReasons) as [RevocationReason, ...RevocationReason[]]

export type IssuedState = 'valid' | 'ending' | 'expired' | 'revoked'

/** The first of the reminders (quality.md: 60, 30, 14, 7 and 1 days): from here on a successor should exist. */
export const renewWithinDays = 60
/** Days that a revocation list is good for, and from how many left a new one should be issued. */
export const listDays = 30
export const renewListWithinDays = 7

const dayMs = 86_400_000

export interface IssuedFacts {
  expiresAt: Date
  revokedAt: Date | null
}

export const daysUntil = (at: Date, now: Date): number => Math.floor((at.getTime() - now.getTime()) / dayMs)

export function issuedStateOf({ expiresAt, revokedAt }: IssuedFacts, now: Date): IssuedState {
  if (revokedAt) return 'revoked'
  const days = daysUntil(expiresAt, now)
  if (expiresAt <= now) return 'expired'
  return days < renewWithinDays ? 'ending' : 'valid'
}

/** The end of a new certificate: after `days`, but never after its authority's. */
export function endOfIssued(now: Date, days: number, authorityEnd: Date): Date {
  return new Date(Math.min(now.getTime() + days * dayMs, authorityEnd.getTime()))
}

export const addDays = (at: Date, days: number): Date => new Date(at.getTime() + days * dayMs)
