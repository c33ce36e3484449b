/** Opens, widens and closes the incidents of clusters whose settled states moved. */
import type { Cause } from '@/lib/domain/alerts/events'
import { changesIn } from '@/lib/domain/health/damping'
import { decideIncident, type IncidentStep, type SettledInterface } from '@/lib/domain/health/incidents'
import { newId, now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db/database'
import { notify } from '@/lib/platform/events/events'
import { runningWindows } from '../../maintenance/store'
import { readSettled, type SettledRow } from '../store/damping'
import { closeIncident, findOpen, lockIncidents, openIncident, openOf, widenIncident } from '../store/incidents'
import type { SettledResult } from '../types'

/** Answers what is to be told. Clusters in which nothing moved and no incident is open cost nothing. */
export async function followClusters(tx: Tx, partnerId: string, settled: readonly SettledResult[]): Promise<Cause[]> {
  const clusterIds = [...new Set(settled.filter(isConcerned).map(({ result }) => result.clusterId))]
  if (clusterIds.length === 0) return []
  await lockIncidents(tx, partnerId, clusterIds)
  const rows = await readSettled(tx, clusterIds)
  const open = new Map((await findOpen(tx, clusterIds)).map((incident) => [incident.openKey, incident]))
  const inMaintenance = new Set((await runningWindows(tx, now(), clusterIds)).map(({ clusterId }) => clusterId))
  const earlier = new Map(settled.map(({ result, before }) => [result.interfaceId, before]))
  const causes: Cause[] = []
  for (const id of clusterIds) {
    const own = rows.filter(({ clusterId }) => clusterId === id)
    const isInMaintenance = inMaintenance.has(id)
    const incident = open.get(id) ?? null
    const decision = decideIncident({
      cluster: { id, name: own[0]?.clusterName ?? '' },
      before: own.map((row) => interfaceOf({ ...row, ...earlier.get(row.interfaceId) })),
      after: own.map(interfaceOf),
      open: incident && openOf(incident),
      isInMaintenance,
      at: now(),
      newIncidentId: newId(),
    })
    await take(tx, { partnerId, clusterId: id, isInMaintenance }, decision.step)
    causes.push(...decision.causes)
  }
  return causes
}

/** Something moved, or an open incident may have to be told or to end. */
function isConcerned({ after, stored }: SettledResult): boolean {
  if (after.moved !== null || after.flapping !== null) return true
  return stored?.incidentId != null && (!stored.isAnnounced || after.damping.settled !== 'down')
}

function interfaceOf(row: SettledRow): SettledInterface {
  return {
    kind: row.kind,
    state: row.settled,
    reason: row.reason,
    healthyCount: row.healthyCount,
    addressCount: row.addressCount,
    isFlapping: row.flappingSince !== null,
    changes: changesIn(row.recent),
  }
}

interface Place {
  partnerId: string
  clusterId: string
  isInMaintenance: boolean
}

async function take(tx: Tx, { partnerId, clusterId, isInMaintenance }: Place, step: IncidentStep): Promise<void> {
  if (step.type === 'none') return
  const at = now()
  if (step.type === 'close') await closeIncident(tx, step.id, { at, because: step.because })
  else {
    const { id, affected } = step
    const affectedCount = affected.length
    const announcedAt = step.isAnnounced ? at : null
    if (step.type === 'widen')
      await widenIncident(tx, id, { affected, affectedCount, ...(announcedAt && { announcedAt }) })
    else {
      const { cause } = step
      await openIncident(tx, {
        ...{ id, partnerId, clusterId, cause, affected, affectedCount },
        ...{ openedAt: at, announcedAt, isInMaintenance },
      })
    }
  }
  await notify(tx, { partnerId, topic: 'health', id: clusterId })
}
