/** Decides whether a partner's stored audit rows are what was written: nothing changed, removed, swapped, inserted, cut off. */
import { canonicalText, genesisHash, linkHash, type Sha256 } from './record'

/** A row as it stands in the table. */
export interface StoredLink {
  id: string
  partnerId: string
  sequence: bigint
  occurredAt: Date
  actorKind: string
  actorId: string | null
  actorName: string
  action: string
  targetType: string
  targetId: string | null
  targetName: string
  clientAddress: string
  payload: string
  previousHash: string
  hash: string
}

/** The end of a chain: the stored head, or an anchor that somebody kept elsewhere. */
export interface ChainEnd {
  sequence: bigint
  hash: string
}

export const chainFaults = [
  'missing-row',
  'broken-link',
  'changed-payload',
  'changed-column',
  'missing-head',
  'head-differs',
  'anchor-differs',
  'cut-off',
] as const

export interface ChainFault {
  because: (typeof chainFaults)[number]
  sequence: bigint
}

export const chainStart: ChainEnd = { sequence: 0n, hash: genesisHash }

/** Judges the row after `previous`: null when it continues the chain. */
export function linkFault(previous: ChainEnd, row: StoredLink, sha256: Sha256): ChainFault | null {
  const expected = previous.sequence + 1n
  if (row.sequence !== expected) return { because: 'missing-row', sequence: expected }
  if (row.previousHash !== previous.hash) return { because: 'broken-link', sequence: expected }
  if (linkHash(row.previousHash, row.payload, sha256) !== row.hash)
    return { because: 'changed-payload', sequence: expected }
  return repeatsPayload(row) ? null : { because: 'changed-column', sequence: expected }
}

/** Judges the end of a walk: against the stored head, then against an anchor if one lies at this very sequence. */
export function headFault(last: ChainEnd, head: ChainEnd | null): ChainFault | null {
  if (head === null) return last.sequence === 0n ? null : { because: 'missing-head', sequence: last.sequence }
  if (head.sequence > last.sequence) return { because: 'cut-off', sequence: last.sequence + 1n }
  if (head.sequence !== last.sequence || head.hash !== last.hash)
    return { because: 'head-differs', sequence: head.sequence }
  return null
}

/** Judges an anchor against the hash now found at its sequence; `found` is null when the chain ends before it. */
export function anchorFault(anchor: ChainEnd, found: string | null): ChainFault | null {
  if (found === null) return { because: 'cut-off', sequence: anchor.sequence }
  return found === anchor.hash ? null : { because: 'anchor-differs', sequence: anchor.sequence }
}

/** True when every searchable column says what the hashed text says, and the text is canonical. */
function repeatsPayload(row: StoredLink): boolean {
  const record = parsed(row.payload)
  if (record === null || canonicalText(record) !== row.payload) return false
  const { changes: _, ...told } = record as Record<string, unknown>
  return (
    canonicalText(told) ===
    canonicalText({
      id: row.id,
      partnerId: row.partnerId,
      sequence: row.sequence.toString(),
      occurredAt: row.occurredAt.toISOString(),
      actor: { kind: row.actorKind, id: row.actorId, name: row.actorName, address: row.clientAddress },
      action: row.action,
      target: { type: row.targetType, id: row.targetId, name: row.targetName },
    })
  )
}

function parsed(payload: string): object | null {
  try {
    const value: unknown = JSON.parse(payload)
    return typeof value === 'object' ? value : null
  } catch {
    return null
  }
}
