/** Owns the canonical text of an audit row and its place in the chain of its partner. */
import type { FieldChange } from '../catalogue/field'
import type { AuditActor, AuditEvent } from './events'

export type Sha256 = (text: string) => string

/** The hash before the first row of every partner. */
export const genesisHash = '0'.repeat(64)

/** What a row says, once: the columns of the table repeat it so that it can be searched, and are checked against it. */
export interface AuditRecord {
  id: string
  partnerId: string
  sequence: string
  occurredAt: string
  actor: { kind: string; id: string | null; name: string; address: string }
  action: string
  target: { type: string; id: string | null; name: string }
  changes: FieldChange[]
}

export interface Place {
  id: string
  sequence: bigint
  occurredAt: Date
}

/** The record of an event; a write-only field keeps its name and loses its values here at the latest. */
export function recordOf(actor: AuditActor, event: AuditEvent, place: Place): AuditRecord {
  return {
    id: place.id,
    partnerId: actor.partnerId,
    sequence: place.sequence.toString(),
    occurredAt: place.occurredAt.toISOString(),
    actor: { kind: actor.kind, id: actor.personId, name: actor.name, address: actor.clientAddress },
    action: event.action,
    target: { type: event.target.type, id: event.target.id, name: event.target.name },
    changes: event.changes.map((change) => (change.secret ? { ...change, before: null, after: null } : change)),
  }
}

/** JSON with keys sorted and no space: the same value is the same text for ever. */
export function canonicalText(value: unknown): string {
  // Half of a surrogate pair cannot be stored as UTF-8: the column would say U+FFFD, and so must the text.
  if (typeof value === 'string') return JSON.stringify(value.toWellFormed())
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null)
  const entries = Object.entries(value).filter(([, held]) => held !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, held]) => `${JSON.stringify(key)}:${canonicalText(held)}`).join(',')}}`
}

/** SHA-256 (previous hash, payload) in hex. */
export function linkHash(previousHash: string, payload: string, sha256: Sha256): string {
  return sha256(`${previousHash}\n${payload}`)
}
