/** Says what changes when the default of a language becomes another, before anybody saves it. */
import { countryCodes } from './countries'
import { type LanguageCode, type LocaleCode, languageOfCode } from './locales'
import { type LocaleOverrides, type LocaleResolution, resolveLocale } from './resolve-locale'

export interface OverrideEffect {
  before: Pick<LocaleResolution, 'locale' | 'site'>
  after: Pick<LocaleResolution, 'locale' | 'site'>
  /** Locales of the language that a template's country decides by itself: no override reaches them. */
  decidedByCountry: readonly LocaleCode[]
  /** Countries of templates where the answer becomes another. */
  touchedCountries: number
}

/** `next` is a locale of the language; the table's own default takes the override away. */
export function overrideEffectOf(language: LanguageCode, next: LocaleCode, overrides: LocaleOverrides): OverrideEffect {
  const changed = withOverride(overrides, language, next)
  const before = resolveLocale({ given: language, overrides })
  const after = resolveLocale({ given: language, overrides: changed })
  const touched = countryCodes.filter((country) => isTouched(language, country, overrides, changed))
  return {
    before: { locale: before.locale, site: before.site },
    after: { locale: after.locale, site: after.site },
    decidedByCountry: languageOfCode(language).locales,
    touchedCountries: touched.length,
  }
}

/** Whether somebody with only this language gets another locale below a template of this country. */
export function isTouched(
  language: LanguageCode,
  country: string,
  before: LocaleOverrides,
  after: LocaleOverrides,
): boolean {
  const answer = (overrides: LocaleOverrides) => resolveLocale({ given: language, country, overrides }).locale
  return answer(before) !== answer(after)
}

/** The overrides with one of them set; the table's default is no override. */
export function withOverride(overrides: LocaleOverrides, language: LanguageCode, locale: LocaleCode): LocaleOverrides {
  const { [language]: _before, ...rest } = overrides
  return locale === languageOfCode(language).defaultLocale ? rest : { ...rest, [language]: locale }
}
