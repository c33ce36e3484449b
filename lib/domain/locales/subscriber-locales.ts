/** Counts whom a locale serves, and whom another default would reach: the resolver's own answer, group by group. */
import { type LanguageCode, type LocaleCode, languages } from './locales'
import { withOverride } from './override-effect'
import { type LocaleOverrides, resolveLocale } from './resolve-locale'

/** Subscribers who bring the same language below templates that say the same. */
export interface LanguageGroup {
  /** What BroadWorks said, as it said it; null for nothing. */
  language: string | null
  /** Of the template: country, alpha-2, and default e-mail language. */
  country: string
  templateLanguage: string
  subscribers: number
}

export interface LocaleReach {
  /** By the locale that they get. */
  served: Partial<Record<LocaleCode, number>>
  /** By a locale that could become its language's default: how many would then get another one than now. */
  touched: Partial<Record<LocaleCode, number>>
}

const answerOf = ({ language, country, templateLanguage }: LanguageGroup, overrides: LocaleOverrides): LocaleCode =>
  resolveLocale({ given: language, country, templateLanguage, overrides }).locale

/** Whoever would be provisioned anew now: organizations that exist keep the locale that they were made with. */
export function localeReachOf(groups: readonly LanguageGroup[], overrides: LocaleOverrides): LocaleReach {
  const answered = groups.map((group) => ({ group, locale: answerOf(group, overrides) }))
  const served: LocaleReach['served'] = {}
  for (const { group, locale } of answered) served[locale] = (served[locale] ?? 0) + group.subscribers
  const touchedBy = (language: LanguageCode, next: LocaleCode): number => {
    const changed = withOverride(overrides, language, next)
    const moved = answered.filter(({ group, locale }) => answerOf(group, changed) !== locale)
    return moved.reduce((sum, { group }) => sum + group.subscribers, 0)
  }
  const choices = languages.filter(({ locales }) => locales.length > 1)
  const touched = choices.flatMap(({ code, locales }) => locales.map((next) => [next, touchedBy(code, next)] as const))
  return { served, touched: Object.fromEntries(touched) }
}
