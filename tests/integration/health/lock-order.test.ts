/** Results, edits and deletions of one cluster at the same moment: each waits for the other, none in a circle. */
import { beforeEach, describe, expect, it } from 'vitest'
import { pauseCluster, resumeCluster } from '@/lib/features/clusters/operations/pause'
import { removeCluster } from '@/lib/features/clusters/operations/remove'
import { syncInterfaces } from '@/lib/features/clusters/store'
import { lockIncidents } from '@/lib/features/incidents/store/incidents'
import type { Tx } from '@/lib/platform/db/database'
import { incidentsOf, recordAll, recordChecks } from '@/tests/support/alerts'
import { actorOf } from '@/tests/support/clusters'
import { testDatabase } from '@/tests/support/database'
import { type ClusterWithInterfaces, makeCluster, makePartner } from '@/tests/support/factories'
import { withClient } from '@/tests/support/postgres'

const { database, superuserUrl } = testDatabase()
let partnerId: string
let cluster: ClusterWithInterfaces
const official = ['xsi-actions', 'xsi-events', 'authentication-service'] as const

beforeEach(async () => {
  partnerId = (await makePartner(database)).id
  cluster = await makeCluster(database, partnerId, { name: 'Lisboa' })
})

type Hold = (tx: Tx) => Promise<unknown>
const interfaces: Hold = (tx) =>
  tx.$executeRaw`SELECT 1 FROM cluster_interface WHERE cluster_id = ${cluster.id}::uuid ORDER BY id FOR UPDATE`
/** What results come to when they have their interfaces already. */
const incidents: Hold = (tx) => lockIncidents(tx, partnerId, [cluster.id])

function signal(): { given: Promise<void>; give: () => void } {
  let give = () => {}
  const given = new Promise<void>((resolve) => {
    give = resolve
  })
  return { given, give: () => give() }
}

/** Somebody holds something of the cluster; each of `works` begins when the one before it waits; then it is let go. */
async function whileHeld(hold: Hold, works: (() => Promise<unknown>)[]): Promise<PromiseSettledResult<unknown>[]> {
  const [held, released] = [signal(), signal()]
  const holding = database.asPartner(partnerId, async (tx) => {
    await hold(tx)
    held.give()
    await released.given
  })
  await held.given
  const started: Promise<unknown>[] = []
  await withClient(superuserUrl, async (watcher) => {
    for (const work of works) {
      const running = work()
      running.catch(() => undefined)
      started.push(running)
      while ((await waitingIn(watcher)) < started.length) await new Promise((resolve) => setImmediate(resolve))
    }
  })
  released.give()
  await holding
  return Promise.allSettled(started)
}

async function waitingIn(watcher: { query: (text: string) => Promise<{ rows: { waiting: number }[] }> }) {
  const { rows } = await watcher.query(
    `SELECT count(*)::int AS waiting FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  )
  return rows[0]?.waiting ?? 0
}

const remove = () => removeCluster(actorOf(partnerId), { id: cluster.id, confirmation: 'Lisboa' })
const record = () => recordAll(database, cluster, 'down')
/** As an edit that takes the CTI interface away. */
const edit = () =>
  database.asPartner(partnerId, async (tx) => {
    await tx.cluster.updateMany({ where: { id: cluster.id }, data: { version: { increment: 1 } } })
    const kept = cluster.interfaces.filter(({ kind }) => kind !== 'cti')
    await syncInterfaces(tx, cluster, kept as Parameters<typeof syncInterfaces>[2])
  })
const states = () =>
  database.asPartner(partnerId, (tx) => tx.clusterInterface.findMany({ select: { kind: true, state: true } }))

describe('results that open an incident', () => {
  beforeEach(() => recordAll(database, cluster, 'down'))

  it('are stored before a deletion that comes later', async () => {
    const outcomes = await whileHeld(incidents, [record, remove])
    expect(outcomes).toEqual([
      { status: 'fulfilled', value: undefined },
      { status: 'fulfilled', value: { ok: true, value: null } },
    ])
    expect([await states(), await incidentsOf(database, partnerId)]).toEqual([[], []])
  })

  it('are dropped without an error after a deletion that came before', async () => {
    const outcomes = await whileHeld(interfaces, [remove, record])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
    expect(await states()).toEqual([])
  })

  it('are stored before an edit that comes later', async () => {
    const outcomes = await whileHeld(interfaces, [record, edit])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
    expect(await incidentsOf(database, partnerId)).toHaveLength(1)
    expect((await states()).map(({ kind }) => kind).toSorted()).toEqual(official.toSorted())
  })

  it('of the addresses of before are dropped after an edit that came first', async () => {
    const outcomes = await whileHeld(interfaces, [edit, record])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
    expect(await incidentsOf(database, partnerId)).toEqual([])
  })
})

it('two batches that name the same interfaces the other way round are both stored', async () => {
  const [first, second, third] = official
  const outcomes = await whileHeld(interfaces, [
    () => recordChecks(database, cluster, { [first]: 'down', [second]: 'down', [third]: 'down' }),
    () => recordChecks(database, cluster, { [third]: 'down', [second]: 'down', [first]: 'down' }),
  ])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
  expect(await incidentsOf(database, partnerId)).toHaveLength(1)
})

it('a pause, a resumption and results at once all get through', async () => {
  await recordAll(database, cluster, 'up')
  const pause = () => pauseCluster(actorOf(partnerId), { id: cluster.id })
  const resume = () => resumeCluster(actorOf(partnerId), { id: cluster.id })
  const outcomes = await whileHeld(interfaces, [record, pause, resume, record])
  expect(outcomes.map(({ status }) => status)).toEqual(Array(4).fill('fulfilled'))
})
