/** What the interface status says of every way in which an interface can fail. */
import { beforeAll, describe, expect, it } from 'vitest'
import { judgeInterface } from '@/lib/domain/health/judge'
import { type ReasonCode, reasonFactsOf, reasons } from '@/lib/domain/health/reasons'
import { statusTable } from '@/lib/domain/health/status-table'
import { officialInterfaceKinds } from '@/lib/domain/health/types'
import { tableQueryOf } from '@/lib/domain/table/query'
import { recordResults } from '@/lib/features/health/operations/record'
import { readStatus } from '@/lib/features/health/operations/status'
import type { StatusPage } from '@/lib/features/health/types'
import { testDatabase } from '@/tests/support/database'
import { makeCluster, makePartner } from '@/tests/support/factories'
import { type AddressSpec, observationOf } from '@/tests/support/observations'

const { database } = testDatabase()
const codes = Object.keys(reasons) as ReasonCode[]
const failing = codes.filter((code) => reasonFactsOf(code).effect === 'down')
const atAddress = failing.filter((code) => reasonFactsOf(code).stage !== 'dns')
const ofName = failing.filter((code) => reasonFactsOf(code).stage === 'dns')
const [first, second] = ['198.51.100.10', '198.51.100.11']

let partnerId: string
const seen = new Map<string, StatusPage['page']['rows'][number]>()

/** A cluster of this name whose XSI Actions was found so, and all else in order. */
async function found(name: string, addresses: AddressSpec[], dnsReason?: string): Promise<void> {
  const { id: clusterId, version: clusterVersion, interfaces } = await makeCluster(database, partnerId, { name })
  const finishedAt = new Date().toISOString()
  const dns = dnsReason ? { dns: { stage: 'dns' as const, outcome: 'failed' as const, reason: dnsReason } } : {}
  const results = officialInterfaceKinds.map((kind) => {
    const observation =
      kind === 'xsi-actions'
        ? observationOf(addresses, { kind, finishedAt, ...dns })
        : observationOf([{}, {}], { kind, finishedAt })
    const interfaceId = interfaces.find((one) => one.kind === kind)?.id ?? ''
    const result = { observation, verdict: judgeInterface(observation, new Date(finishedAt)) }
    return { interfaceId, clusterId, clusterVersion, result }
  })
  await database.asPartner(partnerId, (tx) => recordResults(tx, partnerId, results))
}

beforeAll(async () => {
  partnerId = (await makePartner(database)).id
  for (const reason of atAddress) {
    await found(`one ${reason}`, [{ address: first }, { address: second, reason }])
    await found(`all ${reason}`, [
      { address: first, reason },
      { address: second, reason },
    ])
  }
  for (const reason of ofName) await found(`name ${reason}`, [], reason)
  let query = tableQueryOf({}, statusTable)
  for (;;) {
    const { page } = await database.asPartner(partnerId, (tx) =>
      readStatus(tx, query, { now: new Date(), timeZone: 'UTC' }),
    )
    for (const row of page.rows) seen.set(row.name, row)
    if (!page.next) break
    query = { ...query, after: page.next }
  }
}, 120_000)

describe('the interface status', () => {
  it.each(atAddress)('of %s at one of two addresses is degraded, with the reason and that very address', (reason) => {
    expect(seen.get(`one ${reason}`)).toMatchObject({
      state: 'degraded',
      healthyCount: 1,
      addressCount: 2,
      worst: { kind: 'xsi-actions', reason, address: second },
    })
  })

  it.each(atAddress)('of %s at all addresses is down, with the reason and the first of them', (reason) => {
    const row = seen.get(`all ${reason}`)
    expect(row).toMatchObject({
      state: 'down',
      healthyCount: 0,
      worst: { kind: 'xsi-actions', reason, address: first },
    })
    expect(row?.interfaces.find(({ kind }) => kind === 'xsi-actions')).toMatchObject({ state: 'down', reason })
  })

  it.each(ofName)('of %s is down, and names no address', (reason) => {
    expect(seen.get(`name ${reason}`)).toMatchObject({ state: 'down', worst: { reason, address: null } })
  })
})
