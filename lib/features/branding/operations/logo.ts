/** Stores a logo at one level, drawn anew so that nothing of what was sent is ever served. */
import { createHash } from 'node:crypto'
import type { ColorMode } from '@/lib/domain/branding/colors'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { newId } from '@/lib/platform/clock'
import { database, type Tx } from '@/lib/platform/db/database'
import { refusingTwins } from '@/lib/platform/db/errors'
import { type SafeLogo, safeLogo } from '@/lib/platform/pictures/logo'
import { recordAudit } from '../../audit/operations'
import type { Actor } from '../../gates/types'
import { findLogo, putLogo, readBranding, saveOwn } from '../store'
import { logoName } from './levels'
import { targetOf } from './target'

export interface LogoUpload {
  customerId: string | null
  version: number
  mode: ColorMode
  content: Uint8Array
}

export interface StoredLogoAnswer {
  version: number
  id: string
}

/** Refusals: those of `safeLogo`, not-found, conflict. The picture is drawn before the transaction opens. */
export async function storeLogo(actor: Actor, upload: LogoUpload): Promise<Result<StoredLogoAnswer>> {
  const exists = await database().asPartner(actor.partnerId, (tx) => targetOf(tx, actor, upload.customerId))
  if (!exists) return refuse('not-found')
  const safe = await safeLogo(upload.content)
  if (!safe.ok) return safe
  return refusingTwins(() => database().asPartner(actor.partnerId, (tx) => store(tx, actor, upload, safe.value)))
}

async function store(
  tx: Tx,
  actor: Actor,
  { customerId, version, mode }: LogoUpload,
  { picture, width, height }: SafeLogo,
): Promise<Result<StoredLogoAnswer>> {
  const level = { partnerId: actor.partnerId, customerId }
  const target = await targetOf(tx, actor, customerId)
  if (!target) return refuse('not-found')
  const stored = await readBranding(tx, level)
  if (stored.version !== version || !(await saveOwn(tx, level, version, stored.own))) return refuse('conflict')
  const id = newId()
  const sha256 = sha256Of(picture)
  await putLogo(tx, level, { id, mode, picture, width, height, sha256 })
  const before = stored.logos.find((logo) => logo.mode === mode)
  const sides = (logo: { width: number; height: number }) => `${logo.width} × ${logo.height}`
  await recordAudit(tx, actor, {
    action: 'branding.logo-stored',
    target,
    changes: [{ field: logoName(mode), before: before ? sides(before) : null, after: sides({ width, height }) }],
  })
  return ok({ version: version + 1, id })
}

/** In hex: what the picture's entity tag is. */
export const sha256Of = (picture: Uint8Array): string => createHash('sha256').update(picture).digest('hex')

/** The stored picture; null when the partner has none of this id. */
export function readLogo(actor: Actor, id: string): Promise<{ picture: Uint8Array; sha256: string } | null> {
  return database().asPartner(actor.partnerId, (tx) => findLogo(tx, id))
}
