/** What every change of a template leaves behind, in its own transaction: a version, a line of audit, a notice. */
import type { FieldChange, FieldValues } from '@/lib/domain/catalogue/field'
import { snapshotText } from '@/lib/domain/templates/versions'
import { newId, now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db/database'
import { notify } from '@/lib/platform/events/events'
import { recordAudit } from '../../audit/operations'
import type { Actor } from '../../gates/types'
import { clusterNamesOf, findVersion, insertVersion, type TemplateRecord, templateValuesOf } from '../store'

export interface TemplateChange {
  id: string
  action:
    | 'template.created'
    | 'template.changed'
    | 'template.deleted'
    | 'template.version-restored'
    | 'template.brought-back'
  name: string
  changes: readonly FieldChange[]
}

/** Adds the version that a write made. `passwordSetAt`: the version that set the stored password. */
export async function recordVersion(
  tx: Tx,
  actor: Actor,
  version: {
    templateId: string
    number: number
    values: FieldValues
    passwordSetAt: number | null
    restoredFrom?: number
  },
): Promise<void> {
  const { templateId, number, values, passwordSetAt, restoredFrom = null } = version
  await insertVersion(tx, {
    id: newId(),
    partnerId: actor.partnerId,
    templateId,
    number,
    values: snapshotText(values),
    passwordSetAt,
    restoredFrom,
    authorId: actor.personId,
    authorName: actor.name,
    createdAt: now(),
  })
}

/** A template from before there was a history gets its present state as the version that it has. */
export async function recordMissing(tx: Tx, row: TemplateRecord): Promise<void> {
  if (await findVersion(tx, row.id, row.version)) return
  await insertVersion(tx, {
    id: newId(),
    partnerId: row.partnerId,
    templateId: row.id,
    number: row.version,
    values: snapshotText(templateValuesOf(row)),
    passwordSetAt: row.provisioningAccountPassword === null ? null : row.version,
    restoredFrom: null,
    authorId: null,
    authorName: '',
    createdAt: row.updatedAt,
  })
}

/** The last call of a change: tells who watches, and the trail. A cluster is told by its name. */
export async function recordChange(tx: Tx, actor: Actor, { id, action, name, changes }: TemplateChange): Promise<void> {
  const ids = changes.flatMap(({ field, before, after }) => (field === 'clusterId' ? [before, after] : []))
  const names = await clusterNamesOf(tx, ids.filter((one) => typeof one === 'string' && one !== '') as string[])
  const named = (value: FieldChange['before']) => (typeof value === 'string' ? (names.get(value) ?? value) : value)
  const told = changes.map((change) =>
    change.field === 'clusterId' ? { ...change, before: named(change.before), after: named(change.after) } : change,
  )
  await notify(tx, { partnerId: actor.partnerId, topic: 'template', id })
  await recordAudit(tx, actor, { action, target: { type: 'template', id, name }, changes: told })
}
