/** A lease whose answer was lost must not hide an interface from its only worker until the lease ends. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { startHealthJobs } from '@/lib/features/health/jobs'
import { type Lab, startLab } from '@/lib/lab/start-lab'
import { clusterColumns } from '../../e2e/support/story'
import { lookAt } from '../../support/clusters'
import { testDatabase } from '../../support/database'
import { makeCluster, makePartner } from '../../support/factories'
import { clusterStory } from '../../support/lab-stories'

let lab: Lab

beforeAll(async () => {
  lab = await startLab({ story: { clusters: [clusterStory('lugo', { name: 'Lugo', edge: 'tls-bridge' })] } })
  lookAt(lab, { PROBE_INTERVAL_SECONDS: '1' })
})
afterAll(() => lab.stop())

it('what was leased without the worker hearing of it is checked long before that lease ends', async () => {
  const { database } = testDatabase()
  const partner = await makePartner(database)
  const cluster = await makeCluster(database, partner.id, clusterColumns(lab.cluster('lugo')))
  const lease = database.hub.leaseDueInterfaces.bind(database.hub)
  let lost = 0
  vi.spyOn(database.hub, 'leaseDueInterfaces').mockImplementation(async (asked) => {
    const leased = await lease(asked)
    if (leased.length === 0 || lost > 0) return leased
    lost = leased.length
    throw Object.assign(new Error('Connection terminated unexpectedly'), { code: '08006' })
  })
  const stopped = new AbortController()
  const done = startHealthJobs({ signal: stopped.signal })
  const checkedAt = () =>
    database.asPartner(partner.id, (tx) =>
      tx.clusterInterface.findMany({ where: { clusterId: cluster.id }, select: { checkedAt: true } }),
    )
  // The lease lasts half a minute; a test ends before.
  await vi.waitUntil(async () => (await checkedAt()).every((one) => one.checkedAt !== null), {
    timeout: 15_000,
    interval: 100,
  })
  expect(lost).toBeGreaterThan(0)
  stopped.abort()
  await done
}, 20_000)
