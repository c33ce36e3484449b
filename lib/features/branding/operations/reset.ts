/** Gives one setting, or all of a level, back to the level above. */
import { type ColorMode, colorModes } from '@/lib/domain/branding/colors'
import { brandingCatalogues } from '@/lib/domain/branding/fields'
import { ownWithout, splitFacts } from '@/lib/domain/branding/inheritance'
import { diffOf, type FieldChange } from '@/lib/domain/catalogue/field'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { database, type Tx } from '@/lib/platform/db/database'
import { recordAudit } from '../../audit/operations'
import type { Actor } from '../../gates/types'
import { type BrandingLevel, removeLogos, saveOwn } from '../store'
import { logoName, type ReadLevel, readLevel } from './levels'
import { targetOf } from './target'

export interface BrandingReset {
  customerId: string | null
  version: number
  /** A field or a logo; null for everything of the level. */
  name: string | null
}

/** Refusals: not-found, conflict. What inherits already is left as it is. */
export async function resetBranding(actor: Actor, reset: BrandingReset): Promise<Result<{ version: number }>> {
  return database().asPartner(actor.partnerId, (tx) => store(tx, actor, reset))
}

async function store(
  tx: Tx,
  actor: Actor,
  { customerId, version, name }: BrandingReset,
): Promise<Result<{ version: number }>> {
  const level = { partnerId: actor.partnerId, customerId }
  const target = await targetOf(tx, actor, customerId)
  if (!target) return refuse('not-found')
  const read = await readLevel(tx, level)
  if (read.stored.version !== version) return refuse('conflict')
  const changes = changesOf(read, name)
  if (changes.length === 0) return ok({ version })
  const own = name === null ? splitFacts(read.stored.own).facts : ownWithout(read.stored.own, name)
  if (!(await saveOwn(tx, level, version, own))) return refuse('conflict')
  await dropLogos(tx, level, name)
  await recordAudit(tx, actor, { action: name === null ? 'branding.reset' : 'branding.field-reset', target, changes })
  return ok({ version: version + 1 })
}

async function dropLogos(tx: Tx, level: BrandingLevel, name: string | null): Promise<void> {
  const modes = colorModes.filter((mode) => name === null || name === logoName(mode))
  if (modes.length > 0) await removeLogos(tx, level, modes)
}

/** What the users will see changed; a setting that says the same as the level above is named too. */
function changesOf({ stored, resolved, inherited, scope }: ReadLevel, name: string | null): FieldChange[] {
  const { facts } = splitFacts(stored.own)
  const isMeant = (field: string) => (name === null ? !Object.hasOwn(facts, field) : field === name)
  const shown = diffOf(brandingCatalogues[scope], resolved.values, inherited.values).filter(({ field }) =>
    isMeant(field),
  )
  const silent = Object.entries(stored.own)
    .filter(([field]) => isMeant(field) && !shown.some((change) => change.field === field))
    .map(([field, value]) => ({ field, before: value, after: value }))
  return [...shown, ...silent, ...logoChangesOf(stored.logos, isMeant)]
}

function logoChangesOf(
  logos: readonly { mode: ColorMode; width: number; height: number }[],
  isMeant: (name: string) => boolean,
) {
  return logos
    .filter(({ mode }) => isMeant(logoName(mode)))
    .map(({ mode, width, height }) => ({ field: logoName(mode), before: `${width} × ${height}`, after: null }))
}
