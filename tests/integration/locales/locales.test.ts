import { beforeEach, describe, expect, it, vi } from 'vitest'
import { localeTable } from '@/lib/domain/locales/table'
import { tableQueryOf } from '@/lib/domain/table/query'
import { chooseCallInAction, chooseDefaultAction } from '@/lib/features/locales/actions'
import { exportCallIn, exportLocales } from '@/lib/features/locales/api'
import { loadLocales } from '@/lib/features/locales/loaders'
import { readCallInEdits, readLocaleOverrides } from '@/lib/features/locales/store'
import { testDatabase } from '@/tests/support/database'
import { makeCluster, makeCustomers, makeSubscribers, makeTemplate } from '@/tests/support/factories'
import { makeStaff, signInAs } from '@/tests/support/identity'
import { freshBrowser, ownOrigin, sendHeaders } from '@/tests/support/request'

vi.mock('next/headers', async () => (await import('../../support/request')).nextHeaders)
vi.mock('next-intl/server', () => ({
  getLocale: async () => 'en',
  getTranslations: async () => (key: string) => key,
}))
vi.mock('next/cache', () => ({ revalidatePath: () => undefined }))

let staff: Awaited<ReturnType<typeof makeStaff>>

beforeEach(async () => {
  freshBrowser()
  staff = await makeStaff(testDatabase().database)
  await signInAs(staff.admin)
})

const read = (partnerId = staff.partner.id) =>
  testDatabase().database.asPartner(partnerId, async (tx) => ({
    overrides: await readLocaleOverrides(tx),
    edits: await readCallInEdits(tx),
  }))

const trail = () =>
  testDatabase().database.asPartner(staff.partner.id, async (tx) => {
    const rows = await tx.auditEvent.findMany({ where: { targetType: 'locale' }, orderBy: { sequence: 'asc' } })
    return rows.map(({ action, targetName }) => [action, targetName])
  })

const portuguese = (locale: string, seen: string) => chooseDefaultAction({ language: 'pt', locale, seen })
const belgium = (location: string, seen: string) => chooseCallInAction({ country: 'BE', location, seen })

describe('the default of a language', () => {
  it('is chosen, changed back, and told to the trail each time', async () => {
    expect(await portuguese('pt_BR', 'pt_PT')).toEqual({ ok: true, value: { locale: 'pt_BR' } })
    expect((await read()).overrides).toEqual({ pt: 'pt_BR' })
    expect(await portuguese('pt_PT', 'pt_BR')).toMatchObject({ ok: true })
    expect((await read()).overrides).toEqual({})
    expect(await trail()).toEqual([
      ['locale.overridden', 'Português'],
      ['locale.reset', 'Português'],
    ])
  })

  it('that is chosen already changes nothing and leaves no line', async () => {
    expect(await portuguese('pt_PT', 'pt_PT')).toMatchObject({ ok: true })
    expect(await trail()).toEqual([])
  })

  it.each(['fr_FR', 'pt_AO', 'pt', '', "pt_BR'; --", '\u0000'])(
    'is refused when it is %j: no locale of Portuguese',
    async (locale) => {
      expect(await portuguese(locale, 'pt_PT')).toMatchObject({ problem: { code: 'locale-not-of-language' } })
      expect((await read()).overrides).toEqual({})
    },
  )

  it('is refused to the second of two who looked at the same page', async () => {
    const [one, other] = await Promise.all([
      chooseDefaultAction({ language: 'es', locale: 'es_MX', seen: 'es_ES' }),
      chooseDefaultAction({ language: 'es', locale: 'es_CO', seen: 'es_ES' }),
    ])
    expect([one.ok, other.ok].filter(Boolean)).toHaveLength(1)
    expect([one, other].find(({ ok }) => !ok)).toMatchObject({ problem: { code: 'conflict' } })
    expect(await portuguese('pt_BR', 'pt_BR')).toMatchObject({ problem: { code: 'conflict' } })
  })
})

describe('the call-in location of a country', () => {
  it('is changed and changed back', async () => {
    expect(await belgium('EMEA', 'EURO')).toMatchObject({ ok: true })
    expect((await read()).edits).toEqual({ BE: 'EMEA' })
    expect(await belgium('ANZ', 'EURO')).toMatchObject({ problem: { code: 'conflict' } })
    expect(await belgium('EURO', 'EMEA')).toMatchObject({ ok: true })
    expect((await read()).edits).toEqual({})
    expect(await trail()).toEqual([
      ['locale.call-in-changed', 'BE'],
      ['locale.call-in-reset', 'BE'],
    ])
  })

  it.each(['US', 'CA', 'GB', 'DE', 'SG', 'AU'])('is the vendor’s for %s', async (country) => {
    const outcome = await chooseCallInAction({ country, location: 'EURO', seen: 'AMER' })
    expect(outcome).toMatchObject({ problem: { code: 'call-in-named-by-vendor' } })
  })

  it('is refused for what is no country', async () => {
    const outcome = await chooseCallInAction({ country: 'XX', location: 'EURO', seen: 'EMEA' })
    expect(outcome).toMatchObject({ problem: { fields: { country: { code: 'not-a-country' } } } })
  })
})

describe('the lists as files', () => {
  const linesOf = async (response: Response) => (await response.text()).replace('\uFEFF', '').trim().split('\r\n')
  const asked = (path: string) => new Request(`${ownOrigin}${path}`)

  it('hold what the page shows: every locale with the partner’s default, and what a search leaves', async () => {
    await portuguese('pt_BR', 'pt_PT')
    sendHeaders({ origin: null })
    const all = await linesOf(await exportLocales(asked('/api/locales.csv')))
    expect(all).toHaveLength(1 + 29)
    expect(all.filter((line) => line.includes('pt_PT'))).toEqual([
      'languages.pt,Português,pt_PT,Português (Portugal),pt_BR,en_US,0',
    ])
    expect(await linesOf(await exportLocales(asked('/api/locales.csv?site=english')))).toHaveLength(1 + 4)
    const belgian = await linesOf(await exportCallIn(asked('/api/call-in.csv?q=belg')))
    expect(belgian.slice(1)).toEqual(["Belgium,BE,EURO,'+49,origins.own-map"])
  })
})

describe('how many subscribers a locale serves', () => {
  const noQuery = tableQueryOf({}, localeTable)
  const reachOf = async () => (await loadLocales(noQuery)).reach

  beforeEach(async () => {
    const { database } = testDatabase()
    const partnerId = staff.partner.id
    const cluster = await makeCluster(database, partnerId)
    const given = { country: 'AO', emailLanguage: 'nl_NL' }
    const template = await makeTemplate(database, partnerId, cluster.id, given)
    const [customer] = await makeCustomers(database, partnerId, template.id, 1)
    const of = (language: string | null, count: number) =>
      makeSubscribers(database, partnerId, customer?.id ?? '', count, { language })
    await Promise.all([of('pt', 3), of('pt_BR', 2), of(null, 1)])
  })

  it('is told by the resolver’s own rule, with whom another default would reach', async () => {
    expect(await reachOf()).toMatchObject({
      served: { pt_PT: 3, pt_BR: 2, nl_NL: 1 },
      touched: { pt_BR: 3, pt_PT: 0 },
      newestOnly: null,
    })
    await portuguese('pt_BR', 'pt_PT')
    expect(await reachOf()).toMatchObject({ served: { pt_BR: 5, nl_NL: 1 }, touched: { pt_BR: 0, pt_PT: 3 } })
  })

  it('is not told to who may not read customers, and counts nobody of another partner', async () => {
    await signInAs(staff.assigned)
    expect(await reachOf()).toBeNull()
    await signInAs((await makeStaff(testDatabase().database)).admin)
    expect(await reachOf()).toMatchObject({ served: {} })
  })
})

describe('who may choose', () => {
  it.each(['support', 'reader', 'assigned'] as const)('%s changes nothing, by replayed action either', async (role) => {
    await signInAs(staff[role])
    expect(await portuguese('pt_BR', 'pt_PT')).toMatchObject({ problem: { code: 'forbidden' } })
    expect(await belgium('EMEA', 'EURO')).toMatchObject({ problem: { code: 'forbidden' } })
    expect(await read()).toEqual({ overrides: {}, edits: {} })
  })

  it('nobody who is signed out, and no page of another origin', async () => {
    sendHeaders({ origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' })
    expect(await portuguese('pt_BR', 'pt_PT')).toMatchObject({ problem: { code: 'foreign-origin' } })
    freshBrowser()
    expect(await portuguese('pt_BR', 'pt_PT')).toMatchObject({ problem: { code: 'signed-out' } })
  })

  it('each partner for itself: another one sees and keeps its own', async () => {
    await portuguese('pt_BR', 'pt_PT')
    const strangers = await makeStaff(testDatabase().database)
    await signInAs(strangers.admin)
    expect(await read(strangers.partner.id)).toEqual({ overrides: {}, edits: {} })
    expect(await portuguese('pt_BR', 'pt_PT')).toMatchObject({ ok: true })
    expect(await portuguese('pt_PT', 'pt_BR')).toMatchObject({ ok: true })
    expect((await read()).overrides).toEqual({ pt: 'pt_BR' })
  })
})
