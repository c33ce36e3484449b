/** The 29 locales and 21 languages of Webex for Cisco BroadWorks, each by its own name (domain.md section 4). */

export const localeCodes = [
  'en_US',
  'en_AU',
  'en_GB',
  'en_CA',
  'fr_FR',
  'fr_CA',
  'es_ES',
  'es_CO',
  'es_MX',
  'pt_PT',
  'pt_BR',
  'zh_CN',
  'zh_TW',
  'ar_SA',
  'cs_CZ',
  'da_DK',
  'de_DE',
  'hu_HU',
  'id_ID',
  'it_IT',
  'ja_JP',
  'ko_KR',
  'nb_NO',
  'nl_NL',
  'pl_PL',
  'ro_RO',
  'ru_RU',
  'sv_SE',
  'tr_TR',
] as const
export type LocaleCode = (typeof localeCodes)[number]

/** In the order of the page: those that leave a choice first, then by code. */
export const languageCodes = [
  'en',
  'fr',
  'es',
  'pt',
  'zh',
  'ar',
  'cs',
  'da',
  'de',
  'hu',
  'id',
  'it',
  'ja',
  'ko',
  'nb',
  'nl',
  'pl',
  'ro',
  'ru',
  'sv',
  'tr',
] as const
export type LanguageCode = (typeof languageCodes)[number]

export interface HubLocale {
  code: LocaleCode
  language: LanguageCode
  /** ISO 3166 alpha-2. */
  country: string
  /** What its own speakers call it. */
  ownName: string
  /** Whether a meetings site may be in this locale; elsewhere the site is in English. */
  hasMeetingsSite: boolean
}

export interface Language {
  code: LanguageCode
  ownName: string
  /** The locale for whoever brings only the language, without an override of the partner. */
  defaultLocale: LocaleCode
  /** All of its locales, the default first. */
  locales: readonly LocaleCode[]
}

/** What a language becomes when nothing better is known, and the language of a site that cannot follow. */
export const lastResort: LocaleCode = 'en_US'

const withoutMeetingsSite: ReadonlySet<string> = new Set(['es_CO', 'id_ID', 'nb_NO', 'pt_PT'])

const ownNamesOfLocales: Record<LocaleCode, string> = {
  en_US: 'English (United States)',
  en_AU: 'English (Australia)',
  en_GB: 'English (United Kingdom)',
  en_CA: 'English (Canada)',
  fr_FR: 'Français (France)',
  fr_CA: 'Français (Canada)',
  es_ES: 'Español (España)',
  es_CO: 'Español (Colombia)',
  es_MX: 'Español (México)',
  pt_PT: 'Português (Portugal)',
  pt_BR: 'Português (Brasil)',
  zh_CN: '简体中文（中国）',
  zh_TW: '繁體中文（台灣）',
  ar_SA: 'العربية (المملكة العربية السعودية)',
  cs_CZ: 'Čeština (Česko)',
  da_DK: 'Dansk (Danmark)',
  de_DE: 'Deutsch (Deutschland)',
  hu_HU: 'Magyar (Magyarország)',
  id_ID: 'Bahasa Indonesia (Indonesia)',
  it_IT: 'Italiano (Italia)',
  ja_JP: '日本語（日本）',
  ko_KR: '한국어(대한민국)',
  nb_NO: 'Norsk bokmål (Norge)',
  nl_NL: 'Nederlands (Nederland)',
  pl_PL: 'Polski (Polska)',
  ro_RO: 'Română (România)',
  ru_RU: 'Русский (Россия)',
  sv_SE: 'Svenska (Sverige)',
  tr_TR: 'Türkçe (Türkiye)',
}

const ownNamesOfLanguages: Record<LanguageCode, string> = {
  en: 'English',
  fr: 'Français',
  es: 'Español',
  pt: 'Português',
  zh: '中文',
  ar: 'العربية',
  cs: 'Čeština',
  da: 'Dansk',
  de: 'Deutsch',
  hu: 'Magyar',
  id: 'Bahasa Indonesia',
  it: 'Italiano',
  ja: '日本語',
  ko: '한국어',
  nb: 'Norsk bokmål',
  nl: 'Nederlands',
  pl: 'Polski',
  ro: 'Română',
  ru: 'Русский',
  sv: 'Svenska',
  tr: 'Türkçe',
}

export const locales: readonly HubLocale[] = localeCodes.map((code) => ({
  code,
  language: languageOf(code),
  country: code.slice(3),
  ownName: ownNamesOfLocales[code],
  hasMeetingsSite: !withoutMeetingsSite.has(code),
}))

export const languages: readonly Language[] = languageCodes.map((code) => {
  const own = localeCodes.filter((locale) => languageOf(locale) === code)
  return {
    code,
    ownName: ownNamesOfLanguages[code],
    // Its first locale of the list above is the default; a test holds the list against the vendor's table.
    defaultLocale: own[0] ?? lastResort,
    locales: own,
  }
})

/** Languages with more than one locale: only there may a partner choose another default. */
export const languagesWithChoice: readonly Language[] = languages.filter((language) => language.locales.length > 1)

export function isLocaleCode(text: string): text is LocaleCode {
  return (localeCodes as readonly string[]).includes(text)
}

export function isLanguageCode(text: string): text is LanguageCode {
  return (languageCodes as readonly string[]).includes(text)
}

/** 'fr' of 'fr_CA'. */
export function languageOf(locale: LocaleCode): LanguageCode {
  return locale.slice(0, 2) as LanguageCode
}

export function localeOfCode(code: LocaleCode): HubLocale {
  const locale = locales.find((one) => one.code === code)
  if (!locale) throw new Error(`no such locale: ${code}`)
  return locale
}

export function languageOfCode(code: LanguageCode): Language {
  const language = languages.find((one) => one.code === code)
  if (!language) throw new Error(`no such language: ${code}`)
  return language
}
