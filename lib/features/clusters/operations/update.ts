/** Saves an edit of a cluster: never over somebody else's, never what is frozen or one-way. */
import { diffOf, type FieldValues } from '@/lib/domain/catalogue/field'
import { interfaceKindsOf, probedFieldsOf } from '@/lib/domain/clusters/addresses'
import { admissionProblemOf, type CheckedInterface } from '@/lib/domain/clusters/admission'
import { type ClusterValues, clusterFields } from '@/lib/domain/clusters/fields'
import { freezeProblemOf } from '@/lib/domain/clusters/freeze'
import { clusterProblemsOf, oneWayProblemOf } from '@/lib/domain/clusters/rules'
import type { InterfaceKind } from '@/lib/domain/health/types'
import { ok, type Problem, type Result, refuse } from '@/lib/domain/result'
import { newId } from '@/lib/platform/clock'
import { database, type Tx } from '@/lib/platform/db/database'
import { uniqueViolationOf } from '@/lib/platform/db/errors'
import { notify } from '@/lib/platform/events/events'
import { recordAudit } from '../../audit/operations'
import { forgetJudgements } from '../../certificates/store/chains'
import type { Actor } from '../../gates/types'
import { probeAll, targetsOfKinds } from '../../health/operations/probe'
import { recordResults } from '../../health/operations/record'
import { readInterfaceStates } from '../../health/store/states'
import { endIncidentOfRemoved } from '../../incidents/operations/end'
import {
  type ClusterRecord,
  countCustomers,
  findCluster,
  storedSecretsOf,
  syncInterfaces,
  updateCluster as updateRow,
  valuesOf,
} from '../store'
import { probeCertificateProblemOf } from './probe-certificate'
import { sealedSecretsOf, typedCredentialsOf } from './secrets'

export interface ClusterEdit {
  id: string
  /** The version the form was opened with. */
  version: number
  values: ClusterValues
  confirmation: string
}

/** Addresses that changed are probed before anything is written. The second of two edits is refused as `conflict`. */
export async function updateCluster(actor: Actor, edit: ClusterEdit): Promise<Result<{ version: number }>> {
  const read = await database().asPartner(actor.partnerId, async (tx) => {
    const row = await findCluster(tx, edit.id)
    return row && { row, customers: await countCustomers(tx, edit.id) }
  })
  if (!read) return refuse('not-found')
  if (read.row.version !== edit.version) return refuse('conflict')
  const problem = editProblemOf(read.row, read.customers, edit)
  if (problem) return { ok: false, problem }
  const changed = changedKindsOf(valuesOf(read.row), edit.values)
  const targets = targetsOfKinds(changed, edit.values, typedCredentialsOf(edit.values, read.row))
  if (!targets.ok) return targets
  const checked = await probeAll(targets.value, { partnerId: actor.partnerId })
  const failing = admissionProblemOf(checked)
  if (failing) return { ok: false, problem: failing }
  try {
    return await database().asPartner(actor.partnerId, (tx) => store(tx, actor, read.row, edit, checked))
  } catch (error) {
    if (uniqueViolationOf(error) === null) throw error
    return refuse('check-fields', { fields: { name: { code: 'name-taken', params: { name: edit.values.name } } } })
  }
}

function editProblemOf(row: ClusterRecord, customers: number, { values, confirmation }: ClusterEdit): Problem | null {
  const before = valuesOf(row)
  const fields = { ...clusterProblemsOf(values, storedSecretsOf(row)), ...probeCertificateProblemOf(values) }
  return (
    freezeProblemOf(customers, before, values) ??
    (Object.keys(fields).length > 0 ? refuse('check-fields', { fields }).problem : null) ??
    oneWayProblemOf(before, values, confirmation)
  )
}

/** Interfaces whose address or way of being probed differs. */
function changedKindsOf(before: FieldValues, after: FieldValues): InterfaceKind[] {
  return interfaceKindsOf(after).filter((kind) =>
    probedFieldsOf[kind].some((field) =>
      field === 'probePrivateKey' ? after[field] !== '' : before[field] !== after[field],
    ),
  )
}

async function store(
  tx: Tx,
  actor: Actor,
  row: ClusterRecord,
  { id, version, values }: ClusterEdit,
  checked: CheckedInterface[],
): Promise<Result<{ version: number }>> {
  const { partnerId } = actor
  const sealed = sealedSecretsOf({ id, partnerId }, values)
  if (!(await updateRow(tx, { id, version }, values, sealed))) return refuse('conflict')
  await syncInterfaces(
    tx,
    { id, partnerId },
    interfaceKindsOf(values).map((kind) => ({ id: newId(), kind })),
  )
  await endIncidentOfRemoved(tx, { id, partnerId, name: values.name })
  await forgetJudgements(tx, id)
  const stored = await readInterfaceStates(tx, id)
  const found = checked.flatMap(({ kind, result }) => {
    const interfaceId = stored.find((one) => one.kind === kind)?.id
    return interfaceId ? [{ interfaceId, clusterId: id, clusterVersion: version + 1, result }] : []
  })
  if (found.length > 0) await recordResults(tx, partnerId, found)
  await notify(tx, { partnerId, topic: 'cluster', id })
  const changes = diffOf(clusterFields, valuesOf(row), values as FieldValues)
  await recordAudit(tx, actor, {
    action: 'cluster.changed',
    target: { type: 'cluster', id, name: values.name },
    changes,
  })
  return ok({ version: version + 1 })
}
