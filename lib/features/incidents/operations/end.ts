/** Ends what is open of a cluster when somebody takes it, or what was down of it, out of the checks. */
import { endCauses } from '@/lib/domain/health/deliberate-ends'
import type { DeliberateEnd } from '@/lib/domain/health/incident-ends'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db/database'
import { notify } from '@/lib/platform/events/events'
import { enqueueCauses } from '../../alerts/operations/enqueue'
import { forgetDampings, readSettled } from '../store/damping'
import { closeIncident, findOpen, lockIncidents, openOf } from '../store/incidents'
import { endUnaffectedHub } from './follow-hub'

interface EndedCluster {
  id: string
  partnerId: string
  name: string
}

/**
 * Of a cluster that was paused or is about to be deleted; hold it before. What checks had settled is forgotten, so that the
 * first checks after a pause tell anew what they find.
 */
export async function endIncident(
  tx: Tx,
  cluster: EndedCluster,
  because: Extract<DeliberateEnd, 'paused' | 'cluster-deleted'>,
): Promise<void> {
  await lockIncidents(tx, cluster.partnerId, [cluster.id])
  await close(tx, cluster, because)
  await forgetDampings(tx, cluster.id)
  await endUnaffectedHub(tx, { partnerId: cluster.partnerId, exceptClusterId: cluster.id, because })
}

/** After an edit: when nothing that is left is down, the incident ended with what was taken away. */
export async function endIncidentOfRemoved(tx: Tx, cluster: EndedCluster): Promise<void> {
  await lockIncidents(tx, cluster.partnerId, [cluster.id])
  const left = await readSettled(tx, [cluster.id])
  if (left.some(({ settled }) => settled === 'down')) return
  await close(tx, cluster, 'interface-removed')
}

async function close(tx: Tx, cluster: EndedCluster, because: DeliberateEnd): Promise<void> {
  const [incident] = await findOpen(tx, [cluster.id])
  if (!incident) return
  const at = now()
  await closeIncident(tx, incident.id, { at, because })
  await enqueueCauses(tx, cluster.partnerId, endCauses({ cluster, open: openOf(incident), because, at }))
  await notify(tx, { partnerId: cluster.partnerId, topic: 'health', id: cluster.id })
}
