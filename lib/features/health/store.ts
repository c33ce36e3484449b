/** Reads and writes what checks found; every function takes the tenant's transaction. */
import type { AuditAction } from '@/lib/domain/audit/events'
import type { Bucket, Counts } from '@/lib/domain/health/history'
import type { HealthState, InterfaceKind } from '@/lib/domain/health/types'
import type { Tx } from '@/lib/platform/db/database'
import type { ClusterInterface } from '@/lib/platform/db/generated/client'

export type InterfaceRecord = ClusterInterface
export type InterfaceState = Omit<InterfaceRecord, 'result' | 'partnerId' | 'leasedUntil' | 'leasedBy'>

const stateColumns = {
  id: true,
  clusterId: true,
  kind: true,
  state: true,
  reason: true,
  healthyCount: true,
  addressCount: true,
  stateSince: true,
  lastHealthyAt: true,
  checkedAt: true,
  certificateExpiresAt: true,
  certificateSubject: true,
  nextCheckAt: true,
} as const

/** Every interface of the partner, or of one cluster, without its last result. */
export function readInterfaceStates(tx: Tx, clusterId?: string): Promise<InterfaceState[]> {
  return tx.clusterInterface.findMany({ where: clusterId ? { clusterId } : {}, select: stateColumns })
}

/** The ids among these whose interfaces were down at their last check. */
export async function whichAreDown(tx: Tx, ids: string[]): Promise<Set<string>> {
  const rows = await tx.clusterInterface.findMany({ where: { id: { in: ids }, state: 'down' }, select: { id: true } })
  return new Set(rows.map(({ id }) => id))
}

export function readInterfaces(tx: Tx, clusterIds: string[]): Promise<InterfaceRecord[]> {
  return tx.clusterInterface.findMany({ where: { clusterId: { in: clusterIds } } })
}

export interface StoredState {
  state: HealthState
  reason: string | null
  healthyCount: number
  addressCount: number
  checkedAt: Date | null
  clusterVersion: number
}

/** What is stored of the named interfaces, locked in the order of their ids until the transaction ends. */
export async function lockStates(tx: Tx, ids: string[]): Promise<Map<string, StoredState>> {
  const rows = await tx.$queryRaw<(StoredState & { id: string })[]>`
    SELECT i.id::text, i.state, i.reason, i.healthy_count AS "healthyCount", i.address_count AS "addressCount",
      i.checked_at AS "checkedAt", c.version AS "clusterVersion"
    FROM cluster_interface i JOIN cluster c ON c.partner_id = i.partner_id AND c.id = i.cluster_id
    WHERE i.id IN (SELECT value::uuid FROM jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))
    ORDER BY i.id FOR UPDATE OF i`
  return new Map(rows.map((row) => [row.id, row]))
}

export interface ResultRow {
  id: string
  state: HealthState
  reason: string | null
  healthyCount: number
  addressCount: number
  checkedAt: string
  /** Canonical JSON text of an InterfaceResult. */
  result: string
  certificateExpiresAt: string | null
  certificateSubject: string | null
  nextCheckAt: string
}

/** Writes results in one statement and gives their leases back. A result older than the stored one is left out. */
export async function writeResults(tx: Tx, rows: ResultRow[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE cluster_interface i SET
      state_since = CASE WHEN i.state = v.state THEN i.state_since ELSE v."checkedAt" END,
      state = v.state, reason = v.reason, healthy_count = v."healthyCount", address_count = v."addressCount",
      last_healthy_at = CASE WHEN v."healthyCount" > 0 THEN v."checkedAt" ELSE i.last_healthy_at END,
      checked_at = v."checkedAt", result = v.result, certificate_expires_at = v."certificateExpiresAt",
      certificate_subject = v."certificateSubject", next_check_at = v."nextCheckAt", leased_until = NULL, leased_by = NULL
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS v(id uuid, state text, reason text, "healthyCount" integer,
      "addressCount" integer, "checkedAt" timestamptz, result text, "certificateExpiresAt" timestamptz,
      "certificateSubject" text, "nextCheckAt" timestamptz)
    WHERE i.id = v.id AND (i.checked_at IS NULL OR i.checked_at <= v."checkedAt")`
}

/** Counts each check in its hour. */
export async function countChecks(
  tx: Tx,
  partnerId: string,
  rows: Pick<ResultRow, 'id' | 'state' | 'checkedAt'>[],
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO health_bucket AS b (partner_id, interface_id, bucket_at, up_checks, degraded_checks, down_checks, unknown_checks)
    SELECT ${partnerId}::uuid, v.id, date_trunc('hour', v."checkedAt"), count(*) FILTER (WHERE v.state = 'up'),
      count(*) FILTER (WHERE v.state = 'degraded'), count(*) FILTER (WHERE v.state = 'down'),
      count(*) FILTER (WHERE v.state = 'unknown')
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS v(id uuid, state text, "checkedAt" timestamptz)
    GROUP BY 2, 3
    ON CONFLICT (partner_id, interface_id, bucket_at) DO UPDATE SET up_checks = b.up_checks + excluded.up_checks,
      degraded_checks = b.degraded_checks + excluded.degraded_checks, down_checks = b.down_checks + excluded.down_checks,
      unknown_checks = b.unknown_checks + excluded.unknown_checks`
}

export interface ChangeRow {
  id: string
  partnerId: string
  interfaceId: string
  fromState: HealthState
  toState: HealthState
  reason: string | null
  healthyCount: number
  addressCount: number
  findings: string
  occurredAt: Date
}

export async function addChanges(tx: Tx, changes: ChangeRow[]): Promise<void> {
  await tx.healthChange.createMany({ data: changes })
}

/** Makes results older than `before` due now, unless a check of them is under way. */
export async function queueChecks(tx: Tx, due: { before: Date; now: Date; clusterId?: string }): Promise<void> {
  await tx.clusterInterface.updateMany({
    where: {
      ...(due.clusterId && { clusterId: due.clusterId }),
      checkedAt: { lt: due.before },
      nextCheckAt: { gt: due.now },
      OR: [{ leasedUntil: null }, { leasedUntil: { lt: due.now } }],
    },
    data: { nextCheckAt: due.now },
  })
}

/** Lets a check that was not finished be taken by another worker at once. */
export async function releaseLeases(tx: Tx, ids: string[]): Promise<void> {
  await tx.clusterInterface.updateMany({ where: { id: { in: ids } }, data: { leasedUntil: null, leasedBy: null } })
}

/** Gives back what a worker holds without knowing: it was leased, and the answer was lost. */
export async function releaseLostLeases(tx: Tx, workerId: string, known: string[]): Promise<void> {
  await tx.clusterInterface.updateMany({
    where: { leasedBy: workerId, id: { notIn: known } },
    data: { leasedUntil: null, leasedBy: null },
  })
}

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

/** True when the trail already tells of this action since then: of this target, or of any when none is named. */
export async function hasRecentEvent(
  tx: Tx,
  event: { action: AuditAction; targetId?: string; since: Date },
): Promise<boolean> {
  const found = await tx.auditEvent.findFirst({
    where: {
      action: event.action,
      occurredAt: { gte: event.since },
      ...(event.targetId && { targetType: 'cluster', targetId: event.targetId }),
    },
    select: { id: true },
  })
  return found !== null
}
