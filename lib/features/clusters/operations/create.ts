/** Creates a cluster whose interfaces all answer. */
import { diffOf, type FieldValues } from '@/lib/domain/catalogue/field'
import { interfaceKindsOf } from '@/lib/domain/clusters/addresses'
import { admissionProblemOf, type CheckedInterface } from '@/lib/domain/clusters/admission'
import { type ClusterValues, clusterFields } from '@/lib/domain/clusters/fields'
import { clusterProblemsOf, oneWayProblemOf } from '@/lib/domain/clusters/rules'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { newId } from '@/lib/platform/clock'
import { database, type Tx } from '@/lib/platform/db/database'
import { uniqueViolationOf } from '@/lib/platform/db/errors'
import { notify } from '@/lib/platform/events/events'
import { recordAudit } from '../../audit/operations'
import type { Actor } from '../../gates/types'
import { probeAll, targetsOfKinds } from '../../health/operations/probe'
import { recordResults } from '../../health/operations/record'
import { findCluster, insertCluster, syncInterfaces } from '../store'
import { probeCertificateProblemOf } from './probe-certificate'
import { sealedSecretsOf, typedCredentialsOf } from './secrets'

export interface NewCluster {
  /** Minted by the form: posting it twice meets the same row. */
  id: string
  values: ClusterValues
  /** The cluster's name, typed when a one-way toggle is on. */
  confirmation: string
}

/** Probes first, then writes. Posting the same id again answers as the first time. */
export async function createCluster(actor: Actor, input: NewCluster): Promise<Result<{ id: string }>> {
  const problem = formProblemOf(input)
  if (problem) return problem
  if (await exists(actor, input.id)) return ok({ id: input.id })
  const kinds = interfaceKindsOf(input.values)
  const targets = targetsOfKinds(kinds, input.values, typedCredentialsOf(input.values, null))
  if (!targets.ok) return targets
  const checked = await probeAll(targets.value, { partnerId: actor.partnerId })
  const failing = admissionProblemOf(checked)
  if (failing) return { ok: false, problem: failing }
  try {
    await database().asPartner(actor.partnerId, (tx) => store(tx, actor, input, checked))
    return ok({ id: input.id })
  } catch (error) {
    return refusalOf(error, actor, input)
  }
}

function formProblemOf({ values, confirmation }: NewCluster) {
  const fields = { ...clusterProblemsOf(values), ...probeCertificateProblemOf(values) }
  if (Object.keys(fields).length > 0) return refuse('check-fields', { fields })
  const oneWay = oneWayProblemOf(null, values, confirmation)
  return oneWay ? { ok: false as const, problem: oneWay } : null
}

async function store(tx: Tx, actor: Actor, { id, values }: NewCluster, checked: CheckedInterface[]): Promise<void> {
  const { partnerId } = actor
  const interfaces = interfaceKindsOf(values).map((kind) => ({ id: newId(), kind }))
  await insertCluster(tx, { id, partnerId }, values, sealedSecretsOf({ id, partnerId }, values))
  await syncInterfaces(tx, { id, partnerId }, interfaces)
  const found = interfaces.flatMap((one) => {
    const result = checked.find(({ kind }) => kind === one.kind)?.result
    return result ? [{ interfaceId: one.id, clusterId: id, clusterVersion: 1, result }] : []
  })
  await recordResults(tx, partnerId, found)
  await notify(tx, { partnerId, topic: 'cluster', id })
  const changes = diffOf(clusterFields, null, values as FieldValues)
  await recordAudit(tx, actor, {
    action: 'cluster.created',
    target: { type: 'cluster', id, name: values.name },
    changes,
  })
}

/** The same id again is the same click again; the same name is somebody's mistake. */
async function refusalOf(error: unknown, actor: Actor, { id, values }: NewCluster): Promise<Result<{ id: string }>> {
  const constraint = uniqueViolationOf(error)
  if (constraint === null) throw error
  if (await exists(actor, id)) return ok({ id })
  if (!constraint.includes('name')) return refuse('not-found')
  return refuse('check-fields', { fields: { name: { code: 'name-taken', params: { name: values.name } } } })
}

async function exists(actor: Actor, id: string): Promise<boolean> {
  return (await database().asPartner(actor.partnerId, (tx) => findCluster(tx, id))) !== null
}
