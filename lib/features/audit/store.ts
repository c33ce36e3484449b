/** The rows of the audit trail; the only place with Prisma for them. */

import type { ChainEnd } from '@/lib/domain/audit/chain'
import type { AuditActor, AuditEvent } from '@/lib/domain/audit/events'
import { systemActorValue } from '@/lib/domain/audit/query'
import { genesisHash } from '@/lib/domain/audit/record'
import { readCursor } from '@/lib/domain/table/cursor'
import type { TableQuery } from '@/lib/domain/table/query'
import { endOfDay, startOfDay } from '@/lib/domain/time/day'
import type { Tx } from '@/lib/platform/db/database'
import type { Prisma } from '@/lib/platform/db/generated/client'
import type { AuditRow } from './types'

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

const rowSelection = {
  id: true,
  sequence: true,
  occurredAt: true,
  actorKind: true,
  actorId: true,
  actorName: true,
  clientAddress: true,
  action: true,
  targetType: true,
  targetId: true,
  targetName: true,
  payload: true,
  hash: true,
} as const

export type StoredEvent = Prisma.AuditEventGetPayload<{ select: typeof rowSelection }>

/** The row as people read it. A payload that cannot be read any more shows no changes; `verify-audit` finds it. */
export function rowOf(stored: StoredEvent): AuditRow {
  return {
    id: stored.id,
    sequence: stored.sequence.toString(),
    occurredAt: stored.occurredAt,
    actor: {
      kind: stored.actorKind as AuditRow['actor']['kind'],
      id: stored.actorId,
      name: stored.actorName,
      address: stored.clientAddress,
    },
    action: stored.action as AuditRow['action'],
    target: { type: stored.targetType as AuditRow['target']['type'], id: stored.targetId, name: stored.targetName },
    changes: changesOf(stored.payload),
    hash: stored.hash,
  }
}

function changesOf(payload: string): AuditRow['changes'] {
  try {
    const { changes } = JSON.parse(payload) as { changes?: AuditRow['changes'] }
    return Array.isArray(changes) ? changes : []
  } catch {
    return []
  }
}

const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

/** What the filters of the address mean; a filter that makes no sense matches nothing. */
export function eventsMatching(
  { filters }: Pick<TableQuery, 'filters'>,
  timeZone: string,
): Prisma.AuditEventWhereInput {
  const every: Prisma.AuditEventWhereInput[] = []
  const { actor, action, target, of, from, to } = filters
  if (actor) {
    const ids = actor.filter(isUuid)
    const bySystem = actor.includes(systemActorValue) ? [{ actorKind: 'system' }] : []
    every.push({ OR: [{ actorId: { in: ids } }, ...bySystem] })
  }
  if (action) every.push({ action: { in: action } })
  if (target) every.push({ targetType: { in: target } })
  if (of) every.push({ targetId: { in: of.filter(isUuid) } })
  const since = from?.[0] ? startOfDay(from[0], timeZone) : null
  const until = to?.[0] ? endOfDay(to[0], timeZone) : null
  if (since) every.push({ occurredAt: { gte: since } })
  if (until) every.push({ occurredAt: { lt: until } })
  return { AND: every }
}

/** One row more than the page holds, from the query's cursor on; backwards in reverse order. */
export async function pageOfEvents(
  tx: Tx,
  query: TableQuery,
  where: Prisma.AuditEventWhereInput,
): Promise<StoredEvent[]> {
  const isDescending = query.sort.isDescending !== (query.before !== null)
  const cursor = readCursor(query.before ?? query.after)
  const isOurs = cursor && /^\d{1,18}$/.test(cursor.value)
  const beyond = isOurs ? [{ sequence: { [isDescending ? 'lt' : 'gt']: BigInt(cursor.value) } }] : []
  return tx.auditEvent.findMany({
    where: { AND: [where, ...beyond] },
    orderBy: { sequence: isDescending ? 'desc' : 'asc' },
    take: query.size + 1,
    select: rowSelection,
  })
}

/** Exact up to `most`, and one more when there are more. */
export async function countEvents(tx: Tx, where: Prisma.AuditEventWhereInput, most: number): Promise<number> {
  return tx.auditEvent.count({ where, take: most + 1 })
}

/** The newest rows below a number, for reading many in batches. */
export async function eventsBelow(
  tx: Tx,
  where: Prisma.AuditEventWhereInput,
  below: bigint | null,
  most: number,
): Promise<StoredEvent[]> {
  return tx.auditEvent.findMany({
    where: { AND: [where, ...(below === null ? [] : [{ sequence: { lt: below } }])] },
    orderBy: { sequence: 'desc' },
    take: most,
    select: rowSelection,
  })
}
