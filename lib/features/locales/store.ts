/** Reads and writes what a partner chose about locales; every function takes the tenant's transaction. */
import { type CallInEdits, type CallInLocationCode, isCallInLocationCode } from '@/lib/domain/locales/call-in'
import { isLanguageCode, isLocaleCode, type LanguageCode, type LocaleCode } from '@/lib/domain/locales/locales'
import type { LocaleOverrides } from '@/lib/domain/locales/resolve-locale'
import type { LanguageGroup } from '@/lib/domain/locales/subscriber-locales'
import type { Tx } from '@/lib/platform/db/database'

/** The overrides of the partner by language: what `resolveLocale` takes. */
export async function readLocaleOverrides(tx: Tx): Promise<LocaleOverrides> {
  const rows = await tx.localeOverride.findMany({ select: { language: true, locale: true } })
  return Object.fromEntries(
    rows.flatMap(({ language, locale }) =>
      isLanguageCode(language) && isLocaleCode(locale) ? [[language, locale]] : [],
    ),
  )
}

/** Countries that the partner put into another location: what `callInOf` takes. */
export async function readCallInEdits(tx: Tx): Promise<CallInEdits> {
  const rows = await tx.callInOverride.findMany({ select: { country: true, location: true } })
  return Object.fromEntries(
    rows.flatMap(({ country, location }) => (isCallInLocationCode(location) ? [[country, location]] : [])),
  )
}

/** Both, as a proposal asks for them. */
export async function readPlaceFacts(tx: Tx): Promise<{ overrides: LocaleOverrides; callInEdits: CallInEdits }> {
  return { overrides: await readLocaleOverrides(tx), callInEdits: await readCallInEdits(tx) }
}

/** Every template with its country: what another default reaches. A partner has some hundreds at most. */
export function readTemplateCountries(tx: Tx): Promise<{ name: string; country: string }[]> {
  return tx.customerTemplate.findMany({ select: { name: true, country: true }, orderBy: { name: 'asc' } })
}

/** The newest subscribers by what decides their locale: at most this many are looked at, so that no page waits for a million. */
export const mostSubscribersRead = 100_000

export interface SubscriberLanguages {
  groups: LanguageGroup[]
  /** There are older subscribers, who were not looked at. */
  isMore: boolean
}

export async function readSubscriberLanguages(tx: Tx): Promise<SubscriberLanguages> {
  const groups = await tx.$queryRaw<LanguageGroup[]>`
    SELECT s.language, t.country, t.email_language AS "templateLanguage", count(*)::int AS subscribers
    FROM (SELECT customer_id, language FROM subscriber ORDER BY id DESC LIMIT ${mostSubscribersRead}) s
    JOIN customer c ON c.id = s.customer_id JOIN customer_template t ON t.id = c.template_id
    GROUP BY 1, 2, 3`
  const [next] = await tx.$queryRaw<{ found: number }[]>`
    SELECT 1 AS found FROM subscriber ORDER BY id DESC OFFSET ${mostSubscribersRead} LIMIT 1`
  return { groups, isMore: next !== undefined }
}

/** `seen` is the override the person looked at, null for none; false when it is no longer that. */
export async function writeLocaleOverride(
  tx: Tx,
  key: { partnerId: string; language: LanguageCode },
  seen: LocaleCode | null,
  locale: LocaleCode | null,
): Promise<boolean> {
  const { partnerId, language } = key
  if (seen === null) {
    if (locale) await tx.localeOverride.create({ data: { partnerId, language, locale }, select: { language: true } })
    return true
  }
  const where = { language, locale: seen }
  const { count } = locale
    ? await tx.localeOverride.updateMany({ where, data: { locale, version: { increment: 1 } } })
    : await tx.localeOverride.deleteMany({ where })
  return count === 1
}

/** As `writeLocaleOverride`, for the location of a country. */
export async function writeCallInEdit(
  tx: Tx,
  key: { partnerId: string; country: string },
  seen: CallInLocationCode | null,
  location: CallInLocationCode | null,
): Promise<boolean> {
  const { partnerId, country } = key
  if (seen === null) {
    if (location) await tx.callInOverride.create({ data: { partnerId, country, location }, select: { country: true } })
    return true
  }
  const where = { country, location: seen }
  const { count } = location
    ? await tx.callInOverride.updateMany({ where, data: { location, version: { increment: 1 } } })
    : await tx.callInOverride.deleteMany({ where })
  return count === 1
}
