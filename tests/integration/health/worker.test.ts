import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { InterfaceKind } from '@/lib/domain/health/types'
import { createCluster } from '@/lib/features/clusters/operations/create'
import { pauseCluster } from '@/lib/features/clusters/operations/pause'
import { startHealthJobs } from '@/lib/features/health/jobs'
import { type Lab, startLab } from '@/lib/lab/start-lab'
import { newId } from '@/lib/platform/clock'
import { type HubEvent, subscribe } from '@/lib/platform/events/events'
import { actorOf, leaseOf, lookAt, parsedLabValues } from '@/tests/support/clusters'
import { testDatabase } from '@/tests/support/database'
import { makePartner } from '@/tests/support/factories'
import { clusterStory } from '@/tests/support/lab-stories'

let lab: Lab
let actor: ReturnType<typeof actorOf>
let worker: { stop: () => Promise<void> } | undefined

beforeAll(async () => {
  lab = await startLab({ story: { clusters: [clusterStory('lisboa', { name: 'Lisboa', edge: 'tls-bridge' })] } })
  lookAt(lab, { PROBE_INTERVAL_SECONDS: '1' })
})
afterAll(() => lab.stop())
beforeEach(async () => {
  actor = actorOf((await makePartner(testDatabase().database)).id)
})
afterEach(async () => {
  await worker?.stop()
  worker = undefined
  await lab.clearFault()
})

function startWorker(): { stop: () => Promise<void> } {
  const stopped = new AbortController()
  const done = startHealthJobs({ signal: stopped.signal })
  return {
    stop: () => {
      stopped.abort()
      return done
    },
  }
}

async function connected(changed = {}): Promise<string> {
  const values = parsedLabValues(lab, 'lisboa', changed)
  const outcome = await createCluster(actor, { id: newId(), values, confirmation: '' })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem))
  return outcome.value.id
}

const interfaceOf = (clusterId: string, kind: InterfaceKind) =>
  testDatabase().database.asPartner(actor.partnerId, (tx) =>
    tx.clusterInterface.findFirstOrThrow({ where: { clusterId, kind }, include: { changes: true, buckets: true } }),
  )

/** Looks again until `isSo` holds: that nothing changed is told to pages only now and then. */
async function until<T>(read: () => Promise<T>, isSo: (value: T) => boolean): Promise<T> {
  for (;;) {
    const value = await read()
    if (isSo(value)) return value
    await new Promise((resolve) => setImmediate(resolve))
  }
}

describe('the worker', () => {
  it('tells one broken address, both, and the mended ones apart, and keeps each as history', async () => {
    const id = await connected()
    worker = startWorker()
    const events = () => interfaceOf(id, 'xsi-events')
    await lab.setFault({ fault: 'http-503', cluster: 'lisboa', site: 'b', interface: 'xsi-events' })
    const degraded = await until(events, ({ state }) => state === 'degraded')
    expect([degraded.healthyCount, degraded.addressCount, degraded.reason]).toEqual([1, 2, 'http-503'])
    await lab.setFault({ fault: 'refuse', cluster: 'lisboa', site: 'a', interface: 'xsi-events' })
    const down = await until(events, ({ state }) => state === 'down')
    expect(down.healthyCount).toBe(0)
    expect(down.lastHealthyAt?.getTime()).toBeLessThan(down.checkedAt?.getTime() ?? 0)
    await lab.clearFault()
    const mended = await until(events, ({ state }) => state === 'up')
    const changes = mended.changes.toSorted((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime())
    expect(changes.map(({ fromState, toState }) => `${fromState} ${toState}`)).toEqual([
      'unknown up',
      'up degraded',
      'degraded down',
      'down up',
    ])
    const counted = mended.buckets.reduce(
      (sum, bucket) => sum + bucket.upChecks + bucket.degradedChecks + bucket.downChecks,
      0,
    )
    expect(counted).toBeGreaterThanOrEqual(4)
    expect(JSON.parse(changes[2]?.findings ?? '[]').length).toBeGreaterThan(0)
  })

  it('leases an interface to one worker only', async () => {
    await connected()
    const { hub } = testDatabase().database
    await testDatabase().database.asPartner(actor.partnerId, (tx) =>
      tx.clusterInterface.updateMany({ data: { nextCheckAt: new Date(0) } }),
    )
    const leases = await Promise.all(Array.from({ length: 8 }, () => hub.leaseDueInterfaces(leaseOf(newId()))))
    const own = leases.flat().filter(({ partnerId }) => partnerId === actor.partnerId)
    expect(own.length).toBe(5)
    expect(new Set(own.map(({ interfaceId }) => interfaceId)).size).toBe(5)
  })

  it('never checks a paused cluster', async () => {
    const id = await connected()
    await pauseCluster(actor, { id })
    await testDatabase().database.asPartner(actor.partnerId, (tx) =>
      tx.clusterInterface.updateMany({ data: { nextCheckAt: new Date(0) } }),
    )
    const leased = await testDatabase().database.hub.leaseDueInterfaces(leaseOf(newId()))
    expect(leased.filter(({ partnerId }) => partnerId === actor.partnerId)).toEqual([])
  })

  it('stops signing in after one refusal until the account is edited', async () => {
    const account = { testAccountUserId: 'probe@lisboa.example.com', scheduledLoginChecks: true }
    const id = await connected({ ...account, testAccountPassword: 'wrong' })
    const cluster = () =>
      testDatabase().database.asPartner(actor.partnerId, (tx) => tx.cluster.findUniqueOrThrow({ where: { id } }))
    expect((await cluster()).loginRefusedAt).not.toBeNull()
    const before = await interfaceOf(id, 'xsi-actions')
    expect(before.state).toBe('up')
    worker = startWorker()
    const later = await until(
      () => interfaceOf(id, 'xsi-actions'),
      ({ checkedAt }) => (checkedAt?.getTime() ?? 0) > (before.checkedAt?.getTime() ?? 0),
    )
    expect(later.result).not.toContain('login-refused')
  })

  it('gives its open leases back when it stops', async () => {
    const id = await connected()
    await lab.setFault({ fault: 'hang-http', cluster: 'lisboa' })
    worker = startWorker()
    await until(
      () => interfaceOf(id, 'xsi-actions'),
      ({ leasedUntil, state }) => leasedUntil !== null || state === 'down',
    )
    await worker.stop()
    const { leasedUntil } = await interfaceOf(id, 'xsi-actions')
    expect(leasedUntil).toBeNull()
  })

  it('tells pages by ids only', async () => {
    const heard: HubEvent[] = []
    const stop = subscribe(actor.partnerId, (event) => heard.push(event))
    const id = await connected()
    await until(
      async () => heard.some(({ topic, id: of }) => topic === 'health' && of === id),
      (isHeard) => isHeard,
    )
    stop()
    expect(heard.every((event) => Object.keys(event).every((key) => key === 'topic' || key === 'id'))).toBe(true)
  })
})
