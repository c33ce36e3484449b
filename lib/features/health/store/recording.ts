/** Writes what checks found; every function takes the tenant's transaction. */
import type { HealthState } from '@/lib/domain/health/types'
import type { Tx } from '@/lib/platform/db/database'
import type { StoredState } from '../types'

/** What is stored of the named interfaces, locked in the order of their ids until the transaction ends. */
export async function lockStates(tx: Tx, ids: string[]): Promise<Map<string, StoredState>> {
  const rows = await tx.$queryRaw<(StoredState & { id: string })[]>`
    SELECT i.id::text, i.state, i.reason, i.healthy_count AS "healthyCount", i.address_count AS "addressCount",
      i.state_since AS "stateSince", i.checked_at AS "checkedAt", c.version AS "clusterVersion"
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
