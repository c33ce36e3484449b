/** Confirms a requirement of a cluster, and takes that back. */
import type { RequirementId } from '@/lib/domain/requirements/ids'
import { basisOf, isDemanded } from '@/lib/domain/requirements/requirements'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { database } from '@/lib/platform/db/database'
import { notify } from '@/lib/platform/events/events'
import { recordAudit } from '../../audit/operations'
import { findCluster, valuesOf } from '../../clusters/store'
import type { Actor } from '../../gates/types'
import { deleteConfirmation, readConfirmations, upsertConfirmation } from '../store'

export interface ConfirmedRequirement {
  clusterId: string
  requirement: RequirementId
  /** The fact that the person saw; another one by now is refused as `requirement-changed`. */
  basis: string
}

/** Confirming what is confirmed already changes nothing. */
export function confirmRequirement(actor: Actor, input: ConfirmedRequirement): Promise<Result<null>> {
  const { clusterId, requirement, basis } = input
  const { partnerId } = actor
  return database().asPartner(partnerId, async (tx) => {
    const cluster = await findCluster(tx, clusterId)
    if (!cluster) return refuse('not-found')
    const values = valuesOf(cluster)
    if (!isDemanded(requirement, values)) return refuse('requirement-not-demanded')
    if (basisOf(requirement, values) !== basis) return refuse('requirement-changed')
    const before = (await readConfirmations(tx, clusterId)).find((one) => one.requirement === requirement)
    if (before?.basis === basis) return ok(null)
    await upsertConfirmation(tx, { partnerId, clusterId, requirement }, { basis, confirmedBy: actor.name })
    await notify(tx, { partnerId, topic: 'cluster', id: clusterId })
    await recordAudit(tx, actor, {
      action: 'requirement.confirmed',
      target: { type: 'requirement', id: clusterId, name: cluster.name },
      changes: [
        { field: 'requirement', before: null, after: requirement },
        ...(basis ? [{ field: 'basis', before: before?.basis ?? null, after: basis }] : []),
      ],
    })
    return ok(null)
  })
}

/** Taking back what is not confirmed changes nothing. */
export function withdrawRequirement(
  actor: Actor,
  { clusterId, requirement }: Omit<ConfirmedRequirement, 'basis'>,
): Promise<Result<null>> {
  const { partnerId } = actor
  return database().asPartner(partnerId, async (tx) => {
    const cluster = await findCluster(tx, clusterId)
    if (!cluster) return refuse('not-found')
    if (!(await deleteConfirmation(tx, { partnerId, clusterId, requirement }))) return ok(null)
    await notify(tx, { partnerId, topic: 'cluster', id: clusterId })
    await recordAudit(tx, actor, {
      action: 'requirement.withdrawn',
      target: { type: 'requirement', id: clusterId, name: cluster.name },
      changes: [{ field: 'requirement', before: requirement, after: null }],
    })
    return ok(null)
  })
}
