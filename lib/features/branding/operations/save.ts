/** Saves what was changed at one level; the rest goes on inheriting. */
import { brandingCatalogues, parseBranding } from '@/lib/domain/branding/fields'
import { ownAfter } from '@/lib/domain/branding/inheritance'
import { brandingProblemsOf } from '@/lib/domain/branding/rules'
import { diffOf, type FieldValues } from '@/lib/domain/catalogue/field'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { database, type Tx } from '@/lib/platform/db/database'
import { refusingTwins } from '@/lib/platform/db/errors'
import { recordAudit } from '../../audit/operations'
import type { Actor } from '../../gates/types'
import { saveOwn } from '../store'
import { readLevel } from './levels'
import { targetOf } from './target'

export interface BrandingEdit {
  /** null: all customers. */
  customerId: string | null
  /** The version the form was opened with; 0 for a level where nothing was set. */
  version: number
  /** The fields that were changed. */
  values: FieldValues
}

/** Refusals: not-found, conflict, check-fields. */
export async function saveBranding(actor: Actor, edit: BrandingEdit): Promise<Result<{ version: number }>> {
  return refusingTwins(() => database().asPartner(actor.partnerId, (tx) => store(tx, actor, edit)))
}

async function store(
  tx: Tx,
  actor: Actor,
  { customerId, version, values }: BrandingEdit,
): Promise<Result<{ version: number }>> {
  const level = { partnerId: actor.partnerId, customerId }
  const target = await targetOf(tx, actor, customerId)
  if (!target) return refuse('not-found')
  const read = await readLevel(tx, level)
  if (read.stored.version !== version) return refuse('conflict')
  const before = read.resolved.values
  const parsed = parseBranding(read.scope, { ...before, ...values })
  if (!parsed.ok) return parsed
  const verified = String((customerId === null ? parsed.value : read.partner.own).verifiedDomains ?? '')
  const fields = brandingProblemsOf(read.scope, parsed.value, verified)
  if (Object.keys(fields).length > 0) return refuse('check-fields', { fields })
  const changes = diffOf(brandingCatalogues[read.scope], before, parsed.value)
  if (changes.length === 0) return ok({ version })
  if (!(await saveOwn(tx, level, version, ownAfter(read.stored.own, before, parsed.value)))) return refuse('conflict')
  await recordAudit(tx, actor, { action: 'branding.changed', target, changes })
  return ok({ version: version + 1 })
}
