/** The database goes away and comes back: checks go on from memory, nothing is claimed that nobody saw, nothing is lost. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { createCluster } from '@/lib/features/clusters/operations/create'
import { startHealthJobs } from '@/lib/features/health/jobs'
import { type Lab, startLab } from '@/lib/lab/start-lab'
import { newId } from '@/lib/platform/clock'
import { closeDatabase, createDatabase, type Database, database } from '@/lib/platform/db/database'
import { prober } from '@/lib/platform/net/prober'
import { cuttableDatabase } from '@/tests/e2e/support/cuttable-database'
import { deliveriesOf, incidentsOf, makeChannel } from '@/tests/support/alerts'
import { actorOf, lookAt, parsedLabValues } from '@/tests/support/clusters'
import { testDatabase } from '@/tests/support/database'
import { makePartner } from '@/tests/support/factories'
import { clusterStory } from '@/tests/support/lab-stories'

let lab: Lab
let straight: Database
let cuttable: Awaited<ReturnType<typeof cuttableDatabase>>
let actor: ReturnType<typeof actorOf>
let stop: () => Promise<void>

beforeAll(async () => {
  const { appUrl } = testDatabase()
  straight = createDatabase({ url: appUrl })
  cuttable = await cuttableDatabase(appUrl)
  await closeDatabase()
  lab = await startLab({ story: { clusters: [clusterStory('faro'), clusterStory('braga')] } })
  lookAt(lab, { PROBE_INTERVAL_SECONDS: '1', DATABASE_URL: cuttable.through(appUrl) })
})
beforeEach(async () => {
  actor = actorOf((await makePartner(database())).id)
  await makeChannel(database(), actor.partnerId)
  for (const { key } of lab.clusters) {
    const created = await createCluster(actor, { id: newId(), values: parsedLabValues(lab, key), confirmation: '' })
    expect(created.ok).toBe(true)
  }
  const stopped = new AbortController()
  const done = startHealthJobs({ signal: stopped.signal })
  stop = () => {
    stopped.abort()
    return done
  }
})
afterEach(async () => {
  await stop()
  await straight.asPartner(actor.partnerId, (tx) => tx.cluster.deleteMany())
  await lab.clearFault()
  vi.restoreAllMocks()
})
afterAll(async () => {
  await Promise.all([lab.stop(), straight.close(), closeDatabase()])
  await cuttable.close()
})

const rows = () =>
  straight.asPartner(actor.partnerId, (tx) =>
    tx.clusterInterface.findMany({ include: { changes: true, cluster: { select: { name: true } } } }),
  )
const until = async (isSo: () => Promise<boolean> | boolean) => {
  while (!(await isSo())) await new Promise((resolve) => setImmediate(resolve))
}
const allCheckedAfter = (time: Date) => async () => (await rows()).every(({ checkedAt }) => (checkedAt ?? time) > time)

it('a worker that loses the database for a moment goes on by itself when it is back, and nothing turned red', async () => {
  await until(allCheckedAfter(new Date()))
  await cuttable.cut()
  const cutAt = new Date()
  await cuttable.mend()
  await until(allCheckedAfter(cutAt))
  for (const { state, changes } of await rows()) {
    expect(state).not.toBe('down')
    expect(changes.filter(({ toState, occurredAt }) => toState !== 'up' && occurredAt > cutAt)).toEqual([])
  }
  expect(await incidentsOf(straight, actor.partnerId)).toEqual([])
}, 60_000)

it('checks go on from memory while it is away, and are stored in their order when it is back', async () => {
  await until(allCheckedAfter(new Date()))
  const asked: string[] = []
  const observe = prober().probe.bind(prober())
  vi.spyOn(prober(), 'probe').mockImplementation(async (target, options) => {
    const observation = await observe(target, options)
    asked.push(`${target.host} ${target.kind}`)
    return observation
  })
  await cuttable.cut()
  const cutAt = new Date()
  await lab.setFault({ cluster: 'faro', fault: 'refuse' })
  const host = new URL(lab.cluster('faro').urls.xsiActionsUrl).hostname
  const timesOf = (kind: string) => asked.filter((one) => one === `${host} ${kind}`).length
  const before = timesOf('xsi-actions')
  await until(() => timesOf('xsi-actions') >= before + 4)
  const mendedAt = new Date()
  await cuttable.mend()
  await until(async () => (await incidentsOf(straight, actor.partnerId)).length > 0)
  await until(allCheckedAfter(mendedAt))
  const changes = (await rows()).flatMap(({ cluster, kind, changes: own }) =>
    own.filter(({ occurredAt }) => occurredAt > cutAt).map((change) => ({ name: cluster.name, kind, ...change })),
  )
  const seen = changes.find(({ kind, toState }) => kind === 'xsi-actions' && toState === 'down')
  expect(seen?.occurredAt.getTime()).toBeLessThan(mendedAt.getTime())
  expect(new Set(changes.filter(({ toState }) => toState === 'down').map(({ name }) => name)).size).toBe(1)
  expect((await deliveriesOf(straight, actor.partnerId)).map(({ eventType }) => eventType)).toEqual(['incident.opened'])
}, 120_000)
