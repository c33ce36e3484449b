/** The inventory: sorted by what ends first, one row for what several addresses present alike, narrowed and paged in the database. */
import { beforeAll, describe, expect, it } from 'vitest'
import { chainTable } from '@/lib/domain/certificates/held/table'
import { type SearchParams, tableQueryOf } from '@/lib/domain/table/query'
import { readListFacets, readPage } from '@/lib/features/certificates/operations/list'
import { testDatabase } from '@/tests/support/database'
import { makeCluster, makePartner } from '@/tests/support/factories'
import { makeChain, makeCloudChain } from '@/tests/support/stored-chains'

const at = new Date('2026-11-20T12:00:00Z')
const inDays = (days: number) => new Date(at.getTime() + days * 86_400_000)
let partnerId: string
let north: string

beforeAll(async () => {
  const { database } = testDatabase()
  partnerId = (await makePartner(database)).id
  north = (await makeCluster(database, partnerId, { name: 'Norte' })).id
  const south = (await makeCluster(database, partnerId, { name: 'Sur' })).id
  const chain = (clusterId: string, given: Parameters<typeof makeChain>[3]) =>
    makeChain(database, partnerId, clusterId, given)
  const same = { subject: 'twice.example', fingerprints: 'aa11', searchText: 'twice.example aa11' }
  await chain(north, { ...same, address: '192.0.2.1', earliestExpiresAt: inDays(40) })
  await chain(north, { ...same, address: '192.0.2.2', earliestExpiresAt: inDays(40) })
  await chain(south, { subject: 'late.example', earliestExpiresAt: inDays(400), worst: 'warning' })
  await chain(south, {
    subject: 'ended.example',
    earliestExpiresAt: inDays(-2),
    worst: 'broken',
    worstCheck: 'in-date',
  })
  await chain(north, { subject: 'anchors', place: 'webex-trust', address: '', host: '', earliestExpiresAt: inDays(90) })
  await chain(north, { subject: 'gone.example', earliestExpiresAt: inDays(1), goneAt: at })
  const cloud = { searchText: 'combined.txt cloud issuing', earliestExpiresAt: inDays(500) }
  await makeCloudChain(database, partnerId, 'combined.txt', { ...cloud, subject: 'cloud issuing' })
  await makeCloudChain(database, partnerId, 'retired.txt', { ...cloud, retiredAt: at })
})

const read = (params: SearchParams = {}) =>
  testDatabase().database.asPartner(partnerId, (tx) => readPage(tx, tableQueryOf(params, chainTable), at))
const subjects = async (params: SearchParams = {}) => (await read(params)).rows.map(({ subject }) => subject)

describe('the inventory', () => {
  it('stands by the earliest expiry, with days left, and joins addresses that present the same', async () => {
    const { rows, count } = await read()
    expect(rows.map(({ subject, daysLeft, addresses }) => [subject, daysLeft, addresses.length])).toEqual([
      ['ended.example', -2, 1],
      ['twice.example', 40, 2],
      ['anchors', 90, 0],
      ['late.example', 400, 1],
      ['cloud issuing', 500, 0],
    ])
    expect(count).toEqual({ value: 5, isMore: false })
  })

  it('holds the cloud’s own client chain, which is of no cluster and met until it has ended', async () => {
    const ofCloud = async (at: Date) => {
      const query = tableQueryOf({ place: 'cloud-chain' }, chainTable)
      return (await testDatabase().database.asPartner(partnerId, (tx) => readPage(tx, query, at))).rows
    }
    expect(await ofCloud(at)).toMatchObject([
      {
        subject: 'cloud issuing',
        fileName: 'combined.txt',
        clusterId: '',
        clusterName: '',
        place: 'cloud-chain',
        worst: 'met',
      },
    ])
    expect(await ofCloud(inDays(501))).toMatchObject([{ worst: 'broken', worstCheck: 'anchors-in-date', daysLeft: -1 }])
  })

  it.each([
    [{ sort: '-left' }, ['cloud issuing', 'late.example', 'anchors', 'twice.example', 'ended.example']],
    [{ sort: 'certificate' }, ['anchors', 'cloud issuing', 'ended.example', 'late.example', 'twice.example']],
    [{ sort: 'cluster' }, ['cloud issuing', 'twice.example', 'anchors', 'ended.example', 'late.example']],
    [{ sort: 'place' }, ['cloud issuing', 'ended.example', 'twice.example', 'late.example', 'anchors']],
    [{ sort: 'finding' }, ['ended.example', 'late.example', 'twice.example', 'anchors', 'cloud issuing']],
    [{ finding: 'broken,warning' }, ['ended.example', 'late.example']],
    [{ ends: 'expired' }, ['ended.example']],
    [{ ends: '60,7' }, ['ended.example', 'twice.example']],
    [{ place: 'webex-trust' }, ['anchors']],
    [{ q: 'Combined' }, ['cloud issuing']],
    [{ q: 'TWICE' }, ['twice.example']],
    [{ q: 'AA:11' }, ['twice.example']],
    [{ q: 'sur', sort: 'certificate' }, ['ended.example', 'late.example']],
    [{ q: '%' }, []],
    [{ cluster: 'no-id' }, []],
  ] as const)('answers %o', async (params, expected) => {
    expect(await subjects(params)).toEqual(expected)
  })

  it('narrows to a cluster', async () => {
    expect(await subjects({ cluster: north })).toEqual(['twice.example', 'anchors'])
  })

  it('is paged without a gap or a repetition, forwards and backwards', async () => {
    const query = { ...tableQueryOf({}, chainTable), size: 2 } as unknown as ReturnType<typeof tableQueryOf>
    const page = (more: object) =>
      testDatabase().database.asPartner(partnerId, (tx) => readPage(tx, { ...query, ...more }, at))
    const first = await page({})
    const second = await page({ after: first.next })
    const third = await page({ after: second.next })
    const back = await page({ before: second.previous })
    expect([...first.rows, ...second.rows, ...third.rows].map(({ subject }) => subject)).toEqual(await subjects())
    expect(back.rows).toEqual(first.rows)
    expect([first.previous, third.next]).toEqual([null, null])
  })

  it('counts what each filter would show', async () => {
    const facets = await testDatabase().database.asPartner(partnerId, (tx) => readListFacets(tx, at))
    expect(facets).toEqual({
      chains: 5,
      certificates: 10,
      expired: 1,
      within60: 2,
      byFinding: { broken: 1, warning: 1, unknown: 0, met: 3 },
    })
  })

  it('shows nothing of it to another partner', async () => {
    const { database } = testDatabase()
    const other = (await makePartner(database)).id
    const page = await database.asPartner(other, (tx) => readPage(tx, tableQueryOf({ cluster: north }, chainTable), at))
    expect(page.rows).toEqual([])
  })
})
