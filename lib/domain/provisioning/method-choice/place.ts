/** What country and language of the customers decide: mail language by the resolver's rule, call-in by the country's location. */
import { type CallInEdits, callInOf } from '../../locales/call-in'
import { isCountryCode } from '../../locales/countries'
import { isLanguageCode, type LanguageCode } from '../../locales/locales'
import { type LocaleOverrides, resolveLocale } from '../../locales/resolve-locale'
import type { ProposedValue } from '../types'

export interface PlaceAnswers {
  /** Alpha-2. */
  country?: string
  language?: LanguageCode
}

/** What the partner changed about locales. */
export interface PlaceFacts {
  overrides: LocaleOverrides
  callInEdits: CallInEdits
}

export const noPlaceFacts: PlaceFacts = { overrides: {}, callInEdits: {} }

/** What an address answers; anything unknown is not answered. */
export function readPlace(textOf: (name: string) => string): PlaceAnswers {
  const [country, language] = [textOf('country'), textOf('language')]
  return {
    ...(isCountryCode(country) && { country }),
    ...(isLanguageCode(language) && { language }),
  }
}

export function placeValuesOf({ country, language }: PlaceAnswers, facts: PlaceFacts): ProposedValue[] {
  const location = callInOf(country, facts.callInEdits)
  const values: ProposedValue[] = []
  if (country && location) {
    const params = { location: location.location, number: location.callingCode }
    values.push({ field: 'country', value: country, because: { code: 'country', params } })
  }
  if (language) {
    const { locale, because } = resolveLocale({ given: language, country, overrides: facts.overrides })
    const code = because.at(-1)?.code === 'country-used' ? 'language-of-country' : 'language-alone'
    values.push({ field: 'emailLanguage', value: locale, because: { code, params: { locale, language } } })
  }
  return values
}
