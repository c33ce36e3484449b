/** Stops and resumes the scheduled checks of a cluster. */
import { ok, type Result, refuse } from '@/lib/domain/result'
import { now } from '@/lib/platform/clock'
import { database } from '@/lib/platform/db/database'
import { notify } from '@/lib/platform/events/events'
import { recordAudit } from '../../audit/operations'
import type { Actor } from '../../gates/types'
import { queueChecks } from '../../health/store/schedule'
import { endIncident } from '../../incidents/operations/end'
import { holdClusters, setPaused } from '../store'

/** An incident that is open ends with it: nobody looks whether it is over. */
export function pauseCluster(actor: Actor, input: { id: string }): Promise<Result<null>> {
  return change(actor, input.id, 'cluster.paused')
}

/** Checks begin again at once. */
export function resumeCluster(actor: Actor, input: { id: string }): Promise<Result<null>> {
  return change(actor, input.id, 'cluster.resumed')
}

function change(actor: Actor, id: string, action: 'cluster.paused' | 'cluster.resumed'): Promise<Result<null>> {
  const { partnerId } = actor
  return database().asPartner(partnerId, async (tx) => {
    const cluster = (await holdClusters(tx, [id], 'to-change')).get(id)
    if (!cluster) return refuse('not-found')
    const isDone = (cluster.pausedAt !== null) === (action === 'cluster.paused')
    if (isDone) return ok(null)
    await setPaused(tx, id, action === 'cluster.paused' ? now() : null)
    if (action === 'cluster.paused') await endIncident(tx, { id, partnerId, name: cluster.name }, 'paused')
    else await queueChecks(tx, { olderThanMs: 0, clusterId: id })
    await notify(tx, { partnerId, topic: 'cluster', id })
    await recordAudit(tx, actor, { action, target: { type: 'cluster', id, name: cluster.name }, changes: [] })
    return ok(null)
  })
}
