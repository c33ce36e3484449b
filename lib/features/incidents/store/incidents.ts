/** Reads and writes incidents; every function takes the tenant's transaction. */
import type { IncidentEnd } from '@/lib/domain/health/incident-ends'
import type { OpenIncident } from '@/lib/domain/health/incidents'
import type { InterfaceKind } from '@/lib/domain/health/types'
import type { Tx } from '@/lib/platform/db/database'
import type { Incident } from '@/lib/platform/db/generated/client'

/** The key under which the hub's own incident is open; a cluster's is its id. */
export const hubKey = 'hub'

/**
 * One decision at a time for each of these keys until the transaction ends. Taken after the interfaces' rows and always in
 * the same order, so that no two transactions wait for each other.
 */
export async function lockIncidents(tx: Tx, partnerId: string, keys: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended('incident:' || ${partnerId} || key, 0))
    FROM (SELECT value AS key FROM jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb) ORDER BY value) keys`
}

export function findOpen(tx: Tx, keys: readonly string[]): Promise<Incident[]> {
  return tx.incident.findMany({ where: { openKey: { in: [...keys] } } })
}

export interface NewIncident {
  id: string
  partnerId: string
  clusterId: string | null
  cause: string | null
  affected: InterfaceKind[]
  affectedCount: number
  openedAt: Date
  announcedAt: Date | null
  isInMaintenance: boolean
}

export async function openIncident(tx: Tx, { affected, ...incident }: NewIncident): Promise<void> {
  const openKey = incident.clusterId ?? hubKey
  const scope = incident.clusterId ? 'cluster' : 'hub'
  await tx.incident.create({ data: { ...incident, scope, openKey, affected: JSON.stringify(affected) } })
}

export async function widenIncident(
  tx: Tx,
  id: string,
  { affected, ...data }: { affected?: InterfaceKind[]; affectedCount: number; announcedAt?: Date },
): Promise<void> {
  await tx.incident.updateMany({
    where: { id },
    data: { ...data, ...(affected && { affected: JSON.stringify(affected) }) },
  })
}

export async function closeIncident(tx: Tx, id: string, end: { at: Date; because: IncidentEnd }): Promise<void> {
  await tx.incident.updateMany({ where: { id }, data: { closedAt: end.at, closedBecause: end.because, openKey: null } })
}

export type IncidentRecord = Incident & { cluster: { name: string } | null }

/** Open ones first, then the newest; of one cluster, or of all and the hub. */
export function readIncidents(
  tx: Tx,
  { clusterId, most }: { clusterId?: string; most: number },
): Promise<IncidentRecord[]> {
  return tx.incident.findMany({
    where: clusterId ? { clusterId } : {},
    include: { cluster: { select: { name: true } } },
    orderBy: [{ closedAt: { sort: 'desc', nulls: 'first' } }, { openedAt: 'desc' }, { id: 'desc' }],
    take: most,
  })
}

export function readOpenIncidents(tx: Tx, openKey: string, most: number): Promise<IncidentRecord[]> {
  return tx.incident.findMany({ where: { openKey }, include: { cluster: { select: { name: true } } }, take: most })
}

export function affectedOf({ affected }: Pick<Incident, 'affected'>): InterfaceKind[] {
  return JSON.parse(affected) as InterfaceKind[]
}

export function openOf(incident: Incident): OpenIncident & { cause: string | null } {
  const { id, openedAt, announcedAt, cause } = incident
  return { id, openedAt, cause, isAnnounced: announcedAt !== null, affected: affectedOf(incident) }
}
