/** Several workers: what is due of all partners is done once, by one of them, and again only when its lease has ended. */
import { beforeEach, describe, expect, it } from 'vitest'
import { workOnCertificates } from '@/lib/features/certificates/operations/work'
import { newId } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db/database'
import { workUntilDone } from '@/tests/support/certificate-work'
import { testDatabase } from '@/tests/support/database'
import { makeCluster, makePartner } from '@/tests/support/factories'
import { makeChain, makeCloudChain, makePair } from '@/tests/support/stored-chains'

const dayMs = 86_400_000
const pair = makePair('Cloud')
const inDays = (days: number) => new Date(Date.now() + days * dayMs + dayMs / 2)
let partnerIds: string[]

const inPartner = <T>(id: string, run: (tx: Tx) => Promise<T>) => testDatabase().database.asPartner(id, run)

async function stored(partnerId: string, count: number, given: Parameters<typeof makeChain>[3]) {
  const { database } = testDatabase()
  const clusterId = (await makeCluster(database, partnerId)).id
  const place = { place: 'webex-trust', source: 'uploaded', certificates: pair.root + pair.issuing } as const
  const made: string[] = []
  for (let n = 0; n < count; n++) {
    const { id } = await makeChain(database, partnerId, clusterId, { ...place, host: `${n}.example.test`, ...given })
    made.push(id)
  }
  return made
}

beforeEach(async () => {
  const { database } = testDatabase()
  await workUntilDone()
  partnerIds = []
  for (const _one of [1, 2]) partnerIds.push((await makePartner(database)).id)
})

describe('two workers', () => {
  it('judge each chain of every partner once, whoever takes it, and leave no lease behind', async () => {
    const ids: string[] = []
    for (const partnerId of partnerIds) ids.push(...(await stored(partnerId, 50, { judgedOn: '' })))
    const done = (await Promise.all([workUntilDone(), workUntilDone()])).flat()
    expect(done.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
    for (const partnerId of partnerIds) {
      const chains = await inPartner(partnerId, (tx) => tx.certificateChain.findMany())
      expect(chains.map(({ version }) => version)).toEqual(Array(50).fill(2))
      expect(
        chains.filter(({ judgedOn, leasedBy, leasedUntil }) => judgedOn === '' || leasedBy || leasedUntil),
      ).toEqual([])
    }
  })

  it('remind once of what several addresses show, and of the cloud’s chain', async () => {
    const [partnerId = ''] = partnerIds
    await inPartner(partnerId, (tx) =>
      tx.alertChannel.create({
        data: { id: newId(), partnerId, kind: 'mail', name: 'Duty', recipients: 'duty@example.test' },
      }),
    )
    await stored(partnerId, 6, { earliestExpiresAt: inDays(5), fingerprints: 'ab' })
    await makeCloudChain(testDatabase().database, partnerId, 'combined.txt', { earliestExpiresAt: inDays(20) })
    await Promise.all([workUntilDone(), workUntilDone(), workUntilDone()])
    const told = await inPartner(partnerId, (tx) => tx.alertDelivery.findMany())
    const places = told.map(({ event }) => (JSON.parse(event) as { place: string }).place)
    expect(places.toSorted()).toEqual(['cloud-chain', 'webex-trust'])
    expect(await inPartner(partnerId, (tx) => tx.certificateChange.count({ where: { kind: 'reminded' } }))).toBe(6)
  })
})

describe('a lease', () => {
  it('of a worker that is gone keeps its work until it ends', async () => {
    const [partnerId = ''] = partnerIds
    const [id = ''] = await stored(partnerId, 1, { judgedOn: '', leasedBy: 'gone', leasedUntil: inDays(1) })
    expect(await workUntilDone()).toEqual([])
    await inPartner(partnerId, (tx) => tx.certificateChain.updateMany({ data: { leasedUntil: inDays(-1) } }))
    expect(await workOnCertificates(newId())).toEqual([
      { partnerId, id, isOfCloud: false, isToJudge: true, isToRemind: false },
    ])
  })

  it('is taken of nothing that is paused, gone or retired', async () => {
    const [partnerId = ''] = partnerIds
    await stored(partnerId, 1, { judgedOn: '', goneAt: new Date() })
    await stored(partnerId, 1, { judgedOn: '', earliestExpiresAt: inDays(5) })
    await inPartner(partnerId, (tx) => tx.cluster.updateMany({ data: { pausedAt: new Date() } }))
    const retired = { earliestExpiresAt: inDays(5), retiredAt: new Date() }
    await makeCloudChain(testDatabase().database, partnerId, 'old.txt', retired)
    expect(await workUntilDone()).toEqual([])
  })
})
