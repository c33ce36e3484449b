/** Puts the levels together: what is set for one level, what it inherits, and what its users see. */
import type { ColorMode } from '@/lib/domain/branding/colors'
import { colorModes } from '@/lib/domain/branding/colors'
import type { BrandingScope } from '@/lib/domain/branding/fields'
import { type ResolvedBranding, resolveCustomer, resolvePartner, splitFacts } from '@/lib/domain/branding/inheritance'
import type { Tx } from '@/lib/platform/db/database'
import { type BrandingLevel, readBranding, type StoredBranding } from '../store'
import type { BrandingForm, LogoShown, LogosShown } from '../types'

export interface ReadLevel {
  scope: BrandingScope
  stored: StoredBranding
  /** Equal to `stored` at partner level. */
  partner: StoredBranding
  resolved: ResolvedBranding
  inherited: ResolvedBranding
}

export async function readLevel(tx: Tx, level: BrandingLevel): Promise<ReadLevel> {
  const partner = await readBranding(tx, { ...level, customerId: null })
  if (level.customerId === null) {
    const inherited = resolvePartner({})
    return { scope: 'partner', stored: partner, partner, resolved: resolvePartner(partner.own), inherited }
  }
  const stored = await readBranding(tx, level)
  return {
    scope: 'customer',
    stored,
    partner,
    resolved: resolveCustomer(partner.own, stored.own),
    inherited: resolveCustomer(partner.own, {}),
  }
}

export function formOf(level: BrandingLevel, read: ReadLevel): BrandingForm {
  const { stored, partner, resolved, inherited, scope } = read
  return {
    customerId: level.customerId,
    version: stored.version,
    values: resolved.values,
    origin: resolved.origin,
    inherited: inherited.values,
    logos: logosOf(stored, partner, scope),
    own: [...Object.keys(splitFacts(stored.own).brand), ...stored.logos.map(({ mode }) => logoName(mode))],
    verifiedDomains: String(partner.own.verifiedDomains ?? ''),
  }
}

/** What a logo is called beside the fields: in the list of own settings, and where one is reset. */
export const logoName = (mode: ColorMode): 'lightLogo' | 'darkLogo' => (mode === 'light' ? 'lightLogo' : 'darkLogo')

function logosOf(stored: StoredBranding, partner: StoredBranding, scope: BrandingScope): LogosShown {
  return Object.fromEntries(
    colorModes.flatMap((mode): [ColorMode, LogoShown][] => {
      const own = stored.logos.find((logo) => logo.mode === mode)
      const shown = own ?? partner.logos.find((logo) => logo.mode === mode)
      if (!shown) return []
      const { id, width, height, bytes } = shown
      const origin = own ? scope : 'partner'
      return [[mode, { id, mode, width, height, kibibytes: Math.ceil(bytes / 1024), origin }]]
    }),
  )
}
