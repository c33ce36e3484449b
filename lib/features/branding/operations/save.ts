/** Saves what was changed at one level; the rest goes on inheriting. Two edits come together field by field. */
import { brandingCatalogues, parseBranding } from '@/lib/domain/branding/fields'
import { ownAfter } from '@/lib/domain/branding/inheritance'
import { brandingProblemsOf } from '@/lib/domain/branding/rules'
import { diffOf, type FieldValues } from '@/lib/domain/catalogue/field'
import { disputeOf, mergeEdits } from '@/lib/domain/catalogue/merge'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { database, type Tx } from '@/lib/platform/db/database'
import { uniqueViolationOf } from '@/lib/platform/db/errors'
import { recordAudit } from '../../audit/operations'
import type { Actor } from '../../gates/types'
import { saveOwn } from '../store'
import type { BrandingSaved } from '../types'
import { authorsOf } from './authors'
import { type ReadLevel, readLevel } from './levels'
import { targetOf } from './target'

export interface BrandingEdit {
  /** null: all customers. */
  customerId: string | null
  /** The version the form was opened with; 0 for a level where nothing was set. */
  version: number
  /** What the form showed before anything was typed. */
  base: FieldValues
  /** The fields that were changed. */
  values: FieldValues
}

type Outcome = Result<BrandingSaved> | 'overtaken'

const mostTries = 4

/** Refusals: not-found, check-fields, `changed-meanwhile` at the fields that two people changed. */
export async function saveBranding(actor: Actor, edit: BrandingEdit): Promise<Result<BrandingSaved>> {
  for (let attempt = 0; attempt < mostTries; attempt++) {
    const outcome = await tried(actor, edit)
    if (outcome !== 'overtaken') return outcome
  }
  return refuse('conflict')
}

async function tried(actor: Actor, edit: BrandingEdit): Promise<Outcome> {
  try {
    return await database().asPartner(actor.partnerId, (tx) => store(tx, actor, edit))
  } catch (error) {
    if (uniqueViolationOf(error) === null) throw error
    return 'overtaken'
  }
}

async function store(tx: Tx, actor: Actor, edit: BrandingEdit): Promise<Outcome> {
  const { customerId, values } = edit
  const level = { partnerId: actor.partnerId, customerId }
  const target = await targetOf(tx, actor, customerId)
  if (!target) return refuse('not-found')
  const read = await readLevel(tx, level)
  const { version } = read.stored
  const before = read.resolved.values
  const parsed = parseBranding(read.scope, { ...before, ...values })
  if (!parsed.ok) return parsed
  const merged = meanwhile(read, edit, parsed.value)
  const authorOf = merged.taken.length + merged.disputed.length > 0 ? await authorsOf(tx, target) : () => ''
  if (merged.disputed.length > 0) return disputeOf(merged.disputed, authorOf)
  const verified = String((customerId === null ? parsed.value : read.partner.own).verifiedDomains ?? '')
  const fields = brandingProblemsOf(read.scope, parsed.value, verified)
  if (Object.keys(fields).length > 0) return refuse('check-fields', { fields })
  const [first] = merged.taken
  const mergedWith = first ? { author: authorOf(first), fields: merged.taken } : null
  const changes = diffOf(brandingCatalogues[read.scope], before, parsed.value)
  if (changes.length === 0) return ok({ version, mergedWith })
  if (!(await saveOwn(tx, level, version, ownAfter(read.stored.own, before, parsed.value)))) return 'overtaken'
  await recordAudit(tx, actor, { action: 'branding.changed', target, changes })
  return ok({ version: version + 1, mergedWith })
}

/** What others changed at this level since the form was opened; `judged` holds this edit over what is stored now. */
function meanwhile(
  { scope, stored, resolved }: ReadLevel,
  { version, base, values }: BrandingEdit,
  judged: FieldValues,
) {
  if (version === stored.version) return { taken: [], disputed: [] }
  const theirs = resolved.values
  const names = Object.keys(brandingCatalogues[scope])
  const myChanges = names.filter((name) => Object.hasOwn(values, name))
  return mergeEdits({
    theirs,
    mine: { ...base, ...Object.fromEntries(myChanges.map((name) => [name, judged[name] ?? ''])) },
    theirChanges: names.filter((name) => Object.hasOwn(base, name) && base[name] !== theirs[name]),
    myChanges,
  })
}
