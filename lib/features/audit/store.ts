/** The rows of the audit trail; the only place with Prisma for them. */

import type { ChainEnd } from '@/lib/domain/audit/chain'
import type { AuditActor, AuditEvent } from '@/lib/domain/audit/events'
import { genesisHash } from '@/lib/domain/audit/record'
import type { Tx } from '@/lib/platform/db/database'

/** The partner's head, locked until the transaction ends; made when there was none. */
export async function lockHead(tx: Tx, partnerId: string): Promise<ChainEnd> {
  const rows = await tx.$queryRaw<ChainEnd[]>`
    INSERT INTO audit_head AS head (partner_id, sequence, hash) VALUES (${partnerId}::uuid, 0, ${genesisHash})
    ON CONFLICT (partner_id) DO UPDATE SET sequence = head.sequence RETURNING sequence, hash`
  const [head] = rows
  if (!head) throw new Error('The audit head could not be locked')
  return head
}

/** Where the partner's trail ends now, or null before its first row. */
export function readHead(tx: Tx, partnerId: string): Promise<ChainEnd | null> {
  return tx.auditHead.findUnique({ where: { partnerId }, select: { sequence: true, hash: true } })
}

export async function advanceHead(tx: Tx, partnerId: string, head: ChainEnd): Promise<void> {
  await tx.auditHead.update({ where: { partnerId }, data: head, select: { partnerId: true } })
}

interface NewRow {
  id: string
  sequence: bigint
  occurredAt: Date
  actor: AuditActor
  event: AuditEvent
  payload: string
  previousHash: string
  hash: string
}

export async function insertEvent(tx: Tx, { actor, event, ...row }: NewRow): Promise<void> {
  await tx.auditEvent.create({
    data: {
      ...row,
      partnerId: actor.partnerId,
      actorKind: actor.kind,
      actorId: actor.personId,
      actorName: actor.name,
      clientAddress: actor.clientAddress,
      action: event.action,
      targetType: event.target.type,
      targetId: event.target.id,
      targetName: event.target.name,
    },
    select: { id: true },
  })
}
