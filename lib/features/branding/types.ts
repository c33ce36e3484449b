/** The plain shapes of branding that cross rooms. */

import type { Attachment } from '@/lib/domain/branding/attachment'
import type { ColorMode } from '@/lib/domain/branding/colors'
import type { BrandOrigin } from '@/lib/domain/branding/inheritance'
import type { FieldValues } from '@/lib/domain/catalogue/field'
import type { MergedWith } from '@/lib/domain/catalogue/merge'
import type { TablePage } from '@/lib/domain/table/query'

export interface LogoShown {
  id: string
  mode: ColorMode
  width: number
  height: number
  kibibytes: number
  origin: BrandOrigin
}

export type LogosShown = Partial<Record<ColorMode, LogoShown>>

/** Everything the form of one level needs. */
export interface BrandingForm {
  /** null: all customers. */
  customerId: string | null
  /** 0 while nothing was ever set here. */
  version: number
  values: FieldValues
  origin: Record<string, BrandOrigin>
  /** What the level above says, by field: what a reset goes back to. */
  inherited: FieldValues
  logos: LogosShown
  /** Names of fields and logos set at this level. */
  own: string[]
  /** Domains the partner has verified, as typed at partner level. */
  verifiedDomains: string
}

/** The answer to a save. */
export interface BrandingSaved {
  version: number
  /** Whose changes were taken along because they touched other fields; null when nobody changed any meanwhile. */
  mergedWith: MergedWith | null
}

export interface OwnBranding {
  id: string
  name: string
  fields: number
  logos: number
  since: string
}

export interface PartnerBrandingPage {
  form: BrandingForm
  partnerName: string
  customers: { value: number; isMore: boolean }
  withOwn: number
  /** The latest few with their own; [] for who may not see customers. */
  own: OwnBranding[]
  maySeeCustomers: boolean
  mayWrite: boolean
  mayAudit: boolean
}

export interface CustomerBrandingPage {
  form: BrandingForm
  name: string
  partnerName: string
  knownUsers: { value: number; isMore: boolean }
  attachment: Attachment
  /** Whether the customer's own administrators may set logo and colour. */
  mayOverrideThemselves: boolean
  mayWrite: boolean
}

export interface BrandedCustomerRow {
  id: string
  name: string
  fields: number
  logos: number
  since: string | null
}

export interface BrandedCustomers {
  page: TablePage<BrandedCustomerRow>
  withOwn: number
}
