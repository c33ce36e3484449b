/** Several workers on one database: every slot checked once, nothing forgotten over a restart, raw samples by the hour. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { targetOf } from '@/lib/domain/health/interface-target'
import { startHealthJobs } from '@/lib/features/health/jobs'
import { leaseSeconds } from '@/lib/features/health/operations/leases'
import { probeTarget } from '@/lib/features/health/operations/probe'
import { recordResults } from '@/lib/features/health/operations/record'
import type { FoundResult } from '@/lib/features/health/types'
import { type Lab, startLab } from '@/lib/lab/start-lab'
import { newId } from '@/lib/platform/clock'
import { prober } from '@/lib/platform/net/prober'
import { clusterColumns } from '@/tests/e2e/support/story'
import { leaseOf, lookAt } from '@/tests/support/clusters'
import { testDatabase } from '@/tests/support/database'
import { makeCluster, makePartner } from '@/tests/support/factories'
import { clusterStory } from '@/tests/support/lab-stories'
import { withClient } from '@/tests/support/postgres'

let lab: Lab
let partnerId: string
const { database, ownerUrl } = testDatabase()

beforeAll(async () => {
  lab = await startLab({ story: { clusters: [clusterStory('one'), clusterStory('two'), clusterStory('three')] } })
  lookAt(lab, { PROBE_INTERVAL_SECONDS: '2' })
  await database.hub.keepSamples({ keepHours: 24, aheadHours: 1 })
})
afterAll(() => lab.stop())
beforeEach(async () => {
  partnerId = (await makePartner(database)).id
})

const addClusters = (changed = {}) =>
  Promise.all(
    lab.clusters.map(({ key }) =>
      makeCluster(database, partnerId, { ...clusterColumns(lab.cluster(key)), name: key, ...changed }),
    ),
  )

const readRows = () =>
  database.asPartner(partnerId, (tx) =>
    tx.clusterInterface.findMany({ orderBy: { id: 'asc' }, include: { changes: true, samples: true } }),
  )

function startWorker() {
  const stopped = new AbortController()
  const done = startHealthJobs({ signal: stopped.signal })
  return {
    stop: () => {
      stopped.abort()
      return done
    },
  }
}

const until = async (isSo: () => Promise<boolean>) => {
  while (!(await isSo())) await new Promise((resolve) => setImmediate(resolve))
}

const allCheckedTimes = async (times: number) =>
  (await readRows()).every(({ samples, kind }) => samples.length >= times || kind === 'dms')

describe('two workers', () => {
  it('never probe the same interface at the same time, and both take their part', async () => {
    await addClusters()
    const open = new Map<string, number>()
    let together = 0
    const { probe } = prober()
    const spy = vi.spyOn(prober(), 'probe').mockImplementation(async (target, request) => {
      const place = `${target.kind} ${target.host}`
      together = Math.max(together, (open.get(place) ?? 0) + 1)
      open.set(place, (open.get(place) ?? 0) + 1)
      try {
        return await probe(target, request)
      } finally {
        open.set(place, (open.get(place) ?? 1) - 1)
      }
    })
    const workers = [startWorker(), startWorker()]
    await until(() => allCheckedTimes(3))
    await Promise.all(workers.map((worker) => worker.stop()))
    spy.mockRestore()
    expect(together).toBe(1)
    for (const { samples } of await readRows()) {
      const times = samples.map(({ checkedAt }) => checkedAt.getTime()).sort((a, b) => a - b)
      expect(new Set(times).size).toBe(times.length)
    }
  }, 60_000)

  it('the one takes over what the other held when it was killed, and nothing before its lease ended', async () => {
    await addClusters()
    const killed = newId()
    const held = await database.hub.leaseDueInterfaces({ ...leaseOf(killed), leaseSeconds: 3 })
    const own = held.filter((one) => one.partnerId === partnerId)
    expect(own.length).toBeGreaterThan(0)
    const heldUntil = (await readRows()).map(({ leasedUntil }) => leasedUntil?.getTime() ?? 0)
    const worker = startWorker()
    await until(async () => (await readRows()).every(({ checkedAt }) => checkedAt !== null))
    await worker.stop()
    for (const [index, { checkedAt }] of (await readRows()).entries()) {
      expect(checkedAt?.getTime()).toBeGreaterThan(heldUntil[index] ?? 0)
    }
    // A dead target of two seconds, a look every half second: well within 15 s.
    expect(leaseSeconds + 0.5 + 2.5).toBeLessThan(15)
  }, 60_000)
})

describe('a lease', () => {
  it('is renewed for its holder and for nobody else, and given back but for what is named', async () => {
    await addClusters()
    const [mine, other] = [newId(), newId()]
    const ids = (await database.hub.leaseDueInterfaces(leaseOf(mine))).map(({ interfaceId }) => interfaceId)
    const lease = { interfaceIds: ids, leaseSeconds: 60 }
    expect(await database.hub.renewLeases({ worker: other, ...lease })).toEqual([])
    expect((await database.hub.renewLeases({ worker: mine, ...lease })).sort()).toEqual([...ids].sort())
    await database.hub.releaseLeases({ worker: mine, except: ids.slice(0, 1) })
    const again = await database.hub.leaseDueInterfaces(leaseOf(other))
    const ours = again.map(({ interfaceId }) => interfaceId).filter((id) => ids.includes(id))
    expect(ours.sort()).toEqual(ids.slice(1).sort())
  })

  it('is taken ahead of its moment, living and dead ones counted apart', async () => {
    await database.hub.leaseDueInterfaces(leaseOf(newId(), 500, 90_000))
    const [cluster] = await addClusters()
    const soon = new Date(Date.now() + 60_000)
    await database.asPartner(partnerId, async (tx) => {
      await tx.clusterInterface.updateMany({ data: { nextCheckAt: soon } })
      await tx.clusterInterface.updateMany({ where: { clusterId: cluster?.id }, data: { state: 'down' } })
    })
    const lease = (more: object) => database.hub.leaseDueInterfaces({ ...leaseOf(newId(), 2, 90_000), ...more })
    const own = (found: Awaited<ReturnType<typeof lease>>) => found.filter((one) => one.partnerId === partnerId)
    expect(own(await lease({ aheadMs: 1_000 }))).toEqual([])
    const taken = own(await lease({}))
    expect(taken.map(({ isDown }) => isDown).sort()).toEqual([false, false, true, true])
    expect(taken.every(({ dueInMs }) => dueInMs > 1_000 && dueInMs <= 60_000)).toBe(true)
  })
})

describe('a result', () => {
  /** What a worker found out at the first interface, as if it had leased it. */
  const found = async (finishedAt: Date) => {
    const [cluster] = await addClusters()
    const row = cluster?.interfaces.find(({ kind }) => kind === 'xsi-actions')
    const target = targetOf('xsi-actions', lab.cluster('one').urls)
    if (!cluster || !row || !target?.ok) throw new Error('no cluster')
    const { observation, verdict } = await probeTarget(target.value, {})
    const result = { observation: { ...observation, finishedAt: finishedAt.toISOString() }, verdict }
    return { interfaceId: row.id, clusterId: cluster.id, clusterVersion: cluster.version, result }
  }
  const record = (one: FoundResult) => database.asPartner(partnerId, (tx) => recordResults(tx, partnerId, [one]))
  const rowOf = (id: string) =>
    database.asPartner(partnerId, (tx) => tx.clusterInterface.findUniqueOrThrow({ where: { id } }))

  it('of a worker that lost its lease is dropped, and of the one that holds it kept', async () => {
    const one = await found(new Date())
    await database.hub.leaseDueInterfaces(leaseOf('holder'))
    expect(await record({ ...one, leasedBy: 'other' })).toEqual([])
    expect(await record({ ...one, leasedBy: 'holder' })).toHaveLength(1)
    expect(await rowOf(one.interfaceId)).toMatchObject({
      leasedBy: null,
      leasedUntil: null,
      state: one.result.verdict.state,
    })
  }, 30_000)

  it.each([-1, 1])(
    'of a clock that jumped by %d hours is kept, and the next check is due within one interval',
    async (hours) => {
      const one = await found(new Date())
      await database.hub.leaseDueInterfaces(leaseOf('first'))
      await record({ ...one, leasedBy: 'first' })
      await database.asPartner(partnerId, (tx) =>
        tx.clusterInterface.updateMany({ data: { nextCheckAt: new Date(0) } }),
      )
      await database.hub.leaseDueInterfaces(leaseOf('second'))
      const jumped = new Date(Date.now() + hours * 3_600_000)
      vi.useFakeTimers({ toFake: ['Date'], now: jumped })
      const result = { ...one.result, observation: { ...one.result.observation, finishedAt: jumped.toISOString() } }
      const stored = await record({ ...one, leasedBy: 'second', result }).finally(() => vi.useRealTimers())
      expect(stored).toHaveLength(1)
      const { nextCheckAt } = await rowOf(one.interfaceId)
      expect(Math.abs(nextCheckAt.getTime() - Date.now())).toBeLessThan(60_000)
    },
    30_000,
  )
})

describe('a restart', () => {
  it('finds every state as it was, checks all within one interval and records no change', async () => {
    await addClusters()
    const first = startWorker()
    await until(() => allCheckedTimes(1))
    await first.stop()
    const before = await readRows()
    expect(before.every(({ leasedUntil }) => leasedUntil === null)).toBe(true)
    const second = startWorker()
    await until(async () =>
      (await readRows()).every(({ checkedAt }, index) => (checkedAt ?? 0) > (before[index]?.checkedAt ?? 0)),
    )
    await second.stop()
    const after = await readRows()
    expect(after.map(({ state, stateSince, changes }) => [state, stateSince, changes.length])).toEqual(
      before.map(({ state, stateSince, changes }) => [state, stateSince, changes.length]),
    )
  }, 60_000)
})

describe('raw samples', () => {
  it('hold verdict and stage times of each check, in partitions that the application cannot reach around its policy', async () => {
    await addClusters()
    const worker = startWorker()
    await until(() => allCheckedTimes(1))
    await worker.stop()
    const [sample] = (await readRows()).find(({ kind }) => kind === 'xsi-actions')?.samples ?? []
    expect(sample).toMatchObject({ state: 'up', reason: null, healthyCount: 2, addressCount: 2 })
    for (const ms of [sample?.dnsMs, sample?.tcpMs, sample?.tlsMs, sample?.httpMs]) expect(ms).toBeGreaterThanOrEqual(0)
    const partitions = await withClient(ownerUrl, async (owner) => {
      const { rows } = await owner.query(
        `SELECT c.relname AS name, has_table_privilege('hub_app', c.oid, 'SELECT') AS "isOpen", c.relforcerowsecurity AS "isForced"
         FROM pg_inherits h JOIN pg_class c ON c.oid = h.inhrelid WHERE h.inhparent = 'health_sample'::regclass`,
      )
      return rows
    })
    expect(partitions.length).toBeGreaterThanOrEqual(2)
    expect(partitions.every(({ isOpen, isForced }) => !isOpen && isForced)).toBe(true)
  }, 60_000)

  it('of an hour that is over for a day are dropped with their partition, others stay', async () => {
    await withClient(ownerUrl, (owner) =>
      owner.query(
        `CREATE TABLE health_sample_2020010100 PARTITION OF health_sample
         FOR VALUES FROM ('2020-01-01 00:00:00Z') TO ('2020-01-01 01:00:00Z')`,
      ),
    )
    const names = () =>
      withClient(ownerUrl, async (owner) => {
        const { rows } = await owner.query(
          `SELECT c.relname::text AS name FROM pg_inherits h JOIN pg_class c ON c.oid = h.inhrelid
           WHERE h.inhparent = 'health_sample'::regclass ORDER BY 1`,
        )
        return rows.map(({ name }) => String(name))
      })
    const before = await names()
    await Promise.all([1, 2].map(() => database.hub.keepSamples({ keepHours: 24, aheadHours: 3 })))
    const after = await names()
    expect(after).not.toContain('health_sample_2020010100')
    expect(after).toEqual(expect.arrayContaining(before.slice(1)))
    expect(after.length).toBe(4)
  })
})
