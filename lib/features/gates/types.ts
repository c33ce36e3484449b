/** Owns the shapes that a gate hands out: who asks, and for which partner it was proven. */

import type { Role } from '@/lib/domain/identity/permissions'
import type { Result } from '@/lib/domain/result'

declare const proven: unique symbol

/** The id of a partner that a gate has proven for this request or job. Only lib/features/gates mints it. */
export type ProvenPartnerId = string & { readonly [proven]: 'partner' }

interface ActorOfAnyKind {
  name: string
  role: Role
  partnerId: ProvenPartnerId
  partnerName: string
  /** IANA name; day bars and dates are told in it. */
  timeZone: string
  /** '' when nobody's machine is behind it. */
  clientAddress: string
}

export interface PersonActor extends ActorOfAnyKind {
  kind: 'person'
  personId: string
  email: string
  sessionId: string
  reauthenticatedAt: Date | null
  hasSecondFactor: boolean
}

export interface SystemActor extends ActorOfAnyKind {
  kind: 'system'
  personId: null
  sessionId: null
}

export interface TokenActor extends ActorOfAnyKind {
  kind: 'token'
  personId: null
  sessionId: null
}

export type Actor = PersonActor | SystemActor | TokenActor

/** What a form gets back: the operation's own answer, or a refusal of the gate. */
export type ActionOutcome<T> = Result<T>
