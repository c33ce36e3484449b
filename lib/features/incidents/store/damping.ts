/** Reads and writes what flap damping remembers; every function takes the tenant's transaction. */
import type { Damping } from '@/lib/domain/health/damping'
import type { HealthState, InterfaceKind } from '@/lib/domain/health/types'
import type { Tx } from '@/lib/platform/db/database'
import type { StoredDamping } from '../types'

export function readDampings(tx: Tx, interfaceIds: readonly string[]): Promise<StoredDamping[]> {
  return tx.$queryRaw<StoredDamping[]>`
    SELECT i.id::text AS "interfaceId", d.settled_state AS settled, d.settled_since AS "settledSince", d.recent,
      d.flapping_since AS "flappingSince", q.id::text AS "incidentId", q.announced_at IS NOT NULL AS "isAnnounced",
      h.id::text AS "hubIncidentId"
    FROM cluster_interface i
    LEFT JOIN interface_damping d ON d.partner_id = i.partner_id AND d.interface_id = i.id
    LEFT JOIN incident q ON q.partner_id = i.partner_id AND q.open_key = i.cluster_id::text
    LEFT JOIN incident h ON h.partner_id = i.partner_id AND h.open_key = 'hub'
    WHERE i.id IN (SELECT value::uuid FROM jsonb_array_elements_text(${JSON.stringify(interfaceIds)}::jsonb))`
}

export async function writeDampings(
  tx: Tx,
  partnerId: string,
  dampings: readonly (Damping & { interfaceId: string })[],
): Promise<void> {
  if (dampings.length === 0) return
  await tx.$executeRaw`
    INSERT INTO interface_damping AS d (partner_id, interface_id, settled_state, settled_since, recent, flapping_since)
    SELECT ${partnerId}::uuid, v."interfaceId", v.settled, v."settledSince", v.recent, v."flappingSince"
    FROM jsonb_to_recordset(${JSON.stringify(dampings)}::jsonb) AS v("interfaceId" uuid, settled text,
      "settledSince" timestamptz, recent text, "flappingSince" timestamptz)
    ON CONFLICT (partner_id, interface_id) DO UPDATE SET settled_state = excluded.settled_state,
      settled_since = excluded.settled_since, recent = excluded.recent, flapping_since = excluded.flapping_since`
}

export interface SettledRow {
  interfaceId: string
  clusterId: string
  clusterName: string
  kind: InterfaceKind
  reason: string | null
  healthyCount: number
  addressCount: number
  settled: HealthState
  recent: string
  flappingSince: Date | null
}

/** All interfaces of these clusters as they are settled. */
export function readSettled(tx: Tx, clusterIds: readonly string[]): Promise<SettledRow[]> {
  return tx.$queryRaw<SettledRow[]>`
    SELECT i.id::text AS "interfaceId", c.id::text AS "clusterId", c.name AS "clusterName", i.kind, i.reason,
      i.healthy_count AS "healthyCount", i.address_count AS "addressCount", coalesce(d.settled_state, 'unknown') AS settled,
      coalesce(d.recent, '') AS recent, d.flapping_since AS "flappingSince"
    FROM cluster c
    JOIN cluster_interface i ON i.partner_id = c.partner_id AND i.cluster_id = c.id
    LEFT JOIN interface_damping d ON d.partner_id = i.partner_id AND d.interface_id = i.id
    WHERE c.id IN (SELECT value::uuid FROM jsonb_array_elements_text(${JSON.stringify(clusterIds)}::jsonb))
    ORDER BY c.id, i.kind`
}

/** Interfaces of clusters that are not paused, but for one, whose last check gave one of these reasons. */
export async function countWithReasons(tx: Tx, reasons: readonly string[], exceptClusterId?: string): Promise<number> {
  const cluster = { pausedAt: null, ...(exceptClusterId && { id: { not: exceptClusterId } }) }
  return tx.clusterInterface.count({ where: { reason: { in: [...reasons] }, cluster } })
}

/** As if the cluster had never been checked. */
export async function forgetDampings(tx: Tx, clusterId: string): Promise<void> {
  await tx.interfaceDamping.deleteMany({ where: { clusterInterface: { clusterId } } })
}

/** Clusters of which an interface flaps. */
export async function flappingClusters(tx: Tx, clusterId?: string): Promise<Map<string, Date>> {
  const rows = await tx.interfaceDamping.findMany({
    where: { flappingSince: { not: null }, ...(clusterId && { clusterInterface: { clusterId } }) },
    select: { flappingSince: true, clusterInterface: { select: { clusterId: true } } },
    orderBy: { flappingSince: 'desc' },
  })
  return new Map(rows.map((row) => [row.clusterInterface.clusterId, row.flappingSince ?? new Date(0)]))
}
