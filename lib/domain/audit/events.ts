/** Lists everything the audit trail can tell, by noun. A new noun adds one line here and its words. */
import type { FieldChange } from '../catalogue/field'

export const verbsOf = {
  partner: ['created', 'changed'],
  person: [
    'created',
    'invited',
    'invitation-renewed',
    'invitation-accepted',
    'changed',
    'role-changed',
    'disabled',
    'enabled',
    'sessions-ended',
    'password-changed',
    'second-factor-set-up',
    'second-factor-removed',
    'recovery-codes-renewed',
    'recovery-code-used',
    'identity-linked',
  ],
  session: ['started', 'ended', 'others-ended'],
  cluster: ['created', 'changed', 'deleted', 'paused', 'resumed', 'checked', 'entry-checked', 'budget-exhausted'],
  template: ['created', 'changed', 'deleted', 'version-restored', 'brought-back'],
  locale: ['overridden', 'reset', 'call-in-changed', 'call-in-reset'],
  requirement: ['confirmed', 'withdrawn'],
  adapter: ['assigned', 'unassigned'],
  certificate: [
    'fetched',
    'requested',
    'stored',
    'removed',
    'cloud-chain-added',
    'cloud-chain-retired',
    'identity-confirmed',
    'exported',
  ],
  authority: ['created', 'client-issued', 'client-renewed', 'client-revoked', 'list-issued'],
  alert: ['channel-added', 'channel-changed', 'channel-removed', 'secret-renewed', 'tested', 'retried'],
  maintenance: ['started', 'planned', 'ended', 'cancelled'],
  branding: ['changed', 'logo-stored', 'field-reset', 'reset'],
  audit: ['exported'],
} as const

export const targetTypes = Object.keys(verbsOf) as TargetType[]
export type TargetType = keyof typeof verbsOf

type ActionOf<T extends TargetType> = `${T}.${(typeof verbsOf)[T][number]}`
export type AuditAction = { [T in TargetType]: ActionOf<T> }[TargetType]

/** Every action there is, grouped by noun in the order of the table. */
export const auditActions = targetTypes.flatMap((type) => verbsOf[type].map((verb) => `${type}.${verb}` as AuditAction))

export interface AuditTarget<T extends TargetType = TargetType> {
  type: T
  /** A UUID; null when the target has none. */
  id: string | null
  name: string
}

/** One change as an operation tells it. The action's noun and the target's type are the same. */
export type AuditEvent = {
  [T in TargetType]: { action: ActionOf<T>; target: AuditTarget<T>; changes: readonly FieldChange[] }
}[TargetType]

export const actorKinds = ['person', 'system', 'token'] as const
export type ActorKind = (typeof actorKinds)[number]

/** Who did it, from where. Every actor of a gate fits. */
export interface AuditActor {
  kind: ActorKind
  personId: string | null
  name: string
  partnerId: string
  clientAddress: string
}
