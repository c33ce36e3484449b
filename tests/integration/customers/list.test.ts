/** The list of customers: what is found, in which order, page by page, and never another partner's. */
import { beforeAll, describe, expect, it } from 'vitest'
import { customerTable } from '@/lib/domain/customers/table'
import { tableHref, tableQueryOf } from '@/lib/domain/table/query'
import { readCustomers } from '@/lib/features/customers/operations/list'
import { testDatabase } from '@/tests/support/database'
import { makeCluster, makeCustomers, makePartner, makeSubscribers, makeTemplate } from '@/tests/support/factories'

const { database } = testDatabase()
let partnerId: string
let retail: string

const queryOf = (params: Record<string, string> = {}) => tableQueryOf(params, customerTable)
const read = (params: Record<string, string> = {}, as = partnerId) =>
  database.asPartner(as, (tx) => readCustomers(tx, queryOf(params)))
const namesOf = async (params: Record<string, string> = {}, as = partnerId) =>
  (await read(params, as)).rows.map(({ name }) => name)

beforeAll(async () => {
  partnerId = (await makePartner(database)).id
  const cluster = await makeCluster(database, partnerId)
  const [one, two] = [
    await makeTemplate(database, partnerId, cluster.id, { name: 'Retail' }),
    await makeTemplate(database, partnerId, cluster.id, { name: 'Hotels' }),
  ]
  retail = one.id
  for (const name of ['Ómega', 'olive', 'Zeta 100%', 'Épsilon']) {
    const [made] = await makeCustomers(database, partnerId, one.id, 1, { name, enterpriseId: `ent-${name}` })
    await makeSubscribers(database, partnerId, made?.id ?? '', name === 'olive' ? 101 : 2)
  }
  await makeCustomers(database, partnerId, two.id, 60)
})

describe('the list of customers', () => {
  it('is found by how a name begins, without case and accents, and by a whole enterprise ID', async () => {
    expect(await namesOf({ q: 'OM' })).toEqual(['Ómega'])
    expect(await namesOf({ q: 'ó' })).toEqual(['olive', 'Ómega'])
    expect(await namesOf({ q: 'Ent-Épsilon' })).toEqual(['Épsilon'])
    expect(await namesOf({ q: 'zeta 100%' })).toEqual(['Zeta 100%'])
    expect(await namesOf({ q: '%' })).toEqual([])
    expect((await read({ q: 'customer' })).count).toEqual({ value: 60, isMore: false })
  })

  it('is narrowed to a template, and says how many subscribers each has', async () => {
    const { rows, count } = await read({ template: retail })
    expect(rows.map(({ name, template, subscribers }) => [name, template.name, subscribers])).toEqual([
      ['Épsilon', 'Retail', { value: 2, isMore: false }],
      ['olive', 'Retail', { value: 100, isMore: true }],
      ['Ómega', 'Retail', { value: 2, isMore: false }],
      ['Zeta 100%', 'Retail', { value: 2, isMore: false }],
    ])
    expect(count).toEqual({ value: 4, isMore: false })
    expect(await namesOf({ template: 'no-id' })).toEqual([])
  })

  it.each(['name', '-name'])('is paged by %s both ways, every row once', async (sort) => {
    const seen: string[][] = []
    let query = queryOf({ sort, size: '25' })
    for (;;) {
      const page = await database.asPartner(partnerId, (tx) => readCustomers(tx, query))
      seen.push(page.rows.map(({ name }) => name))
      if (!page.next) break
      query = queryOf(paramsOf(tableHref('/customers', query, customerTable, { after: page.next })))
    }
    expect(seen.map(({ length }) => length)).toEqual([25, 25, 14])
    expect(new Set(seen.flat()).size).toBe(64)
    const last = await database.asPartner(partnerId, (tx) => readCustomers(tx, query))
    const back = paramsOf(tableHref('/customers', query, customerTable, { before: last.previous }))
    expect(await namesOf(back)).toEqual(seen[1])
  })

  it('is empty for another partner, by search and by template', async () => {
    const stranger = (await makePartner(database)).id
    expect(await namesOf({}, stranger)).toEqual([])
    expect(await namesOf({ q: 'olive' }, stranger)).toEqual([])
    expect(await namesOf({ template: retail }, stranger)).toEqual([])
  })
})

const paramsOf = (href: string) => Object.fromEntries(new URL(href, 'http://hub').searchParams)
