/** Gives the lists of locales and of call-in locations out as CSV, narrowed as the page is. */
import { getLocale, getTranslations } from 'next-intl/server'
import * as z from 'zod'
import { csvLine } from '@/lib/domain/csv/cells'
import { may } from '@/lib/domain/identity/permissions'
import { callInTable } from '@/lib/domain/locales/call-in'
import { lastResort } from '@/lib/domain/locales/locales'
import { callInTableSpec, localeTable } from '@/lib/domain/locales/table'
import { tableQueryOf } from '@/lib/domain/table/query'
import { database } from '@/lib/platform/db/database'
import { countryNames } from '@/lib/platform/i18n/countries'
import { defineRoute } from '../gates/define-route'
import { callInMatching, languagesMatching } from './operations/list'
import { readReach } from './operations/reach'
import { readCallInEdits, readLocaleOverrides } from './store'

const asked = z.record(z.string(), z.string())

/** GET, with the query of the page. */
export const exportLocales = defineRoute({
  permission: 'locale.read',
  schema: asked,
  run: async (actor, params) => {
    const { overrides, reach } = await database().asPartner(actor.partnerId, async (tx) => {
      const overrides = await readLocaleOverrides(tx)
      return { overrides, reach: may(actor.role, 'customer.read') ? await readReach(tx, overrides) : null }
    })
    const t = await getTranslations('locales')
    const rows = languagesMatching(tableQueryOf(params, localeTable), overrides, (code) => t(`languages.${code}`))
    const lines = rows.flatMap(({ name, ownName, locales, defaultLocale, override }) =>
      locales.map((locale) => [
        name,
        ownName,
        locale.code,
        locale.ownName,
        override ?? defaultLocale,
        locale.hasMeetingsSite ? locale.code : lastResort,
        ...(reach ? [String(reach.served[locale.code] ?? 0)] : []),
      ]),
    )
    const head = [
      t('list.language'),
      t('list.ownLanguage'),
      t('list.locale'),
      t('list.ownLocale'),
      t('list.default'),
      t('list.site'),
      ...(reach ? [t('list.subscribers')] : []),
    ]
    return csvOf('locales.csv', [head, ...lines])
  },
})

/** GET, with the query of the page: all rows of it, not one page. */
export const exportCallIn = defineRoute({
  permission: 'locale.read',
  schema: asked,
  run: async (actor, params) => {
    const edits = await database().asPartner(actor.partnerId, readCallInEdits)
    const t = await getTranslations('locales.callIn')
    const rows = callInMatching(
      tableQueryOf(params, callInTableSpec),
      callInTable(edits),
      countryNames(await getLocale()),
    )
    const head = [t('country'), t('countryCode'), t('location'), t('number'), t('why')]
    const lines = rows.map(({ name, country, location, callingCode, because }) => [
      name,
      country,
      location,
      callingCode,
      t(`origins.${because}`),
    ])
    return csvOf('call-in-locations.csv', [head, ...lines])
  },
})

/** With the mark by which spreadsheets know UTF-8. */
function csvOf(name: string, lines: readonly (readonly string[])[]): Response {
  return new Response(`\uFEFF${lines.map((cells) => csvLine(cells)).join('')}`, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
    },
  })
}
