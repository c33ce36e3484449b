/** Traces requests as the cloud would make them, over real connections: the algorithm of lib/domain/failover chooses, the prober attempts. */
import { setTimeout as wait } from 'node:timers/promises'
import { type BlockList, noBlocks } from '@/lib/domain/failover/block-list'
import {
  type AttemptEffect,
  type AttemptOutcome,
  afterAttempt,
  type CloudRequest,
  type CloudStep,
  nextStep,
  startRequest,
} from '@/lib/domain/failover/cloud-request'
import { type CloudSettings, cloudDefaults } from '@/lib/domain/failover/cloud-settings'
import { liveOutcomeOf } from '@/lib/domain/failover/live-outcome'
import type { InterfaceKind, ProbeTarget } from '@/lib/domain/health/types'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { now } from '@/lib/platform/clock'
import { database } from '@/lib/platform/db/database'
import { probeAddress } from '@/lib/platform/net/address-probe'
import { prober } from '@/lib/platform/net/prober'
import { recordAudit } from '../../audit/operations'
import { credentialsOf } from '../../clusters/operations/secrets'
import { findCluster, valuesOf } from '../../clusters/store'
import type { Actor } from '../../gates/types'
import { targetsOfKinds } from './probe'

export interface TraceRequest {
  clusterId: string
  kind: Exclude<InterfaceKind, 'cti'>
  /** How many requests, one after another; blocks pass from each to the next. */
  requests: number
  /** Between the end of one request and the next. */
  pauseMs: number
  blockMs: number
}

/** One line of the stream. Times are milliseconds since the trace began. */
export type TraceEvent =
  | { type: 'request-started'; request: number; atMs: number; addresses: string[]; reason?: string }
  | {
      type: 'attempt'
      request: number
      step: Extract<CloudStep, { type: 'attempt' }>
      startedAtMs: number
      endedAtMs: number
      outcome: AttemptOutcome
      effect: AttemptEffect
      reason?: string
    }
  /** Our own side spoilt an attempt: it blocks nobody and is made again. */
  | { type: 'inconclusive'; request: number; address: string; reason?: string }
  | {
      type: 'request-finished'
      request: number
      atMs: number
      end: Extract<CloudStep, { type: 'finished' }> | 'inconclusive'
    }
  | { type: 'done' }

export interface PlannedTrace {
  run: (emit: (event: TraceEvent) => void, signal: AbortSignal) => Promise<void>
}

const mostSpoilt = 5
/** What made us late has passed by then, more often than not. */
const calmMs = 250

/** Nothing of a trace is stored but one line of audit: scheduled checks neither read nor write its blocks (domain.md 8.3). */
export async function planTrace(actor: Actor, asked: TraceRequest): Promise<Result<PlannedTrace>> {
  const cluster = await database().asPartner(actor.partnerId, (tx) => findCluster(tx, asked.clusterId))
  if (!cluster) return refuse('not-found')
  const { clientCertificate } = credentialsOf(cluster)
  const targets = targetsOfKinds([asked.kind], valuesOf(cluster), { clientCertificate })
  if (!targets.ok) return targets
  const [target] = targets.value
  if (!target) return refuse('not-found')
  const { budget } = prober().options.guard
  if (!budget.spend(actor.partnerId, target.host, target.port, now())) return refuse('too-many')
  const { id, name } = cluster
  await database().asPartner(actor.partnerId, (tx) =>
    recordAudit(tx, actor, { action: 'cluster.checked', target: { type: 'cluster', id, name }, changes: [] }),
  )
  return ok({ run: (emit, signal) => trace({ ...asked, target, emit, signal, beganAt: performance.now() }) })
}

interface Trace extends TraceRequest {
  target: ProbeTarget
  emit: (event: TraceEvent) => void
  signal: AbortSignal
  beganAt: number
}

async function trace(run: Trace): Promise<void> {
  const settings: CloudSettings = { ...cloudDefaults, blockMs: run.blockMs }
  let blocks: BlockList = noBlocks
  for (let request = 1; request <= run.requests && !run.signal.aborted; request += 1) {
    if (request > 1) await pause(run.pauseMs, run.signal)
    const lookup = await prober().options.resolver.addressesOf(run.target.host)
    const addresses = lookup.ok ? lookup.addresses.map(({ address }) => address) : []
    const reason = lookup.ok ? undefined : lookup.reason
    run.emit({ type: 'request-started', request, atMs: msSince(run), addresses, reason })
    blocks = await makeRequest(run, settings, request, startRequest(addresses, blocks))
  }
  run.emit({ type: 'done' })
}

/** One request with its attempts; answers the blocks as the next request finds them. */
async function makeRequest(
  run: Trace,
  settings: CloudSettings,
  request: number,
  first: CloudRequest,
): Promise<BlockList> {
  let state = first
  for (let spoilt = 0; !run.signal.aborted; ) {
    const step = nextStep(state, settings, msSince(run), Math.random())
    if (step.type === 'finished') {
      run.emit({ type: 'request-finished', request, atMs: msSince(run), end: step })
      break
    }
    const startedAtMs = msSince(run)
    const { outcome, reason } = liveOutcomeOf(await probeAddress(run.target, step.address, optionsOf(run)))
    const endedAtMs = msSince(run)
    if (!outcome) {
      spoilt += 1
      run.emit({ type: 'inconclusive', request, address: step.address, reason })
      if (spoilt < mostSpoilt) {
        await pause(calmMs, run.signal)
        continue
      }
      run.emit({ type: 'request-finished', request, atMs: endedAtMs, end: 'inconclusive' })
      break
    }
    const after = afterAttempt(state, settings, { address: step.address, startedAtMs, endedAtMs, outcome })
    state = after.request
    run.emit({ type: 'attempt', request, step, startedAtMs, endedAtMs, outcome, effect: after.effect, reason })
  }
  return state.blocks
}

const optionsOf = ({ signal }: Trace) => ({ ...prober().options, signal })

const msSince = ({ beganAt }: Trace): number => Math.round(performance.now() - beganAt)

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms > 0) await wait(ms, undefined, { signal }).catch(() => undefined)
}
