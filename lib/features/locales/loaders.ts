import 'server-only'

/** What the pages about locales show. */
import { getLocale, getTranslations } from 'next-intl/server'
import { may } from '@/lib/domain/identity/permissions'
import type { TableQuery } from '@/lib/domain/table/query'
import { database } from '@/lib/platform/db/database'
import { countryNames } from '@/lib/platform/i18n/countries'
import { requireActor } from '../gates/session'
import { languagesMatching, pageOfCallIn } from './operations/list'
import { readReach } from './operations/reach'
import { readCallInEdits, readLocaleOverrides, readTemplateCountries } from './store'
import type { CallInPage, LocalesPage } from './types'

export async function loadLocales(query: TableQuery): Promise<LocalesPage> {
  const actor = await requireActor('locale.read')
  const mayCount = may(actor.role, 'customer.read')
  const { templates, reach, ...choices } = await database().asPartner(actor.partnerId, async (tx) => {
    const overrides = await readLocaleOverrides(tx)
    return {
      overrides,
      callInEdits: await readCallInEdits(tx),
      templates: await readTemplateCountries(tx),
      reach: mayCount ? await readReach(tx, overrides) : null,
    }
  })
  const t = await getTranslations('locales.languages')
  return {
    languages: languagesMatching(query, choices.overrides, (code) => t(code)),
    choices,
    countries: countryNames(await getLocale()),
    templates,
    mayWrite: may(actor.role, 'locale.write'),
    reach,
    mayAudit: may(actor.role, 'audit.read'),
  }
}

export async function loadCallIn(query: TableQuery): Promise<CallInPage> {
  const actor = await requireActor('locale.read')
  const edits = await database().asPartner(actor.partnerId, readCallInEdits)
  return {
    page: pageOfCallIn(query, edits, countryNames(await getLocale())),
    edited: Object.keys(edits).length,
    mayWrite: may(actor.role, 'locale.write'),
  }
}
