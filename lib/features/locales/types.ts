/** The plain shapes of locales that cross rooms. */
import type { CallInEdits, CallInLocationCode, CallInOrigin } from '@/lib/domain/locales/call-in'
import type { LanguageCode, LocaleCode } from '@/lib/domain/locales/locales'
import type { LocaleOverrides } from '@/lib/domain/locales/resolve-locale'
import type { LocaleReach } from '@/lib/domain/locales/subscriber-locales'
import type { TablePage } from '@/lib/domain/table/query'

/** What a resolver needs to know of a partner. */
export interface LocaleChoices {
  overrides: LocaleOverrides
  callInEdits: CallInEdits
}

export interface LanguageRow {
  code: LanguageCode
  name: string
  ownName: string
  defaultLocale: LocaleCode
  override: LocaleCode | null
  /** It has more than one locale. */
  isChoice: boolean
  locales: { code: LocaleCode; ownName: string; hasMeetingsSite: boolean }[]
}

export interface CountryName {
  code: string
  name: string
}

/** What another default may reach. */
export interface TemplateCountry {
  name: string
  country: string
}

export interface LocalesPage {
  /** Languages that match, those with a choice first. */
  languages: LanguageRow[]
  choices: LocaleChoices
  countries: CountryName[]
  templates: TemplateCountry[]
  mayWrite: boolean
  mayAudit: boolean
  /** Null for who may not read customers. */
  reach: SubscriberReach | null
}

/** How many known subscribers a locale serves, and how many another default would reach. */
export interface SubscriberReach extends LocaleReach {
  /** Only the newest this many were looked at; null where all were. */
  newestOnly: number | null
}

export interface CallInRow {
  country: string
  name: string
  location: CallInLocationCode
  /** Where our own map, or the vendor, puts it. */
  usualLocation: CallInLocationCode
  callingCode: string
  because: CallInOrigin
}

export interface CallInPage {
  page: TablePage<CallInRow>
  edited: number
  mayWrite: boolean
}
