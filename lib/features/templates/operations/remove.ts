/** Deletes a template that no customer uses, and brings it back for as long as it is remembered. */
import type { FieldValues } from '@/lib/domain/catalogue/field'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { TemplateValues } from '@/lib/domain/templates/fields'
import { editsOf, readSnapshot, snapshotText } from '@/lib/domain/templates/versions'
import { now } from '@/lib/platform/clock'
import { database, type Tx } from '@/lib/platform/db/database'
import { foreignKeyViolationOf } from '@/lib/platform/db/errors'
import { customersOfTemplate } from '../../customers/store'
import type { Actor } from '../../gates/types'
import { releaseUrls, restoreUrls } from '../../provisioning/operations/release'
import {
  deleteTemplateRow,
  findRemoved,
  findTemplate,
  forgetRemoved,
  insertTemplate,
  keepRemoved,
  purgeRemoved,
  templateValuesOf,
} from '../store'
import { collisionOf, judgeTemplate } from './judge'
import { recordChange } from './record'
import { resealed } from './secrets'

/** How long a deletion can be undone. */
export const rememberedMs = 30 * 24 * 60 * 60 * 1000

/** Refused while customers use it, naming some. Inside a running transaction it joins it. */
export async function deleteTemplate(actor: Actor, input: { id: string }): Promise<Result<{ name: string }>> {
  try {
    return await database().asPartner(actor.partnerId, (tx) => remove(tx, actor, input.id))
  } catch (error) {
    if (foreignKeyViolationOf(error) === null) throw error
    const inUse = await database().asPartner(actor.partnerId, (tx) => inUseProblem(tx, input.id))
    return inUse ?? refuse('unexpected')
  }
}

async function remove(tx: Tx, actor: Actor, id: string): Promise<Result<{ name: string }>> {
  const row = await findTemplate(tx, id)
  if (!row) return refuse('not-found')
  const inUse = await inUseProblem(tx, id)
  if (inUse) return inUse
  const place = { id, partnerId: actor.partnerId }
  const values = templateValuesOf(row)
  await purgeRemoved(tx, new Date(now().getTime() - rememberedMs))
  const urls = await releaseUrls(tx, actor, row)
  await deleteTemplateRow(tx, id)
  await keepRemoved(tx, {
    ...place,
    values: snapshotText(values),
    provisioningAccountPassword: resealed(
      row.provisioningAccountPassword,
      { ...place, table: 'customer_template' },
      { ...place, table: 'removed_template' },
    ),
    version: row.version,
    urls: urls.map(({ clusterId, enterprise }) => ({ clusterId, enterprise })),
    createdAt: row.createdAt,
    removedAt: now(),
  })
  const changes = editsOf(values, {}).map((change) => ({ ...change, after: null }))
  await recordChange(tx, actor, { id, action: 'template.deleted', name: row.name, changes })
  return ok({ name: row.name })
}

async function inUseProblem(tx: Tx, id: string): Promise<Result<never> | null> {
  const { customers, first } = await customersOfTemplate(tx, id)
  if (customers.value === 0) return null
  return refuse('template-in-use', { params: { count: customers.value, names: first.join(', ') } })
}

export interface BroughtBack {
  name: string
  /** Enterprises that were given another provisioning URL meanwhile; '' is the system level. */
  lostUrls: string[]
}

/** Undoes a deletion: same id, same provisioning ID, same password, same history, and its URLs where they are still free. */
export async function bringBackTemplate(actor: Actor, input: { id: string }): Promise<Result<BroughtBack>> {
  try {
    return await database().asPartner(actor.partnerId, (tx) => bringBack(tx, actor, input.id))
  } catch (error) {
    const collision = collisionOf(error, '')
    if (!collision) throw error
    return collision
  }
}

async function bringBack(tx: Tx, actor: Actor, id: string): Promise<Result<BroughtBack>> {
  const removed = await findRemoved(tx, id)
  if (!removed) return refuse('not-found')
  const values: FieldValues = readSnapshot(removed.values)
  const stored = { provisioningAccountPassword: removed.provisioningAccountPassword !== null }
  const judged = await judgeTemplate(tx, { id, values, before: values, stored })
  if (!judged.ok) return judged
  const place = { id, partnerId: actor.partnerId }
  const provisioningAccountPassword = resealed(
    removed.provisioningAccountPassword,
    { ...place, table: 'removed_template' },
    { ...place, table: 'customer_template' },
  )
  const { version, createdAt } = removed
  const row: TemplateValues = judged.value
  await insertTemplate(tx, { ...place, version, createdAt }, row, { provisioningAccountPassword })
  await forgetRemoved(tx, id)
  const lostUrls = await restoreUrls(tx, actor, { id, name: row.name }, removed.urls)
  await recordChange(tx, actor, {
    id,
    action: 'template.brought-back',
    name: row.name,
    changes: editsOf(null, row),
  })
  return ok({ name: row.name, lostUrls })
}
