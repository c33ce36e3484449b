/** Reads incidents as pages show them. */
import type { IncidentEnd } from '@/lib/domain/health/incident-ends'
import type { Tx } from '@/lib/platform/db/database'
import { affectedOf, type IncidentRecord, readIncidents, readOpenIncidents } from '../store/incidents'
import type { HubIncident, IncidentRow } from '../types'

const mostShown = 10

/** Open ones first, then the newest; of one cluster, or of all and the hub. */
export async function incidentRows(tx: Tx, at: Date, clusterId?: string): Promise<IncidentRow[]> {
  return (await readIncidents(tx, { clusterId, most: mostShown })).map((incident) => rowOf(incident, at))
}

/** The hub's own incident while it is open. */
export async function hubIncident(tx: Tx): Promise<HubIncident | null> {
  const [open] = await readOpenIncidents(tx, 'hub', 1)
  return open ? { openedAt: open.openedAt.toISOString(), affectedCount: open.affectedCount } : null
}

function rowOf(incident: IncidentRecord, at: Date): IncidentRow {
  const { id, clusterId, cluster, cause, affectedCount, openedAt, closedAt, closedBecause } = incident
  return {
    id,
    clusterId,
    clusterName: cluster?.name ?? null,
    cause,
    affected: affectedOf(incident),
    affectedCount,
    openedAt: openedAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
    closedBecause: closedBecause as IncidentEnd | null,
    lastedMs: (closedAt ?? at).getTime() - openedAt.getTime(),
    wasQuiet: incident.announcedAt === null,
  }
}
