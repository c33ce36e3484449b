import 'server-only'

/** Reads incidents for the pages that show them. */
import * as z from 'zod'
import { now } from '@/lib/platform/clock'
import { database } from '@/lib/platform/db/database'
import { requireActor } from '../gates/session'
import { hubIncident, incidentRows } from './operations/read'
import type { HubIncident, IncidentRow } from './types'

/** The newest of the partner, with the hub's own while it lasts. */
export async function loadIncidents(): Promise<{ incidents: IncidentRow[]; hub: HubIncident | null }> {
  const actor = await requireActor('cluster.read')
  return database().asPartner(actor.partnerId, async (tx) => ({
    incidents: await incidentRows(tx, now()),
    hub: await hubIncident(tx),
  }))
}

/** The hub's own incident while it lasts; null when its network is there. */
export async function loadHubIncident(): Promise<HubIncident | null> {
  const actor = await requireActor('cluster.read')
  return database().asPartner(actor.partnerId, hubIncident)
}

/** The newest of one cluster; none for an id of another partner. */
export async function loadClusterIncidents(clusterId: string): Promise<IncidentRow[]> {
  const actor = await requireActor('cluster.read')
  if (!z.uuid().safeParse(clusterId).success) return []
  return database().asPartner(actor.partnerId, (tx) => incidentRows(tx, now(), clusterId))
}
