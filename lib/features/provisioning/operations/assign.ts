/** Notes which provisioning URL BroadWorks was given, for the system or for one enterprise, and takes a note back. */
import { mostAssignments } from '@/lib/domain/provisioning/adapter-plan'
import { ok, type Problem, type Result, refuse } from '@/lib/domain/result'
import { database, type Tx } from '@/lib/platform/db/database'
import { findCluster } from '../../clusters/store'
import type { Actor } from '../../gates/types'
import { findTemplate, type TemplateRecord } from '../../templates/store'
import { countAssignments, deleteAssignment, findAssignment, upsertAssignment } from '../store'
import { enterpriseName, recordUrls, ucOne } from './record'

export interface AdapterInput {
  clusterId: string
  /** '' is the system level. */
  enterprise: string
  /** `uc-one`, or the id of a template. */
  target: string
}

/** What the note said before, so that it can be put back; null when there was none. */
export interface Assigned {
  before: string | null
}

/** A note that is there already is replaced. */
export function assignAdapter(actor: Actor, input: AdapterInput): Promise<Result<Assigned>> {
  const { clusterId, enterprise, target } = input
  const { partnerId } = actor
  return database().asPartner(partnerId, async (tx) => {
    const cluster = await findCluster(tx, clusterId)
    if (!cluster) return refuse('not-found')
    const template = target === ucOne ? null : await findTemplate(tx, target)
    const before = await findAssignment(tx, { clusterId, enterprise })
    const problem =
      (target === ucOne ? null : templateProblemOf(template, clusterId)) ??
      (before ? null : await limitProblemOf(tx, clusterId))
    if (problem) return { ok: false, problem }
    await upsertAssignment(
      tx,
      { partnerId, clusterId, enterprise },
      { target: template ? 'template' : 'uc-one', templateId: template?.id ?? null },
    )
    await recordUrls(tx, actor, cluster, 'adapter.assigned', [
      { field: 'enterprise', before: null, after: enterpriseName(enterprise) },
      { field: 'target', before: nameOf(before), after: template?.name ?? ucOne },
    ])
    return ok({ before: before && (before.templateId ?? ucOne) })
  })
}

/** Taking back what is not noted changes nothing. */
export function unassignAdapter(
  actor: Actor,
  { clusterId, enterprise }: Omit<AdapterInput, 'target'>,
): Promise<Result<Assigned>> {
  const { partnerId } = actor
  return database().asPartner(partnerId, async (tx) => {
    const cluster = await findCluster(tx, clusterId)
    if (!cluster) return refuse('not-found')
    const before = await findAssignment(tx, { clusterId, enterprise })
    if (!before) return ok({ before: null })
    await deleteAssignment(tx, { partnerId, clusterId, enterprise })
    await recordUrls(tx, actor, cluster, 'adapter.unassigned', [
      { field: 'enterprise', before: enterpriseName(enterprise), after: null },
      { field: 'target', before: nameOf(before), after: null },
    ])
    return ok({ before: before.templateId ?? ucOne })
  })
}

function templateProblemOf(template: TemplateRecord | null, clusterId: string): Problem | null {
  if (template?.clusterId !== clusterId) return onTarget('adapter-template-missing')
  return template.flowThrough ? null : onTarget('adapter-template-without-flow-through')
}

async function limitProblemOf(tx: Tx, clusterId: string): Promise<Problem | null> {
  const isFull = (await countAssignments(tx, clusterId)) >= mostAssignments
  return isFull ? refuse('too-many-assignments', { params: { limit: mostAssignments } }).problem : null
}

function onTarget(code: string): Problem {
  return refuse('check-fields', { fields: { target: { code } } }).problem
}

function nameOf(assignment: Awaited<ReturnType<typeof findAssignment>>): string | null {
  return assignment && (assignment.template?.name ?? ucOne)
}
