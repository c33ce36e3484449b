/** The worker's checks: leases due interfaces of all partners, probes them side by side, writes results in batches. */
import { setTimeout as pause } from 'node:timers/promises'
import { interfaceFieldsOf } from '@/lib/domain/clusters/addresses'
import { type InterfaceFields, type ProbeCredentials, targetOf } from '@/lib/domain/health/interface-target'
import { isChannelSlot } from '@/lib/domain/health/schedule'
import type { InterfaceKind, ProbeTarget } from '@/lib/domain/health/types'
import { newId, now } from '@/lib/platform/clock'
import { database } from '@/lib/platform/db/database'
import { isUnavailable } from '@/lib/platform/db/errors'
import type { LeasedInterface } from '@/lib/platform/db/hub-functions'
import { env } from '@/lib/platform/env/env'
import { log } from '@/lib/platform/log/log'
import { credentialsOf } from '../clusters/operations/secrets'
import { type ClusterRecord, findClusters, valuesOf } from '../clusters/store'
import { systemActor } from '../gates/define-job'
import { probeTarget } from './operations/probe'
import { recordResults } from './operations/record'
import { releaseLeases, releaseLostLeases, whichAreDown } from './store/schedule'
import type { FoundResult } from './types'

/** Interfaces that were down wait in a lane of their own, so that their timeouts never delay living ones. */
const lanes = { living: 128, dead: 256 } as const
type Lane = keyof typeof lanes

/** How many of a lane may wait: what is leased is begun well before its lease ends. */
const mostWaiting = { living: 256, dead: 1_000 } as const
const leaseSeconds = 30
const idleMs = 500
const flushMs = 200
const backoffMs = 2_000
/** Results kept in memory while the database is away; the oldest are dropped beyond it. */
const backlog = 10_000

interface Job {
  partnerId: string
  interfaceId: string
  clusterId: string
  clusterVersion: number
  target: ProbeTarget
  lane: Lane
}

interface Worker {
  id: string
  signal: AbortSignal
  waiting: Record<Lane, Job[]>
  running: Record<Lane, number>
  /** Leased and not written yet, by interface. */
  open: Map<string, Job>
  found: (FoundResult & { partnerId: string })[]
}

/** Checks until `signal` aborts; then what is known is written and open leases are given back. */
export async function startHealthJobs({ signal }: { signal: AbortSignal }): Promise<void> {
  const worker: Worker = {
    id: newId(),
    signal,
    waiting: { living: [], dead: [] },
    running: { living: 0, dead: 0 },
    open: new Map(),
    found: [],
  }
  await Promise.all([leaseLoop(worker), writeLoop(worker)])
  await giveBack(worker)
}

async function leaseLoop(worker: Worker): Promise<void> {
  let hasLost = false
  while (!worker.signal.aborted) {
    const leased = await surviving(async () => {
      if (hasLost) await takeBackLost(worker)
      return leaseDue(worker)
    })
    hasLost = leased === 'lost'
    if (hasLost) await rest(worker, backoffMs)
    else if (leased === 0) await rest(worker, idleMs)
  }
}

/** The database may have leased what this worker never heard of; nobody would check that until the lease ends. */
async function takeBackLost(worker: Worker): Promise<void> {
  for (const partnerId of await database().hub.partnerIds()) {
    const actor = systemActor({ id: partnerId })
    const known = [...worker.open.keys()]
    await database().asPartner(actor.partnerId, (tx) => releaseLostLeases(tx, worker.id, known))
  }
}

/** Takes as much as can soon be begun; answers how many were taken. */
async function leaseDue(worker: Worker): Promise<number> {
  const { waiting } = worker
  const most = Math.min(mostWaiting.living - waiting.living.length, mostWaiting.dead - waiting.dead.length)
  if (most <= 0) return 0
  const leased = await database().hub.leaseDueInterfaces({ worker: worker.id, most, leaseSeconds })
  for (const [partnerId, group] of groupedBy(leased, (one) => one.partnerId)) {
    for (const job of await jobsOf(partnerId, group)) {
      waiting[job.lane].push(job)
      worker.open.set(job.interfaceId, job)
    }
  }
  begin(worker)
  return leased.length
}

async function jobsOf(partnerId: string, leased: LeasedInterface[]): Promise<Job[]> {
  const actor = systemActor({ id: partnerId })
  const clusterIds = [...new Set(leased.map(({ clusterId }) => clusterId))]
  const ids = leased.map(({ interfaceId }) => interfaceId)
  const { clusters, down } = await database().asPartner(actor.partnerId, async (tx) => ({
    clusters: await findClusters(tx, clusterIds),
    down: await whichAreDown(tx, ids),
  }))
  const plans = new Map(clusters.map((cluster) => [cluster.id, planOf(cluster)]))
  return leased.flatMap((one): Job[] => {
    const plan = plans.get(one.clusterId)
    const target = plan && scheduledTargetOf(plan, one)
    if (!target) return []
    return [{ ...one, clusterVersion: plan.version, target, lane: down.has(one.interfaceId) ? 'dead' : 'living' }]
  })
}

/** What the checks of one cluster share; its secrets are opened once for all of them. */
interface Plan {
  version: number
  fields: InterfaceFields
  credentials: ProbeCredentials
  /** Scheduled checks sign in only where the partner said so, and not after a refusal (domain.md section 6). */
  signsIn: boolean
}

function planOf(cluster: ClusterRecord): Plan {
  return {
    version: cluster.version,
    fields: interfaceFieldsOf(valuesOf(cluster)),
    credentials: credentialsOf(cluster),
    signsIn: cluster.scheduledLoginChecks && cluster.loginRefusedAt === null,
  }
}

function scheduledTargetOf(plan: Plan, { interfaceId, kind }: LeasedInterface): ProbeTarget | undefined {
  const { testAccount, ...rest } = plan.credentials
  const isInTurn = kind !== 'xsi-events' || isChannelSlot(interfaceId, env().probeIntervalSeconds * 1_000, now())
  const credentials = plan.signsIn && isInTurn ? { testAccount, ...rest } : rest
  const target = targetOf(kind as InterfaceKind, plan.fields, credentials, env().outboundAllowedPorts)
  return target?.ok ? target.value : undefined
}

function begin(worker: Worker): void {
  for (const lane of ['living', 'dead'] as const) {
    while (!worker.signal.aborted && worker.running[lane] < lanes[lane]) {
      const job = worker.waiting[lane].shift()
      if (!job) break
      worker.running[lane] += 1
      void check(worker, job)
    }
  }
}

async function check(worker: Worker, job: Job): Promise<void> {
  try {
    const result = await probeTarget(job.target, { signal: worker.signal })
    if (!worker.signal.aborted) worker.found.push({ ...job, result })
  } catch (error) {
    worker.open.delete(job.interfaceId)
    log.error({ err: error, interfaceId: job.interfaceId }, 'a check failed by itself')
  } finally {
    worker.running[job.lane] -= 1
    begin(worker)
  }
}

async function writeLoop(worker: Worker): Promise<void> {
  while (!worker.signal.aborted) {
    await rest(worker, flushMs)
    if ((await surviving(() => writeFound(worker))) === 'lost') await rest(worker, backoffMs)
  }
  await surviving(() => writeFound(worker))
}

/** Writes partner by partner; what could not be written goes back to wait, newest last. */
async function writeFound(worker: Worker): Promise<void> {
  const groups = groupedBy(worker.found.splice(0), (one) => one.partnerId)
  for (const [partnerId, group] of groups) {
    try {
      const actor = systemActor({ id: partnerId })
      await database().asPartner(actor.partnerId, (tx) => recordResults(tx, partnerId, group))
      groups.delete(partnerId)
      for (const { interfaceId } of group) worker.open.delete(interfaceId)
    } catch (error) {
      if (isUnavailable(error)) {
        worker.found = [...[...groups.values()].flat(), ...worker.found].slice(-backlog)
        throw error
      }
      log.error({ err: error, partnerId, results: group.length }, 'results could not be stored')
      groups.delete(partnerId)
    }
  }
}

async function giveBack(worker: Worker): Promise<void> {
  for (const [partnerId, group] of groupedBy([...worker.open.values()], (job) => job.partnerId)) {
    const actor = systemActor({ id: partnerId })
    const ids = group.map(({ interfaceId }) => interfaceId)
    await surviving(() => database().asPartner(actor.partnerId, (tx) => releaseLeases(tx, ids)))
  }
}

/** A lost database is waited for, anything else is logged; neither ends the loop. */
async function surviving<T>(work: () => Promise<T>): Promise<T | 'lost'> {
  try {
    return await work()
  } catch (error) {
    if (isUnavailable(error)) log.warn({ reason: String(error) }, 'the database does not answer, checks wait for it')
    else log.error({ err: error }, 'the schedule of checks failed once')
    return 'lost'
  }
}

async function rest(worker: Worker, ms: number): Promise<void> {
  await pause(ms, undefined, { signal: worker.signal }).catch(() => undefined)
}

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}
