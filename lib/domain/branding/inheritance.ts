/** Decides what a customer's users see: its own settings, else the partner's, else the vendor's (domain.md section 3.6). */
import type { Catalogue, FieldValue, FieldValues } from '../catalogue/field'
import { objectOf } from '../catalogue/field'
import { type BrandingScope, brandingCatalogues, vendorValues } from './fields'

/** Only what was set at this level, by field. */
export type OwnValues = Readonly<Record<string, FieldValue>>

/** Who decided a value. */
export const brandOrigins = ['vendor', 'partner', 'customer'] as const
export type BrandOrigin = (typeof brandOrigins)[number]

export interface ResolvedBranding {
  values: FieldValues
  origin: Record<string, BrandOrigin>
}

/** What holds at partner level: the partner's own settings over the vendor's. */
export function resolvePartner(own: OwnValues): ResolvedBranding {
  return laidOver(Object.keys(brandingCatalogues.partner), [
    ['partner', own],
    ['vendor', vendorValues.partner],
  ])
}

/** What holds for one customer. The partner's settings of fields that customers do not have are left out. */
export function resolveCustomer(partner: OwnValues, own: OwnValues): ResolvedBranding {
  return laidOver(Object.keys(brandingCatalogues.customer), [
    ['customer', own],
    ['partner', partner],
    ['vendor', vendorValues.customer],
  ])
}

function laidOver(names: readonly string[], levels: readonly [BrandOrigin, OwnValues][]): ResolvedBranding {
  const values: FieldValues = {}
  const origin: Record<string, BrandOrigin> = {}
  for (const name of names) {
    const found = levels.find(([, own]) => Object.hasOwn(own, name))
    if (!found) continue
    values[name] = found[1][name] ?? ''
    origin[name] = found[0]
  }
  return { values, origin }
}

/**
 * The own settings after a save: what was changed becomes own, and stays so until it is reset, even when it says the
 * same as the level above; what was not touched keeps its level.
 */
export function ownAfter(own: OwnValues, before: FieldValues, after: FieldValues): OwnValues {
  const changed = Object.entries(after).filter(([name, value]) => value !== before[name])
  return { ...own, ...Object.fromEntries(changed) }
}

/** What somebody said of the organization, apart from the brand: it is kept when the brand is reset. */
export function splitFacts(own: OwnValues): { brand: OwnValues; facts: OwnValues } {
  const catalogue: Catalogue = brandingCatalogues.customer
  const isFact = ([name]: [string, FieldValue]) => catalogue[name]?.section === 'organization'
  const entries = Object.entries(own)
  return {
    brand: Object.fromEntries(entries.filter((entry) => !isFact(entry))),
    facts: Object.fromEntries(entries.filter(isFact)),
  }
}

/** The own settings without one of them. */
export function ownWithout(own: OwnValues, name: string): OwnValues {
  const { [name]: _gone, ...rest } = own
  return rest
}

/** Stored settings read back: fields that are no more, or hold what they may not, count as not set. */
export function readOwn(scope: BrandingScope, stored: unknown): OwnValues {
  if (typeof stored !== 'object' || stored === null) return {}
  const catalogue: Catalogue = brandingCatalogues[scope]
  const shape = objectOf(catalogue).shape
  return Object.fromEntries(
    Object.entries(stored).flatMap(([name, value]): [string, FieldValue][] => {
      const parsed = Object.hasOwn(catalogue, name) ? shape[name]?.safeParse(value) : undefined
      return parsed?.success ? [[name, parsed.data]] : []
    }),
  )
}
