/** Checks that a person asks for: all interfaces of a cluster, or addresses that are being typed. */
import type { AuditEvent } from '@/lib/domain/audit/events'
import type { FieldValues } from '@/lib/domain/catalogue/field'
import { interfaceKindsOf } from '@/lib/domain/clusters/addresses'
import type { CheckedInterface } from '@/lib/domain/clusters/admission'
import type { InterfaceKind, ProbeTarget } from '@/lib/domain/health/types'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { now } from '@/lib/platform/clock'
import { database } from '@/lib/platform/db/database'
import { recordAudit } from '../../audit/operations'
import { credentialsOf, typedCredentialsOf } from '../../clusters/operations/secrets'
import { type ClusterRecord, findCluster, valuesOf } from '../../clusters/store'
import type { Actor } from '../../gates/types'
import { readInterfaceStates } from '../store/states'
import { hasRecentEvent } from '../store/trail'
import type { CheckEvent, TypedCheck } from '../types'
import { probeTarget, targetsOfKinds } from './probe'
import { recordResults } from './record'

/** A check that is allowed and planned; `run` does it and tells each step. */
export interface PlannedCheck {
  run: (emit: (event: CheckEvent) => void, signal: AbortSignal) => Promise<void>
}

/** Every interface of a stored cluster, with its test account when it has one. Results are stored. */
export async function planClusterCheck(actor: Actor, clusterId: string): Promise<Result<PlannedCheck>> {
  const cluster = await database().asPartner(actor.partnerId, (tx) => findCluster(tx, clusterId))
  if (!cluster) return refuse('not-found')
  const values = valuesOf(cluster)
  const targets = targetsOfKinds(interfaceKindsOf(values), values, credentialsOf(cluster))
  if (!targets.ok) return targets
  return ok({
    run: async (emit, signal) => {
      const checked = await observe(actor, targets.value, emit, signal)
      await keep(actor, cluster, checked)
      await auditBudget(actor, checked, cluster.id, cluster.name)
      emit({ type: 'done' })
    },
  })
}

/** Typed addresses. Nothing of it is stored but one line of audit for the form. */
export async function planTypedCheck(actor: Actor, formId: string, typed: TypedCheck): Promise<Result<PlannedCheck>> {
  const values: FieldValues = typed.values
  const { clusterId } = typed
  const cluster = clusterId ? await database().asPartner(actor.partnerId, (tx) => findCluster(tx, clusterId)) : null
  if (clusterId && !cluster) return refuse('not-found')
  const targets = targetsOfKinds(typed.kinds, values, typedCredentialsOf(values, cluster))
  if (!targets.ok) return targets
  const name = String(values.name || targets.value[0]?.host || '')
  await auditForm(actor, formId, name)
  return ok({
    run: async (emit, signal) => {
      const checked = await observe(actor, targets.value, emit, signal)
      await auditBudget(actor, checked, formId, name)
      emit({ type: 'done' })
    },
  })
}

/** Probes side by side; what was stopped has no result. */
async function observe(
  actor: Actor,
  targets: ProbeTarget[],
  emit: (event: CheckEvent) => void,
  signal: AbortSignal,
): Promise<CheckedInterface[]> {
  const checked: CheckedInterface[] = []
  await Promise.all(
    targets.map(async (target) => {
      const { kind } = target
      const result = await probeTarget(target, {
        partnerId: actor.partnerId,
        signal,
        onProgress: (progress) => emit({ type: 'progress', kind, progress }),
      })
      if (signal.aborted) return
      checked.push({ kind, result })
      emit({ type: 'result', kind, result })
    }),
  )
  return checked
}

async function keep(actor: Actor, cluster: ClusterRecord, checked: CheckedInterface[]): Promise<void> {
  const { id, name, version } = cluster
  await database().asPartner(actor.partnerId, async (tx) => {
    const stored = new Map((await readInterfaceStates(tx, id)).map((row) => [row.kind as InterfaceKind, row.id]))
    const found = checked.flatMap(({ kind, result }) => {
      const interfaceId = stored.get(kind)
      return interfaceId ? [{ interfaceId, clusterId: id, clusterVersion: version, result }] : []
    })
    if (found.length > 0) await recordResults(tx, actor.partnerId, found)
    await recordAudit(tx, actor, { action: 'cluster.checked', target: { type: 'cluster', id, name }, changes: [] })
  })
}

/** Addresses that are typed are one line of the trail for each form and hour, however often they are checked. */
async function auditForm(actor: Actor, formId: string, name: string): Promise<void> {
  const event = { action: 'cluster.entry-checked', target: { type: 'cluster', id: formId, name }, changes: [] } as const
  await auditOnce(actor, event, formId)
}

/** Told once an hour: the budget is the partner's, not the form's. */
async function auditBudget(
  actor: Actor,
  checked: readonly CheckedInterface[],
  id: string,
  name: string,
): Promise<void> {
  if (!checked.some(({ result }) => result.verdict.reason === 'budget-spent')) return
  await auditOnce(actor, { action: 'cluster.budget-exhausted', target: { type: 'cluster', id, name }, changes: [] })
}

async function auditOnce(actor: Actor, event: AuditEvent, targetId?: string): Promise<void> {
  const since = new Date(now().getTime() - 3_600_000)
  await database().asPartner(actor.partnerId, async (tx) => {
    if (await hasRecentEvent(tx, { action: event.action, targetId, since })) return
    await recordAudit(tx, actor, event)
  })
}
