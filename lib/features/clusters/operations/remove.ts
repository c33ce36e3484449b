/** Deletes a cluster that nothing uses any more. */
import { diffOf } from '@/lib/domain/catalogue/field'
import { clusterFields } from '@/lib/domain/clusters/fields'
import { deleteProblemOf } from '@/lib/domain/clusters/freeze'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { database, type Tx } from '@/lib/platform/db/database'
import { foreignKeyViolationOf } from '@/lib/platform/db/errors'
import { notify } from '@/lib/platform/events/events'
import { recordAudit } from '../../audit/operations'
import type { Actor } from '../../gates/types'
import { endIncident } from '../../incidents/operations/end'
import { deleteCluster, findCluster, holdClusters, templateNamesOf, valuesOf } from '../store'

/** Wants the cluster's name typed. Its interfaces and their history go with it; the audit trail stays. */
export async function removeCluster(actor: Actor, input: { id: string; confirmation: string }): Promise<Result<null>> {
  try {
    return await database().asPartner(actor.partnerId, (tx) => remove(tx, actor, input))
  } catch (error) {
    if (foreignKeyViolationOf(error) === null) throw error
    const templates = await database().asPartner(actor.partnerId, (tx) => templateNamesOf(tx, input.id))
    return refuse('cluster-in-use', { params: { count: templates.length, first: templates[0] ?? '' } })
  }
}

async function remove(tx: Tx, actor: Actor, { id, confirmation }: { id: string; confirmation: string }) {
  const cluster = await findCluster(tx, id)
  if (!cluster) return refuse('not-found')
  const problem = deleteProblemOf({ name: cluster.name, templates: await templateNamesOf(tx, id) }, confirmation)
  if (problem) return { ok: false as const, problem }
  await holdClusters(tx, [id], 'to-delete')
  await endIncident(tx, cluster, 'cluster-deleted')
  await deleteCluster(tx, id)
  await notify(tx, { partnerId: actor.partnerId, topic: 'cluster', id })
  const changes = diffOf(clusterFields, valuesOf(cluster), null)
  await recordAudit(tx, actor, {
    action: 'cluster.deleted',
    target: { type: 'cluster', id, name: cluster.name },
    changes,
  })
  return ok(null)
}
