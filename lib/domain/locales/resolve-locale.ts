/** Decides which locale an organization and its meetings site get, and says which rule did it (domain.md section 4). */
import { countryCodeOf } from './countries'
import {
  isLanguageCode,
  isLocaleCode,
  type LanguageCode,
  type LocaleCode,
  languageOf,
  languageOfCode,
  lastResort,
  localeOfCode,
} from './locales'

/** What a partner chose in place of a language's default: a supported locale of the same language. */
export type LocaleOverrides = Readonly<Partial<Record<LanguageCode, LocaleCode>>>

export interface LocaleRequest {
  /** What BroadWorks or the request said: 'fr_CA', 'en-us', 'fr', '' or nothing. */
  given?: string | null
  /** The template's country, alpha-2. */
  country?: string | null
  /** The template's default e-mail language. */
  templateLanguage?: string | null
  overrides?: LocaleOverrides
}

/** Why a rule did not decide, or did: message keys under `locales.reasons`. Parameters are locales, languages, countries. */
export const localeReasonCodes = [
  'not-given',
  'not-readable',
  'language-not-supported',
  'exact-not-given',
  'exact-not-supported',
  'exact-used',
  'country-not-known',
  'country-not-supported',
  'country-used',
  'override-none',
  'override-not-usable',
  'override-used',
  'default-used',
  'template-asked',
  'template-not-usable',
  'last-resort-used',
] as const
export type LocaleReasonCode = (typeof localeReasonCodes)[number]

export interface LocaleReason {
  code: LocaleReasonCode
  params: Record<string, string>
}

/** Message keys under `locales.siteReasons`. */
export const siteReasonCodes = ['site-follows', 'site-not-supported', 'site-nothing-usable'] as const
export type SiteReasonCode = (typeof siteReasonCodes)[number]

/** Message keys under `locales.warnings`. */
export const localeWarningCodes = [
  'normalised',
  'not-a-locale',
  'locale-not-supported',
  'language-not-supported',
  'country-not-a-country',
  'override-ignored',
  'template-language-not-usable',
  'site-in-english',
] as const
export type LocaleWarningCode = (typeof localeWarningCodes)[number]

export interface LocaleResolution {
  locale: LocaleCode
  /** Every rule that was asked, in order; the last one decided. */
  because: LocaleReason[]
  site: { locale: LocaleCode; because: { code: SiteReasonCode; params: Record<string, string> } }
  warnings: { code: LocaleWarningCode; params: Record<string, string> }[]
}

type Read =
  | { kind: 'none' }
  | { kind: 'unreadable'; text: string }
  | { kind: 'read'; language: string; country: string | null; written: string }

/** What one text leads to; `null` when it leads nowhere and the next text is asked. */
interface Trail {
  because: LocaleReason[]
  warnings: LocaleResolution['warnings']
}

/**
 * Never throws and always answers a supported locale. Order: exact locale; the language with the template's country; the
 * partner's override; the table's default; and, where the given text leads nowhere, the same for the template's language;
 * at last en_US. The site follows the locale where it can, and is in English where it cannot.
 */
export function resolveLocale(request: LocaleRequest): LocaleResolution {
  const trail: Trail = { because: [], warnings: [] }
  const country = countryOf(request, trail)
  const rules = { country, overrides: request.overrides ?? {} }
  const locale =
    localeOfGiven(request.given, rules, trail) ??
    localeOfTemplate(request.templateLanguage, rules, trail) ??
    lastLocale(trail)
  return withSite(locale, trail)
}

interface Rules {
  country: string | null
  overrides: LocaleOverrides
}

function localeOfGiven(given: string | null | undefined, rules: Rules, trail: Trail): LocaleCode | null {
  const read = readLocale(given)
  if (read.kind === 'none') return next(trail, 'not-given', {})
  if (read.kind === 'unreadable') {
    warn(trail, 'not-a-locale', { given: read.text })
    return next(trail, 'not-readable', { given: read.text })
  }
  const wanted = wantedOf(read)
  if (wanted !== read.written) warn(trail, 'normalised', { given: read.written, locale: wanted })
  if (!isLanguageCode(read.language)) {
    warn(trail, 'language-not-supported', { given: wanted, language: read.language })
    return next(trail, 'language-not-supported', { language: read.language })
  }
  if (read.country !== null && !isLocaleCode(wanted))
    warn(trail, 'locale-not-supported', { given: wanted, language: read.language })
  return localeOfLanguage(read, read.language, rules, trail)
}

function localeOfTemplate(text: string | null | undefined, rules: Rules, trail: Trail): LocaleCode | null {
  const read = readLocale(text)
  if (read.kind === 'read' && isLanguageCode(read.language)) {
    trail.because.push({ code: 'template-asked', params: { locale: wantedOf(read) } })
    return localeOfLanguage(read, read.language, rules, trail)
  }
  if (read.kind !== 'none') warn(trail, 'template-language-not-usable', { given: shown(text) })
  return next(trail, 'template-not-usable', {})
}

/** Rules 1 and 2 of a readable text whose language is one of the table's. */
function localeOfLanguage(
  read: Extract<Read, { kind: 'read' }>,
  language: LanguageCode,
  { country, overrides }: Rules,
  trail: Trail,
): LocaleCode {
  const exact = wantedOf(read)
  if (isLocaleCode(exact)) return used(trail, 'exact-used', exact)
  if (read.country === null) next(trail, 'exact-not-given', { language })
  else next(trail, 'exact-not-supported', { locale: exact })

  const withCountry = `${language}_${country}`
  if (isLocaleCode(withCountry)) return used(trail, 'country-used', withCountry, { language, country: country ?? '' })
  if (country === null) next(trail, 'country-not-known', { language })
  else next(trail, 'country-not-supported', { locale: withCountry, language, country })

  const override = overrideOf(language, overrides, trail)
  if (override) return used(trail, 'override-used', override, { language })
  return used(trail, 'default-used', languageOfCode(language).defaultLocale, { language })
}

function overrideOf(language: LanguageCode, overrides: LocaleOverrides, trail: Trail): LocaleCode | null {
  const override: string | undefined = Object.hasOwn(overrides, language) ? overrides[language] : undefined
  if (override === undefined) return next(trail, 'override-none', { language })
  if (isLocaleCode(override) && languageOf(override) === language) return override
  warn(trail, 'override-ignored', { language, given: shown(override) })
  return next(trail, 'override-not-usable', { language, given: shown(override) })
}

function lastLocale(trail: Trail): LocaleCode {
  return used(trail, 'last-resort-used', lastResort)
}

/** "English" for a site is en_US. */
function withSite(locale: LocaleCode, { because, warnings }: Trail): LocaleResolution {
  if (because.at(-1)?.code === 'last-resort-used')
    return { locale, because, warnings, site: siteOf(lastResort, 'site-nothing-usable', locale) }
  if (localeOfCode(locale).hasMeetingsSite)
    return { locale, because, warnings, site: siteOf(locale, 'site-follows', locale) }
  return {
    locale,
    because,
    warnings: [...warnings, { code: 'site-in-english', params: { locale, site: lastResort } }],
    site: siteOf(lastResort, 'site-not-supported', locale),
  }
}

const siteOf = (site: LocaleCode, code: SiteReasonCode, locale: LocaleCode) => ({
  locale: site,
  because: { code, params: { locale, site } },
})

/** Reads 'fr', 'fr_CA', 'en-us', ' FR_ca '; whatever else is unreadable. */
function readLocale(text: string | null | undefined): Read {
  if (text === null || text === undefined) return { kind: 'none' }
  const written = String(text).slice(0, longestRead).trim()
  if (written === '') return { kind: 'none' }
  const match = /^([a-z]{2})(?:[_-]([a-z]{2}))?$/i.exec(written)
  if (!match) return { kind: 'unreadable', text: shown(text) }
  const [, language = '', country] = match
  return { kind: 'read', language: language.toLowerCase(), country: country?.toUpperCase() ?? null, written }
}

const longestRead = 64

const wantedOf = ({ language, country }: { language: string; country: string | null }): string =>
  country === null ? language : `${language}_${country}`

function countryOf({ country }: LocaleRequest, trail: Trail): string | null {
  const code = countryCodeOf(country)
  if (code === null && (country ?? '').trim() !== '') warn(trail, 'country-not-a-country', { given: shown(country) })
  return code
}

const longestShown = 24

/** A stranger's text as it may stand in a sentence: one line, short. */
function shown(text: string | null | undefined): string {
  const clean = String(text ?? '')
    .slice(0, longestRead)
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim()
  return clean.length > longestShown ? `${[...clean].slice(0, longestShown).join('')}…` : clean
}

function warn(trail: Trail, code: LocaleWarningCode, params: Record<string, string>): void {
  trail.warnings.push({ code, params })
}

/** The rule did not decide. */
function next(trail: Trail, code: LocaleReasonCode, params: Record<string, string>): null {
  trail.because.push({ code, params })
  return null
}

function used(
  trail: Trail,
  code: LocaleReasonCode,
  locale: LocaleCode,
  params: Record<string, string> = {},
): LocaleCode {
  trail.because.push({ code, params: { locale, ...params } })
  return locale
}
