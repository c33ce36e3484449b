/** Reads what became of interfaces: counted hours and days, and every change; each function takes the tenant's transaction. */
import type { Bucket, Counts } from '@/lib/domain/health/history'
import type { HealthState, InterfaceKind } from '@/lib/domain/health/types'
import type { Tx } from '@/lib/platform/db/database'

export async function readBuckets(
  tx: Tx,
  interfaceIds: string[],
  from: Date,
): Promise<(Bucket & { interfaceId: string })[]> {
  const rows = await tx.healthBucket.findMany({ where: { interfaceId: { in: interfaceIds }, bucketAt: { gte: from } } })
  return rows.map((row) => ({
    interfaceId: row.interfaceId,
    at: row.bucketAt,
    up: row.upChecks,
    degraded: row.degradedChecks,
    down: row.downChecks,
    unknown: row.unknownChecks,
  }))
}

interface DayRow {
  owner: string
  day: string
  up: number
  degraded: number
  down: number
  unknown: number
}

/** Checks of the official interfaces by cluster and local day (YYYY-MM-DD). */
export async function readClusterDays(
  tx: Tx,
  clusterIds: string[],
  from: Date,
  timeZone: string,
): Promise<Map<string, Map<string, Counts>>> {
  const rows = await tx.$queryRaw<DayRow[]>`
    SELECT i.cluster_id::text AS owner, to_char(b.bucket_at AT TIME ZONE ${timeZone}, 'YYYY-MM-DD') AS day,
      sum(b.up_checks)::int AS up, sum(b.degraded_checks)::int AS degraded, sum(b.down_checks)::int AS down,
      sum(b.unknown_checks)::int AS unknown
    FROM cluster_interface i
    JOIN health_bucket b ON b.partner_id = i.partner_id AND b.interface_id = i.id AND b.bucket_at >= ${from}
    WHERE i.kind IN ('xsi-actions', 'xsi-events', 'authentication-service')
      AND i.cluster_id IN (SELECT value::uuid FROM jsonb_array_elements_text(${JSON.stringify(clusterIds)}::jsonb))
    GROUP BY 1, 2`
  const byCluster = new Map<string, Map<string, Counts>>()
  for (const { owner, day, ...counts } of rows) {
    const days = byCluster.get(owner) ?? new Map<string, Counts>()
    byCluster.set(owner, days.set(day, counts))
  }
  return byCluster
}

/** Uptime in percent since `from` by cluster: that of its worst official interface. */
export async function readClusterUptimes(tx: Tx, clusterIds: string[], from: Date): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ owner: string; percent: number }[]>`
    SELECT owner, min(percent)::float8 AS percent FROM (
      SELECT i.cluster_id::text AS owner, i.id,
        100.0 * sum(b.up_checks + b.degraded_checks) / nullif(sum(b.up_checks + b.degraded_checks + b.down_checks), 0) AS percent
      FROM cluster_interface i
      JOIN health_bucket b ON b.partner_id = i.partner_id AND b.interface_id = i.id AND b.bucket_at >= ${from}
      WHERE i.kind IN ('xsi-actions', 'xsi-events', 'authentication-service')
        AND i.cluster_id IN (SELECT value::uuid FROM jsonb_array_elements_text(${JSON.stringify(clusterIds)}::jsonb))
      GROUP BY i.cluster_id, i.id) per_interface
    WHERE percent IS NOT NULL GROUP BY owner`
  return new Map(rows.map(({ owner, percent }) => [owner, percent]))
}

export interface StoredChange {
  id: string
  interfaceId: string
  kind: InterfaceKind
  from: HealthState
  to: HealthState
  reason: string | null
  healthyCount: number
  addressCount: number
  at: Date
}

/** Changes of one cluster's interfaces, newest first, before `before`. */
export async function readChanges(
  tx: Tx,
  clusterId: string,
  { before, most }: { before: Date; most: number },
): Promise<StoredChange[]> {
  const rows = await tx.healthChange.findMany({
    where: { clusterInterface: { clusterId }, occurredAt: { lt: before } },
    orderBy: [{ occurredAt: 'desc' }, { id: 'desc' }],
    take: most,
    include: { clusterInterface: { select: { kind: true } } },
  })
  return rows.map((row) => ({
    id: row.id,
    interfaceId: row.interfaceId,
    kind: row.clusterInterface.kind as InterfaceKind,
    from: row.fromState as HealthState,
    to: row.toState as HealthState,
    reason: row.reason,
    healthyCount: row.healthyCount,
    addressCount: row.addressCount,
    at: row.occurredAt,
  }))
}

/** How often the official interfaces of each cluster changed since `since`. */
export async function countChanges(tx: Tx, since: Date): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ owner: string; changes: number }[]>`
    SELECT i.cluster_id::text AS owner, count(*)::int AS changes
    FROM cluster_interface i
    JOIN health_change h ON h.partner_id = i.partner_id AND h.interface_id = i.id AND h.occurred_at >= ${since}
    WHERE i.kind IN ('xsi-actions', 'xsi-events', 'authentication-service')
    GROUP BY 1`
  return new Map(rows.map(({ owner, changes }) => [owner, changes]))
}
