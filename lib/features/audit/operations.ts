/** Writes audit rows: one per change, in the change's own transaction, chained by hash per partner. */
import { createHash } from 'node:crypto'
import type { AuditActor, AuditEvent } from '@/lib/domain/audit/events'
import { canonicalText, linkHash, recordOf } from '@/lib/domain/audit/record'
import { newId, now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db/database'
import { notify } from '@/lib/platform/events/events'
import { advanceHead, insertEvent, lockHead } from './store'

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/**
 * Tells the trail what changed. Call it last in the transaction of the change: it holds the partner's head until commit,
 * and without the row there is no change.
 */
export async function recordAudit(tx: Tx, actor: AuditActor, event: AuditEvent): Promise<void> {
  const head = await lockHead(tx, actor.partnerId)
  const place = { id: newId(), sequence: head.sequence + 1n, occurredAt: now() }
  const record = recordOf(actor, event, place)
  const payload = canonicalText(record)
  const hash = linkHash(head.hash, payload, sha256)
  await insertEvent(tx, { ...place, actor, event, payload, previousHash: head.hash, hash })
  await advanceHead(tx, actor.partnerId, { sequence: place.sequence, hash })
  await notify(tx, { partnerId: actor.partnerId, topic: 'audit' })
}
