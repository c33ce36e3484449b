/** Names of countries in the reader's language, in its order. Only the server says them: browsers name some otherwise. */
import { countryCodes } from '@/lib/domain/locales/countries'
import type { Locale } from '@/lib/domain/preferences/preferences'

export interface CountryName {
  code: string
  name: string
}

/** The name of one country; its code when the language knows no name for it. */
export function countryName(locale: Locale, code: string): string {
  return new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' }).of(code) ?? code
}

export function countryNames(locale: Locale): CountryName[] {
  const { compare } = new Intl.Collator(locale)
  return countryCodes
    .map((code) => ({ code, name: countryName(locale, code) }))
    .toSorted((a, b) => compare(a.name, b.name))
}
