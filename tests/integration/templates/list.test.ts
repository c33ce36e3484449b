/** The list of templates: what is found, in which order, how far it is paged, and what can be done with many. */
import { beforeEach, describe, expect, it } from 'vitest'
import { cursorOf, pageOf } from '@/lib/domain/table/cursor'
import { tableHref, tableQueryOf } from '@/lib/domain/table/query'
import { provisioningIdOf } from '@/lib/domain/templates/identifiers'
import { templateTable } from '@/lib/domain/templates/table'
import { search } from '@/lib/features/search/operations'
import { bringBackTemplates, changePackages, deleteTemplates } from '@/lib/features/template-list/operations/bulk'
import { countTemplates, idsOfTemplates, pageOfTemplates } from '@/lib/features/template-list/store'
import { newId } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db/database'
import { testDatabase } from '@/tests/support/database'
import { makeCluster, makeCustomers, makeTemplate } from '@/tests/support/factories'
import { type TemplateStage, templateStage } from '@/tests/support/templates'

const { database } = testDatabase()
let stage: TemplateStage
beforeEach(async () => {
  stage = await templateStage()
})

const inPartner = <T>(run: (tx: Tx) => Promise<T>) => database.asPartner(stage.actor.partnerId, run)
const queryOf = (params: Record<string, string> = {}) => tableQueryOf(params, templateTable)
const namesOf = async (params: Record<string, string> = {}) =>
  (await inPartner((tx) => pageOfTemplates(tx, queryOf(params)))).map(({ name }) => name)
const made = (name: string, given = {}) =>
  makeTemplate(database, stage.actor.partnerId, stage.clusterId, { name, ...given })

describe('the list of templates', () => {
  it('is sorted without case and accents, and finds any part of a name', async () => {
    for (const name of ['zeta', 'Ómega', 'alpha', 'Épsilon', 'Retail 100%', 'retail_x']) await made(name)
    expect(await namesOf()).toEqual(['alpha', 'Épsilon', 'Ómega', 'Retail 100%', 'retail_x', 'zeta'])
    expect(await namesOf({ sort: '-name', size: '50' })).toEqual((await namesOf()).toReversed())
    expect(await namesOf({ q: 'PSILON' })).toEqual(['Épsilon'])
    expect(await namesOf({ q: '0%' })).toEqual(['Retail 100%'])
    expect(await namesOf({ q: 'l_' })).toEqual(['retail_x'])
    expect(await namesOf({ q: "'; DROP TABLE x; --" })).toEqual([])
  })

  it('finds a template by its provisioning ID, whole or in part', async () => {
    const wanted = await made('Wanted')
    await made('Other')
    const provisioningId = provisioningIdOf(stage.actor.partnerId, wanted.id)
    expect(await namesOf({ q: provisioningId })).toEqual(['Wanted'])
    expect(await namesOf({ q: provisioningId.slice(-20) })).toEqual(['Wanted'])
  })

  it('is narrowed by cluster, package, country and by the method that the values make', async () => {
    const cluster = await makeCluster(database, stage.actor.partnerId)
    await made('Flow', { flowThrough: true, userVerification: 'trusted', country: 'NL' })
    await made('Self', { userVerification: 'untrusted', selfActivation: true, defaultPackage: 'premium' })
    await made('Open', { userVerification: 'untrusted', country: 'PT' })
    await makeTemplate(database, stage.actor.partnerId, cluster.id, { name: 'Elsewhere' })
    expect(await namesOf({ cluster: cluster.id })).toEqual(['Elsewhere'])
    expect(await namesOf({ package: 'premium' })).toEqual(['Self'])
    expect(await namesOf({ country: 'NL,PT' })).toEqual(['Flow', 'Open'])
    expect(await namesOf({ method: 'flow-through-trusted' })).toEqual(['Flow'])
    expect(await namesOf({ method: 'self-provisioning,api-untrusted' })).toEqual(['Open', 'Self'])
    expect(await namesOf({ method: 'api-untrusted', country: 'NL' })).toEqual([])
    expect(await namesOf({ cluster: 'no-id', q: 'x' })).toEqual([])
    for (const value of ['not a time', '-1', '9'.repeat(40)]) {
      const cursorOfAnotherSort = cursorOf({ value, id: newId() })
      expect(await namesOf({ sort: 'updated', after: cursorOfAnotherSort })).toHaveLength(4)
    }
  })

  it.each(['name', 'cluster', 'package', 'country', 'updated'])(
    'is paged by %s both ways, every row once',
    async (sort) => {
      for (let at = 0; at < 33; at++) {
        await made(`Same ${at}`, {
          country: at % 3 ? 'ES' : 'NL',
          updatedAt: new Date(Date.UTC(2026, 0, 1 + Math.floor(at / 5))),
        })
      }
      for (const direction of ['', '-']) {
        const [seen, back] = await walk(`${direction}${sort}`)
        expect(new Set(seen).size).toBe(33)
        expect(seen).toHaveLength(33)
        expect(back).toEqual(seen.slice(0, 25))
      }
    },
  )

  it('tells how many customers each template has, and no other partner’s', async () => {
    const one = await made('One')
    await made('None')
    await makeCustomers(database, stage.actor.partnerId, one.id, 3)
    const rows = await inPartner((tx) => pageOfTemplates(tx, queryOf()))
    expect(rows.map(({ name, customers }) => [name, customers])).toEqual([
      ['None', 0],
      ['One', 3],
    ])
    const stranger = await templateStage()
    const seen = await database.asPartner(stranger.actor.partnerId, async (tx) => ({
      rows: await pageOfTemplates(tx, queryOf()),
      count: await countTemplates(tx, queryOf()),
      ids: await idsOfTemplates(tx, queryOf(), 10),
    }))
    expect(seen).toEqual({ rows: [], count: { value: 0, isMore: false }, ids: [] })
  })

  it('is searched by the palette too: names that begin with the text first', async () => {
    await made('A retail')
    await made('Retail')
    const found = await search(stage.actor, 'RETAIL')
    expect(found.templates.map(({ name }) => name)).toEqual(['Retail', 'A retail'])
    expect((await search(stage.actor, 're\0tail')).templates).toHaveLength(2)
    expect((await search((await templateStage()).actor, 'retail')).templates).toEqual([])
  })
})

/** Walks to the last page and back to the first: the names on the way there, and those of the first page again. */
async function walk(sort: string): Promise<[string[], string[]]> {
  const seen: string[] = []
  let query = queryOf({ sort, size: '25' })
  let back: string[] = []
  for (let turn = 0; turn < 3; turn++) {
    const fetched = await inPartner((tx) => pageOfTemplates(tx, query))
    expect(fetched.length).toBeGreaterThan(0)
    const page = pageOf(fetched, query, ({ sortKey, id }) => ({ value: sortKey, id }))
    const names = page.rows.map(({ name }) => name)
    if (turn === 2) back = names
    else seen.push(...names)
    const href = tableHref(
      '/templates',
      query,
      templateTable,
      turn === 0 ? { after: page.next } : { before: page.previous },
    )
    query = queryOf(Object.fromEntries(new URL(href, 'http://hub').searchParams))
  }
  return [seen, back]
}

describe('a deed on many templates', () => {
  it('deletes what nobody uses, skips what is in use and says by whom, and can be undone', async () => {
    const [used, free, foreign] = [await made('Used'), await made('Free'), newId()]
    await makeCustomers(database, stage.actor.partnerId, used.id, 1, { name: 'Harbor Hotels' })
    const outcomes = await deleteTemplates(stage.actor, [used.id, free.id, foreign])
    expect(outcomes).toMatchObject([
      { name: 'Used', outcome: 'skipped', problem: { code: 'template-in-use', params: { names: 'Harbor Hotels' } } },
      { name: 'Free', outcome: 'done', problem: null },
      { name: '', outcome: 'skipped', problem: { code: 'not-found' } },
    ])
    expect(await namesOf()).toEqual(['Used'])
    await bringBackTemplates(stage.actor, [free.id])
    expect(await namesOf()).toEqual(['Free', 'Used'])
  })

  it('changes the default package of each, tells what it was, and the same call takes it back', async () => {
    const one = await made('One', { defaultPackage: 'basic' })
    const two = await made('Two', { defaultPackage: 'premium' })
    const admin = stage.values().adminEmail as string
    await inPartner((tx) => tx.customerTemplate.updateMany({ data: { adminEmail: admin } }))
    const ids = [one.id, two.id]
    const outcomes = await changePackages(
      stage.actor,
      ids.map((id) => ({ id, defaultPackage: 'premium' })),
    )
    expect(outcomes).toMatchObject([
      { name: 'One', outcome: 'done', before: 'basic' },
      { name: 'Two', outcome: 'skipped', problem: { code: 'unchanged' } },
    ])
    await changePackages(stage.actor, [{ id: one.id, defaultPackage: 'basic' }])
    expect(await namesOf({ package: 'basic' })).toEqual(['One'])
  })

  it('reaches no template of another partner', async () => {
    const theirs = await templateStage()
    const id = await theirs.created()
    for (const run of [deleteTemplates, bringBackTemplates]) {
      expect(await run(stage.actor, [id])).toMatchObject([{ problem: { code: 'not-found' } }])
    }
    expect(await changePackages(stage.actor, [{ id, defaultPackage: 'basic' }])).toMatchObject([
      { problem: { code: 'not-found' } },
    ])
  })
})
