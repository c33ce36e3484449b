/** Stops and resumes the scheduled checks of a cluster. */
import { ok, type Result, refuse } from '@/lib/domain/result'
import { now } from '@/lib/platform/clock'
import { database } from '@/lib/platform/db/database'
import { notify } from '@/lib/platform/events/events'
import { recordAudit } from '../../audit/operations'
import type { Actor } from '../../gates/types'
import { queueChecks } from '../../health/store/schedule'
import { findCluster, setPaused } from '../store'

export function pauseCluster(actor: Actor, input: { id: string }): Promise<Result<null>> {
  return change(actor, input.id, 'cluster.paused')
}

/** Checks begin again at once. */
export function resumeCluster(actor: Actor, input: { id: string }): Promise<Result<null>> {
  return change(actor, input.id, 'cluster.resumed')
}

function change(actor: Actor, id: string, action: 'cluster.paused' | 'cluster.resumed'): Promise<Result<null>> {
  return database().asPartner(actor.partnerId, async (tx) => {
    const cluster = await findCluster(tx, id)
    if (!cluster) return refuse('not-found')
    const isDone = (cluster.pausedAt !== null) === (action === 'cluster.paused')
    if (isDone) return ok(null)
    await setPaused(tx, id, action === 'cluster.paused' ? now() : null)
    if (action === 'cluster.resumed') await queueChecks(tx, { olderThanMs: 0, clusterId: id })
    await notify(tx, { partnerId: actor.partnerId, topic: 'cluster', id })
    await recordAudit(tx, actor, { action, target: { type: 'cluster', id, name: cluster.name }, changes: [] })
    return ok(null)
  })
}
