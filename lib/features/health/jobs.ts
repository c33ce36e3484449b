/** The worker's checks: leases due interfaces of all partners, probes them at their moment, writes results in batches. */
import { setMaxListeners } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { groupedBy } from '@/lib/domain/grouping'
import { newId } from '@/lib/platform/clock'
import { database } from '@/lib/platform/db/database'
import { isUnavailable } from '@/lib/platform/db/errors'
import { log } from '@/lib/platform/log/log'
import { createLimiter, type Limiter } from '@/lib/platform/net/limiter'
import { systemActor } from '../gates/define-job'
import { createLanes, type Lanes } from './operations/lanes'
import { createLeases, type Held, type Leases, leaseSeconds } from './operations/leases'
import { createMemory, type Memory } from './operations/memory'
import { createPlans, type Plans } from './operations/plans'
import { probeTarget } from './operations/probe'
import { proveSession, recordSession } from './operations/session'
import { createResultWriter, type ResultWriter } from './operations/write-results'

const lookEveryMs = 500
/** Leases what will be due before the look after the next, so that each check begins at its own moment. */
const aheadMs = 1_200
/** After a look that took all it could: the next comes as soon as there may be room. */
const crowdedMs = 50
const flushEveryMs = 500
const renewEveryMs = 1_000
const backoffMs = 2_000
/** A check that is not over by then tells nothing any more. */
const checkMs = 30_000
const sessionMinutes = 60
const mostProofs = 4
/** An event channel is opened at most so often (domain.md section 6). */
const channelEveryMs = 15 * 60_000

interface Worker {
  id: string
  signal: AbortSignal
  lanes: Lanes
  leases: Leases
  plans: Plans
  writer: ResultWriter
  memory: Memory
  /** Proofs of session persistence, few at a time: each is twenty connections. */
  proofs: Limiter
  /** When a proof was last tried, in milliseconds of the monotonic clock: one that heard nothing is not stored. */
  triedAt: Map<string, number>
}

/** Checks until `signal` aborts; then what is known is written and leases are given back. */
export async function startHealthJobs({ signal }: { signal: AbortSignal }): Promise<void> {
  const id = newId()
  const leases = createLeases(id)
  const worker: Worker = {
    id,
    signal,
    lanes: createLanes(),
    leases,
    plans: createPlans(),
    proofs: createLimiter(mostProofs),
    triedAt: new Map(),
    writer: createResultWriter(id),
    memory: createMemory(),
  }
  // Loops and proofs all listen for the stop: more of them than the default allows is no leak.
  setMaxListeners(0, signal)
  signal.addEventListener('abort', leases.stopAll, { once: true })
  await Promise.all([leaseLoop(worker), renewLoop(worker), writeLoop(worker)])
  await surviving(() => database().hub.releaseLeases({ worker: id, except: [] }))
}

async function leaseLoop(worker: Worker): Promise<void> {
  let hasLost = false
  while (!worker.signal.aborted) {
    const outcome = await surviving(async () => {
      if (hasLost) await takeBackLost(worker)
      return leaseDue(worker)
    })
    hasLost = outcome === 'lost'
    if (hasLost) for (const held of worker.memory.takeDue(worker.lanes.room())) begin(worker, held)
    else worker.memory.looked()
    await rest(worker, { lost: backoffMs, crowded: crowdedMs, calm: lookEveryMs }[outcome])
  }
}

/** The database may have leased what this worker never heard of; nobody would check that until the lease ends. */
async function takeBackLost({ id, leases, writer }: Worker): Promise<void> {
  await database().hub.releaseLeases({ worker: id, except: [...leases.held.keys(), ...writer.interfaceIds()] })
}

/** Takes no more than there is room for, so that nothing that is leased waits. */
async function leaseDue(worker: Worker): Promise<'crowded' | 'calm'> {
  const room = worker.lanes.room()
  const askedAt = performance.now()
  const request = { mostLiving: room.living, mostDead: room.dead, leaseSeconds, aheadMs, sessionMinutes }
  const leased = await database().hub.leaseDueInterfaces({ worker: worker.id, ...request })
  const answeredAt = performance.now()
  for (const [partnerId, group] of groupedBy(leased, (one) => one.partnerId)) {
    await worker.plans.read(partnerId, group)
  }
  for (const one of leased) {
    const planned = worker.plans.targetOf(one)
    if (!planned) {
      worker.writer.postpone(one)
      continue
    }
    begin(worker, {
      ...one,
      target: one.signsIn && one.kind === 'xsi-actions' ? planned.withAccount : planned.plain,
      dueAtMs: answeredAt + one.dueInMs,
      leaseEndsAtMs: askedAt + leaseSeconds * 1_000,
      isFromMemory: false,
      stop: new AbortController(),
    })
  }
  const dead = leased.filter(({ isDown }) => isDown).length
  return leased.length - dead >= room.living || dead >= room.dead ? 'crowded' : 'calm'
}

function begin(worker: Worker, held: Held): void {
  worker.leases.add(held)
  worker.lanes.run(held.isDown ? 'dead' : 'living', held.dueAtMs - performance.now(), () => check(worker, held))
}

/** Observes and hands on what it found; what was stopped found nothing. */
async function check(worker: Worker, held: Held): Promise<void> {
  const { partnerId, interfaceId, clusterId, clusterVersion, target, stop, isFromMemory } = held
  const signal = stop.signal
  let isOverdue = false
  const overdue = setTimeout(() => {
    isOverdue = true
    stop.abort()
  }, checkMs)
  try {
    if (signal.aborted) return
    const result = await probeTarget(target, { signal })
    if (result.verdict.healthyCount > 0) void prove(worker, held)
    if (signal.aborted && !isOverdue) return
    const by = isFromMemory ? { isFromMemory } : { leasedBy: worker.id }
    worker.writer.add({ partnerId, interfaceId, clusterId, clusterVersion, ...by, result })
    worker.memory.note({ ...held, isDown: result.verdict.state === 'down' })
  } catch (error) {
    log.error({ err: error, interfaceId }, 'a check failed by itself')
    worker.writer.postpone(held)
  } finally {
    clearTimeout(overdue)
    worker.leases.remove(held)
  }
}

/** Beside the checks and not of them: it takes seconds, and only now and then. */
async function prove(worker: Worker, held: Held): Promise<void> {
  const target = held.provesSession ? worker.plans.targetOf(held)?.withAccount : undefined
  const lastMs = worker.triedAt.get(held.interfaceId) ?? Number.NEGATIVE_INFINITY
  if (!target?.testAccount || performance.now() - lastMs < channelEveryMs) return
  worker.triedAt.set(held.interfaceId, performance.now())
  await worker.proofs.run(() =>
    surviving(async () => {
      if (worker.signal.aborted) return
      const proof = await proveSession(target, worker.signal)
      if (worker.signal.aborted || proof.reason === 'no-answer') return
      const actor = systemActor({ id: held.partnerId })
      await database().asPartner(actor.partnerId, (tx) => recordSession(tx, held, proof))
    }),
  )
}

async function renewLoop(worker: Worker): Promise<void> {
  while (!worker.signal.aborted) {
    await rest(worker, renewEveryMs)
    await surviving(worker.leases.renew)
    worker.leases.dropEnded()
  }
}

async function writeLoop(worker: Worker): Promise<void> {
  while (!worker.signal.aborted) {
    await rest(worker, flushEveryMs)
    if ((await surviving(worker.writer.flush)) === 'lost') await rest(worker, backoffMs)
  }
  await surviving(worker.writer.flush)
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
