/** Chooses the default locale of a language, or goes back to the table's. */
import { isLocaleCode, type LanguageCode, languageOfCode } from '@/lib/domain/locales/locales'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { database, type Tx } from '@/lib/platform/db/database'
import { refusingTwins } from '@/lib/platform/db/errors'
import { recordAudit } from '../../audit/operations'
import type { Actor } from '../../gates/types'
import { readLocaleOverrides, writeLocaleOverride } from '../store'

export interface DefaultChoice {
  language: LanguageCode
  /** A supported locale of the language; the table's default takes the override away. */
  locale: string
  /** The default the person looked at: a choice made upon an older page is refused. */
  seen: string
}

/** Refusals: locale-not-of-language, conflict. */
export async function chooseDefault(actor: Actor, choice: DefaultChoice): Promise<Result<{ locale: string }>> {
  const language = languageOfCode(choice.language)
  const { locale } = choice
  if (!isLocaleCode(locale) || !language.locales.includes(locale)) {
    const params = { locale: locale.slice(0, 24), language: language.ownName }
    return refuse('locale-not-of-language', { params })
  }
  return refusingTwins(() => database().asPartner(actor.partnerId, (tx) => store(tx, actor, { ...choice, locale })))
}

async function store(
  tx: Tx,
  actor: Actor,
  { language: code, locale, seen }: DefaultChoice & { locale: ReturnType<typeof languageOfCode>['defaultLocale'] },
): Promise<Result<{ locale: string }>> {
  const language = languageOfCode(code)
  const override = (await readLocaleOverrides(tx))[code] ?? null
  const before = override ?? language.defaultLocale
  if (before !== seen) return refuse('conflict')
  if (before === locale) return ok({ locale })
  const next = locale === language.defaultLocale ? null : locale
  if (!(await writeLocaleOverride(tx, { partnerId: actor.partnerId, language: code }, override, next)))
    return refuse('conflict')
  await recordAudit(tx, actor, {
    action: next ? 'locale.overridden' : 'locale.reset',
    target: { type: 'locale', id: null, name: language.ownName },
    changes: [{ field: 'defaultLocale', before, after: locale }],
  })
  return ok({ locale })
}
