/** Reminders: each step once for each set of certificates, however many workers look and however many addresses show it. */
import { beforeEach, describe, expect, it } from 'vitest'
import { remindOfEnds } from '@/lib/features/certificates/operations/remind'
import { newId } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db/database'
import { testDatabase } from '@/tests/support/database'
import { makeCluster, makePartner } from '@/tests/support/factories'
import { makeChain, makeCloudChain } from '@/tests/support/stored-chains'

const dayMs = 86_400_000
let partnerId: string
let clusterId: string

const inPartner = <T>(run: (tx: Tx) => Promise<T>, id = partnerId) => testDatabase().database.asPartner(id, run)
const inDays = (days: number) => new Date(Date.now() + days * dayMs + dayMs / 2)

beforeEach(async () => {
  const { database } = testDatabase()
  partnerId = (await makePartner(database)).id
  clusterId = (await makeCluster(database, partnerId)).id
  await inPartner((tx) =>
    tx.alertChannel.create({
      data: { id: newId(), partnerId, kind: 'mail', name: 'Duty', recipients: 'duty@example.test' },
    }),
  )
})

const chain = (given: Parameters<typeof makeChain>[3] = {}) =>
  makeChain(testDatabase().database, partnerId, clusterId, given)
const remind = () => inPartner((tx) => remindOfEnds(tx, partnerId))
const alerts = async () =>
  (await inPartner((tx) => tx.alertDelivery.findMany())).map(({ event }) => JSON.parse(event) as { days: number })
const move = (id: string, days: number) =>
  inPartner((tx) => tx.certificateChain.updateMany({ where: { id }, data: { earliestExpiresAt: inDays(days) } }))

describe('a chain that ends', () => {
  it('is told of at 60, 30, 14, 7 and 1 days, each once', async () => {
    const { id } = await chain({ earliestExpiresAt: inDays(61) })
    const told: number[] = []
    for (const days of [61, 59, 59, 45, 29, 20, 13, 8, 6, 3, 0, 0, -1]) {
      await move(id, days)
      told.push(await remind())
    }
    expect(told).toEqual([0, 1, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 0])
    expect((await alerts()).map(({ days }) => days)).toEqual([59, 29, 13, 6, 0])
  })

  it('first seen late is told of once, at the step it has reached', async () => {
    await chain({ earliestExpiresAt: inDays(5) })
    expect([await remind(), await remind()]).toEqual([1, 0])
  })

  it('shown by two addresses is one reminder, with a line of history for each', async () => {
    const same = { earliestExpiresAt: inDays(5), fingerprints: 'ab' }
    await chain({ ...same, address: '192.0.2.1' })
    await chain({ ...same, address: '192.0.2.2' })
    expect(await remind()).toBe(1)
    expect(await inPartner((tx) => tx.certificateChange.count({ where: { kind: 'reminded', days: 7 } }))).toBe(2)
    expect(await alerts()).toHaveLength(1)
  })

  it('is told of once by two workers at the same moment', async () => {
    await chain({ earliestExpiresAt: inDays(20) })
    const told = await Promise.all([remind(), remind(), remind()])
    expect(told.reduce((sum, one) => sum + one, 0)).toBe(1)
    expect(await alerts()).toHaveLength(1)
  })

  it('of the cloud is told of at the same steps, once by two workers, until it is retired', async () => {
    const { database } = testDatabase()
    const { id } = await makeCloudChain(database, partnerId, 'combined.txt', { subject: 'Cloud Issuing' })
    const set = (data: object) => inPartner((tx) => tx.cloudClientChain.updateMany({ where: { id }, data }))
    const told: number[] = []
    for (const days of [61, 59, 45, 29, 13, 6, 0, -1]) {
      await set({ earliestExpiresAt: inDays(days) })
      told.push((await Promise.all([remind(), remind()])).reduce((sum, one) => sum + one, 0))
    }
    expect(told).toEqual([0, 1, 0, 1, 1, 1, 1, 0])
    expect((await alerts())[0]).toMatchObject({ subject: 'Cloud Issuing', place: 'cloud-chain', clusterId: null })
    await set({ remindedDays: null, retiredAt: new Date() })
    expect(await remind()).toBe(0)
  })

  it('is not told of when it is gone, when its cluster is paused, or to another partner', async () => {
    await chain({ earliestExpiresAt: inDays(5), goneAt: new Date() })
    const other = (await makePartner(testDatabase().database)).id
    expect(await inPartner((tx) => remindOfEnds(tx, other), other)).toBe(0)
    expect(await remind()).toBe(0)
    await chain({ earliestExpiresAt: inDays(5), address: '192.0.2.9' })
    await inPartner((tx) => tx.cluster.updateMany({ data: { pausedAt: new Date() } }))
    expect(await remind()).toBe(0)
  })
})
