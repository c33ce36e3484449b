/** Reads and writes the outbox; every function takes the tenant's transaction. */
import type { Tx } from '@/lib/platform/db/database'
import type { AlertChannel, AlertDelivery } from '@/lib/platform/db/generated/client'

export interface NewDelivery {
  id: string
  partnerId: string
  channelId: string
  alertId: string
  recipient: string
  eventType: string
  event: string
  occurredAt: Date
}

/** Puts deliveries into the outbox; one that is there already stays as it is. */
export async function insertDeliveries(tx: Tx, deliveries: NewDelivery[]): Promise<void> {
  if (deliveries.length > 0) await tx.alertDelivery.createMany({ data: deliveries, skipDuplicates: true })
}

export type DueDelivery = AlertDelivery & { channel: AlertChannel & { partner: { name: string; timeZone: string } } }

/** What a worker needs to deliver; null when it was deleted meanwhile or another worker has it. */
export function findLeased(tx: Tx, id: string, worker: string): Promise<DueDelivery | null> {
  return tx.alertDelivery.findFirst({
    where: { id, leasedBy: worker, state: 'waiting' },
    include: { channel: { include: { partner: { select: { name: true, timeZone: true } } } } },
  })
}

export interface Attempted {
  id: string
  worker: string
  state: 'waiting' | 'delivered' | 'dead'
  attempts: number
  at: Date
  nextAttemptAt: Date | null
  problem: string | null
  status: number | null
}

/** Writes what came of an attempt and gives the lease back, unless another worker took the row over. */
export async function writeAttempt(tx: Tx, attempted: Attempted): Promise<void> {
  const { id, worker, state, attempts, at, nextAttemptAt, problem, status } = attempted
  await tx.alertDelivery.updateMany({
    where: { id, leasedBy: worker },
    data: {
      ...{ state, attempts, nextAttemptAt, lastAttemptAt: at, lastProblem: problem, lastStatus: status },
      ...{ deliveredAt: state === 'delivered' ? at : null, leasedUntil: null, leasedBy: null },
    },
  })
}

/** Due at once, as if it had never been tried; false when it is delivered or under way. */
export async function tryAgain(tx: Tx, id: string, at: Date): Promise<boolean> {
  const { count } = await tx.alertDelivery.updateMany({
    where: {
      ...{ id, state: { in: ['waiting', 'dead'] } },
      OR: [{ leasedUntil: null }, { leasedUntil: { lt: at } }],
    },
    data: { state: 'waiting', attempts: 0, nextAttemptAt: at },
  })
  return count === 1
}

/** What still waits for a channel that is switched off is given up. */
export async function giveUpWaiting(tx: Tx, channelId: string, problem: string): Promise<void> {
  await tx.alertDelivery.updateMany({
    where: { channelId, state: 'waiting' },
    data: { state: 'dead', nextAttemptAt: null, lastProblem: problem },
  })
}

export type DeliveryRecord = AlertDelivery & { channel: { name: string; kind: string } }

export function findDelivery(tx: Tx, id: string): Promise<DeliveryRecord | null> {
  return tx.alertDelivery.findFirst({ where: { id }, include: { channel: { select: { name: true, kind: true } } } })
}

/** Newest first, of one channel or of all. */
export function recentDeliveries(
  tx: Tx,
  { channelId, state, most }: { channelId?: string; state?: string; most: number },
): Promise<DeliveryRecord[]> {
  return tx.alertDelivery.findMany({
    where: { ...(channelId && { channelId }), ...(state && { state }) },
    include: { channel: { select: { name: true, kind: true } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: most,
  })
}

export interface LastAttempt {
  channelId: string
  state: string
  problem: string | null
  at: Date
}

/** The newest attempt of each channel, by channel. */
export async function lastAttempts(tx: Tx): Promise<Map<string, LastAttempt>> {
  const rows = await tx.$queryRaw<LastAttempt[]>`
    SELECT c.id::text AS "channelId", last.state, last.last_problem AS problem, last.last_attempt_at AS at
    FROM alert_channel c
    CROSS JOIN LATERAL (
      SELECT d.state, d.last_problem, d.last_attempt_at FROM alert_delivery d
      WHERE d.partner_id = c.partner_id AND d.channel_id = c.id AND d.last_attempt_at IS NOT NULL
      ORDER BY d.last_attempt_at DESC LIMIT 1) AS last`
  return new Map(rows.map((row) => [row.channelId, row]))
}
