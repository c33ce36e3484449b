/** Writes what checks found; every function takes the tenant's transaction. */
import type { Sample } from '@/lib/domain/health/sample'
import type { HealthState } from '@/lib/domain/health/types'
import type { Tx } from '@/lib/platform/db/database'
import type { StoredState } from '../types'

/** What is stored of the named interfaces, locked in the order of their ids until the transaction ends. Hold their clusters before. */
export async function lockStates(tx: Tx, ids: string[]): Promise<Map<string, Omit<StoredState, 'isPaused'>>> {
  const rows = await tx.$queryRaw<(Omit<StoredState, 'isPaused'> & { id: string })[]>`
    SELECT id::text, state, reason, healthy_count AS "healthyCount", address_count AS "addressCount",
      state_since AS "stateSince", checked_at AS "checkedAt", leased_by AS "leasedBy"
    FROM cluster_interface
    WHERE id IN (SELECT value::uuid FROM jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))
    ORDER BY id FOR UPDATE`
  return new Map(rows.map((row) => [row.id, row]))
}

export interface ResultRow extends Sample {
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
  /** On this process's clock, as `writtenAt`: where the database's differs, only the time between the two counts. */
  nextCheckAt: string
  writtenAt: string
  /** The worker that gives its lease back with this result. */
  leasedBy: string | null
}

/**
 * Writes results in one statement: the state, the count of its hour and the raw sample, and gives leases back. A sample
 * whose hour has no partition is left out: history must never keep a state from being stored.
 */
export async function writeResults(tx: Tx, partnerId: string, rows: ResultRow[]): Promise<void> {
  await tx.$executeRaw`
    WITH v AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS v(id uuid, state text, reason text,
        "healthyCount" integer, "addressCount" integer, "checkedAt" timestamptz(3), result text,
        "certificateExpiresAt" timestamptz, "certificateSubject" text, "nextCheckAt" timestamptz, "writtenAt" timestamptz,
        "leasedBy" text,
        "dnsMs" real, "tcpMs" real, "tlsMs" real, "httpMs" real)),
    stated AS (
      UPDATE cluster_interface i SET
        state_since = CASE WHEN i.state = v.state THEN i.state_since ELSE v."checkedAt" END,
        state = v.state, reason = v.reason, healthy_count = v."healthyCount", address_count = v."addressCount",
        last_healthy_at = CASE WHEN v."healthyCount" > 0 THEN v."checkedAt" ELSE i.last_healthy_at END,
        checked_at = v."checkedAt", result = v.result, certificate_expires_at = v."certificateExpiresAt",
        certificate_subject = v."certificateSubject", next_check_at = CASE
          WHEN clock_timestamp() - v."writtenAt" BETWEEN interval '-10 seconds' AND interval '10 seconds' THEN v."nextCheckAt"
          ELSE clock_timestamp() + (v."nextCheckAt" - v."writtenAt") END,
        leased_until = CASE WHEN i.leased_by = v."leasedBy" THEN NULL ELSE i.leased_until END,
        leased_by = CASE WHEN i.leased_by = v."leasedBy" THEN NULL ELSE i.leased_by END
      FROM v WHERE i.id = v.id),
    counted AS (
      INSERT INTO health_bucket AS b (partner_id, interface_id, bucket_at, up_checks, degraded_checks, down_checks, unknown_checks)
      SELECT ${partnerId}::uuid, id, date_trunc('hour', "checkedAt"), (state = 'up')::int, (state = 'degraded')::int,
        (state = 'down')::int, (state = 'unknown')::int FROM v
      ON CONFLICT (partner_id, interface_id, bucket_at) DO UPDATE SET up_checks = b.up_checks + excluded.up_checks,
        degraded_checks = b.degraded_checks + excluded.degraded_checks, down_checks = b.down_checks + excluded.down_checks,
        unknown_checks = b.unknown_checks + excluded.unknown_checks)
    INSERT INTO health_sample (partner_id, interface_id, checked_at, state, reason, healthy_count, address_count, dns_ms,
      tcp_ms, tls_ms, http_ms)
    SELECT ${partnerId}::uuid, id, "checkedAt", state, reason, "healthyCount", "addressCount", "dnsMs", "tcpMs", "tlsMs", "httpMs"
    FROM v WHERE to_regclass('health_sample_' || to_char("checkedAt" AT TIME ZONE 'UTC', 'YYYYMMDDHH24')) IS NOT NULL
    ON CONFLICT DO NOTHING`
}

/** Gives back leases of what was not stored; with a time, together with when to look again. */
export async function postponeChecks(
  tx: Tx,
  worker: string,
  rows: { id: string; nextCheckAt: string | null }[],
): Promise<void> {
  await tx.$executeRaw`
    WITH v AS (SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS v(id uuid, "nextCheckAt" timestamptz)),
    locked AS (SELECT id FROM cluster_interface WHERE id IN (SELECT id FROM v) ORDER BY id FOR UPDATE)
    UPDATE cluster_interface i SET next_check_at = coalesce(v."nextCheckAt", i.next_check_at), leased_until = NULL, leased_by = NULL
    FROM locked JOIN v ON v.id = locked.id
    WHERE i.id = locked.id AND i.leased_by = ${worker}`
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
  if (changes.length > 0) await tx.healthChange.createMany({ data: changes })
}

/** Stores a proof of session persistence, unless the cluster was changed meanwhile; answers whether it was stored. */
export async function writeSessionProof(
  tx: Tx,
  proven: { interfaceId: string; clusterId: string; clusterVersion: number; proof: string; at: Date },
): Promise<boolean> {
  const { count } = await tx.clusterInterface.updateMany({
    where: { id: proven.interfaceId, cluster: { id: proven.clusterId, version: proven.clusterVersion } },
    data: { sessionProof: proven.proof, sessionProvenAt: proven.at },
  })
  return count > 0
}
