/** Decides what is told of an incident that people ended: that it is closed and why, and nothing of how the cluster is. */
import type { Cause } from '../alerts/events'
import type { DeliberateEnd } from './incident-ends'
import type { OpenIncident } from './incidents'

export interface DeliberatelyEnded {
  cluster: { id: string; name: string }
  open: OpenIncident & { cause: string | null }
  because: DeliberateEnd
  at: Date
}

/** Nothing of an incident that nobody was told of. */
export function endCauses({ cluster, open, because, at }: DeliberatelyEnded): Cause[] {
  const { id: incidentId, affected: interfaces, cause, openedAt, isAnnounced } = open
  if (!isAnnounced) return []
  const known = { incidentId, cause, interfaces, interfaceCount: interfaces.length }
  const place = { scope: 'cluster' as const, clusterId: cluster.id, clusterName: cluster.name }
  const end = { occurredAt: at.toISOString(), openedAt: openedAt.toISOString(), closedBecause: because }
  return [{ telling: [{ type: 'incident.closed', ...known, ...place, ...end }], isCovered: false }]
}
