/** Saves an edit of a template. Two edits of one version come together field by field, or are shown for choice. */
import type { FieldValues } from '@/lib/domain/catalogue/field'
import { disputeOf } from '@/lib/domain/catalogue/merge'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { TemplateValues } from '@/lib/domain/templates/fields'
import { editsOf, mergeOf, readSnapshot, type TemplateSnapshot } from '@/lib/domain/templates/versions'
import { database, type Tx } from '@/lib/platform/db/database'
import type { Actor } from '../../gates/types'
import {
  findTemplate,
  findVersion,
  storedTemplateSecretsOf,
  type TemplateRecord,
  templateValuesOf,
  updateTemplateRow,
} from '../store'
import type { TemplateSaved } from '../types'
import { collisionOf, judgeTemplate } from './judge'
import { recordChange, recordMissing, recordVersion } from './record'
import { sealedPasswordOf } from './secrets'

export interface TemplateEdit {
  id: string
  /** The version the form was opened with. */
  version: number
  values: FieldValues
}

type Outcome = Result<TemplateSaved> | 'overtaken'

const mostTries = 4

/** A field that two people changed is refused as `changed-meanwhile`, naming who; everything else is merged. */
export async function updateTemplate(actor: Actor, edit: TemplateEdit): Promise<Result<TemplateSaved>> {
  for (let attempt = 0; attempt < mostTries; attempt++) {
    const outcome = await tried(actor, edit)
    if (outcome !== 'overtaken') return outcome
  }
  return refuse('conflict')
}

async function tried(actor: Actor, edit: TemplateEdit): Promise<Outcome> {
  try {
    return await database().asPartner(actor.partnerId, (tx) => save(tx, actor, edit))
  } catch (error) {
    const collision = collisionOf(error, String(edit.values.name))
    if (!collision) throw error
    return collision
  }
}

async function save(tx: Tx, actor: Actor, { id, version, values }: TemplateEdit): Promise<Outcome> {
  const row = await findTemplate(tx, id)
  if (!row) return refuse('not-found')
  const current = await snapshotOf(tx, row)
  const base = version === row.version ? current : await storedSnapshot(tx, id, version)
  if (!base) return refuse('conflict')
  const merge = mergeOf(base, current, values)
  const author = merge.taken.length + merge.disputed.length > 0 ? await authorOf(tx, id, row.version) : ''
  if (merge.disputed.length > 0) return disputeOf(merge.disputed, () => author)
  const stored = storedTemplateSecretsOf(row)
  const judged = await judgeTemplate(tx, { id, values: merge.values, before: current.values, stored })
  if (!judged.ok) return judged
  const isSaved = await write(tx, actor, row, { before: current, after: judged.value })
  if (!isSaved) return 'overtaken'
  const mergedWith = merge.taken.length > 0 ? { author, fields: merge.taken } : null
  return ok({ version: row.version + 1, mergedWith })
}

/** Row, version and audit of judged values over `row`; false when somebody else was faster. */
export async function write(
  tx: Tx,
  actor: Actor,
  row: TemplateRecord,
  { before, after, restoredFrom }: { before: TemplateSnapshot; after: TemplateValues; restoredFrom?: number },
): Promise<boolean> {
  const { id, version } = row
  const sealed = sealedPasswordOf({ id, partnerId: actor.partnerId }, after)
  if (!(await updateTemplateRow(tx, { id, version }, after, sealed))) return false
  await recordMissing(tx, row)
  const number = version + 1
  const isSet = sealed.provisioningAccountPassword !== undefined
  const passwordSetAt = isSet ? (sealed.provisioningAccountPassword ? number : null) : before.passwordSetAt
  await recordVersion(tx, actor, { templateId: id, number, values: after, passwordSetAt, restoredFrom })
  await recordChange(tx, actor, {
    id,
    action: restoredFrom === undefined ? 'template.changed' : 'template.version-restored',
    name: after.name,
    changes: editsOf(before.values, after),
  })
  return true
}

/** What the row says now, with the version that set its password. */
export async function snapshotOf(tx: Tx, row: TemplateRecord): Promise<TemplateSnapshot> {
  const stored = await findVersion(tx, row.id, row.version)
  const hasPassword = row.provisioningAccountPassword !== null
  const passwordSetAt = hasPassword ? (stored?.passwordSetAt ?? row.version) : null
  return { number: row.version, values: templateValuesOf(row), passwordSetAt }
}

export async function storedSnapshot(tx: Tx, id: string, number: number): Promise<TemplateSnapshot | null> {
  const stored = await findVersion(tx, id, number)
  return stored && { number, values: readSnapshot(stored.values), passwordSetAt: stored.passwordSetAt }
}

async function authorOf(tx: Tx, id: string, number: number): Promise<string> {
  return (await findVersion(tx, id, number))?.authorName ?? ''
}
