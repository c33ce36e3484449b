/** Opens and closes the one incident of the hub's own network or DNS: its interfaces are unknown, never many reds. */
import type { AlertEvent, Cause } from '@/lib/domain/alerts/events'
import { isNetworkGone, networkGoneReasons } from '@/lib/domain/health/damping'
import type { DeliberateEnd, IncidentEnd } from '@/lib/domain/health/incident-ends'
import { decideHubIncident } from '@/lib/domain/health/incidents'
import { newId, now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db/database'
import type { Incident } from '@/lib/platform/db/generated/client'
import { notify } from '@/lib/platform/events/events'
import { enqueueCauses } from '../../alerts/operations/enqueue'
import type { RecordedResult } from '../../health/types'
import { countWithReasons } from '../store/damping'
import { closeIncident, findOpen, hubKey, lockIncidents, openIncident, widenIncident } from '../store/incidents'

/** Answers what is to be told. Costs nothing while no check found it gone and no such incident is open. */
export async function followHub(
  tx: Tx,
  partnerId: string,
  results: readonly RecordedResult[],
  openId: string | null,
): Promise<Cause[]> {
  const gone = results.filter(({ result }) => isNetworkGone(result.verdict.reason))
  if (gone.length === 0 && openId === null) return []
  await lockIncidents(tx, partnerId, [hubKey])
  const [open = null] = await findOpen(tx, [hubKey])
  const affectedCount = await countWithReasons(tx, networkGoneReasons)
  const isConfirmed = gone.some(({ before }) => isNetworkGone(before.reason))
  const decision = decideHubIncident({ open, affectedCount, isConfirmed })
  if (decision === 'none') return []
  const cause = gone[0]?.result.verdict.reason ?? open?.cause ?? null
  const event = await take(tx, partnerId, decision, { open, cause, affectedCount })
  await notify(tx, { partnerId, topic: 'health' })
  return event ? [{ telling: [event], isCovered: false }] : []
}

/** When nobody looks any more at what the hub could not judge, its incident ends, though nothing was found out. */
export async function endUnaffectedHub(
  tx: Tx,
  ended: { partnerId: string; exceptClusterId: string; because: DeliberateEnd },
): Promise<void> {
  const { partnerId, exceptClusterId, because } = ended
  await lockIncidents(tx, partnerId, [hubKey])
  const [open] = await findOpen(tx, [hubKey])
  if (!open || (await countWithReasons(tx, networkGoneReasons, exceptClusterId)) > 0) return
  await enqueueCauses(tx, partnerId, [{ telling: [await close(tx, open, because)], isCovered: false }])
  await notify(tx, { partnerId, topic: 'health' })
}

interface Facts {
  open: Incident | null
  cause: string | null
  affectedCount: number
}

async function take(
  tx: Tx,
  partnerId: string,
  decision: 'open' | 'widen' | 'close',
  { open, cause, affectedCount }: Facts,
): Promise<AlertEvent | null> {
  const at = now()
  const occurredAt = at.toISOString()
  if (open && decision === 'widen') await widenIncident(tx, open.id, { affectedCount })
  if (open && decision === 'close') return close(tx, open, 'recovered')
  if (decision !== 'open') return null
  const id = newId()
  const incident = { id, partnerId, clusterId: null, cause, affected: [], affectedCount }
  await openIncident(tx, { ...incident, openedAt: at, announcedAt: at, isInMaintenance: false })
  return { type: 'incident.opened', occurredAt, ...hub, incidentId: id, cause, interfaceCount: affectedCount }
}

const hub = { scope: 'hub' as const, clusterId: null, clusterName: null, interfaces: [] }

async function close(tx: Tx, open: Incident, because: IncidentEnd): Promise<AlertEvent> {
  const at = now()
  await closeIncident(tx, open.id, { at, because })
  const times = { occurredAt: at.toISOString(), openedAt: open.openedAt.toISOString() }
  const known = { incidentId: open.id, cause: open.cause, interfaceCount: open.affectedCount }
  return { type: 'incident.closed', ...hub, ...known, ...times, closedBecause: because }
}
