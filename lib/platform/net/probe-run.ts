/** What all steps of one run against one interface share. */
import type { ProbeProgress, ProbeTarget, Stage, StageFact } from '@/lib/domain/health/types'
import type { Guard } from './guard'
import type { KnownChains } from './known-chains'
import type { Limiter } from './limiter'
import { type LoopWatch, lateLimitMs } from './loop-watch'
import type { Reach } from './reach'
import type { Resolver } from './resolver'
import type { TrustAnchors } from './secure-contexts'
import type { Failure } from './step'

export interface ProbeOptions {
  guard: Guard
  resolver: Resolver
  anchors: TrustAnchors
  limiter: Limiter
  watch: LoopWatch
  reach: Reach
  /** Given to scheduled checks; who asks sees what the peer sends now. */
  chains?: KnownChains
  /** Aborting ends the run at once; what was not reached says "stopped". */
  signal?: AbortSignal
  onProgress?: (progress: ProbeProgress) => void
}

export interface ProbeRun extends ProbeOptions {
  target: ProbeTarget
  now: Date
  /** Set by the first refused login: the account is not tried again in this run (domain.md section 6). */
  login: { isRefused: boolean; queue: Limiter }
}

/** Writes down the stages of one address in their order and tells them as they come. */
export interface StageRecorder {
  readonly facts: StageFact[]
  start(stage: Stage): void
  finish(fact: StageFact): void
}

export function createRecorder(address: string, onProgress: ProbeOptions['onProgress']): StageRecorder {
  const facts: StageFact[] = []
  return {
    facts,
    start: (stage) => onProgress?.({ type: 'stage-started', stage, address }),
    finish: (fact) => {
      const known = facts.findIndex((one) => one.stage === fact.stage)
      facts.splice(known < 0 ? facts.length : known, known < 0 ? 0 : 1, fact)
      onProgress?.({ type: 'stage-finished', address, fact })
    },
  }
}

/** What lateness of our own can bring about; anything else was really seen. */
const timeSensitive = new Set([
  'dns-timeout',
  'tcp-timeout',
  'tls-timeout',
  'tls-closed',
  'http-timeout',
  'http-closed',
  'http-body-incomplete',
  'login-timeout',
])

/** Turns a failed step into the fact of its stage: stopped, ours (inconclusive), forbidden, or theirs. */
export function factOfFailure(run: ProbeRun, failure: Failure, lateMs: number): StageFact {
  const { stage, reason, evidence } = failure
  const durationMs = rounded(failure.durationMs)
  if (run.signal?.aborted) return { stage, outcome: 'inconclusive', reason: 'stopped', durationMs }
  if (reason === 'blocked-by-policy') return { stage, outcome: 'skipped', reason, evidence }
  if (reason === 'no-route') return { stage, outcome: 'inconclusive', reason, durationMs, evidence }
  if (timeSensitive.has(reason) && lateMs > lateLimitMs) {
    return {
      stage,
      outcome: 'inconclusive',
      reason: 'prober-starved',
      durationMs,
      evidence: { lateMs, limitMs: lateLimitMs },
    }
  }
  return { stage, outcome: 'failed', reason, durationMs, evidence }
}

/** Tenths of a millisecond are as fine as anyone reads. */
export function rounded(durationMs: number): number {
  return Math.round(durationMs * 10) / 10
}
