/** Runs whole requests of the cloud on a clock that its caller gives, and writes every choice down with its reason. */
import { type BlockList, noBlocks } from './block-list'
import {
  type AttemptEffect,
  type AttemptOutcome,
  afterAttempt,
  type CloudStep,
  nextStep,
  startRequest,
} from './cloud-request'
import type { CloudSettings } from './cloud-settings'

export interface TracedAttempt {
  startedAtMs: number
  durationMs: number
  step: Extract<CloudStep, { type: 'attempt' }>
  outcome: AttemptOutcome
  effect: AttemptEffect
}

export interface CloudTrace {
  startedAtMs: number
  endedAtMs: number
  attempts: TracedAttempt[]
  end: Extract<CloudStep, { type: 'finished' }>
  /** The list as the next request finds it. */
  blocks: BlockList
}

/** What one attempt at an address would meet at a moment; a silent server is a timeout of the setting's length. */
export type AttemptFacts = (address: string, atMs: number) => { outcome: AttemptOutcome; durationMs: number }

export interface TraceFacts {
  addresses: readonly string[]
  blocks?: BlockList
  startedAtMs: number
  attempt: AttemptFacts
  /** Numbers at least 0 and below 1, one whenever all addresses are blocked. */
  random: () => number
}

/** One request, from its first choice to its end. */
export function traceRequest(settings: CloudSettings, facts: TraceFacts): CloudTrace {
  let request = startRequest(facts.addresses, facts.blocks ?? noBlocks)
  let nowMs = facts.startedAtMs
  const attempts: TracedAttempt[] = []
  for (;;) {
    const step = nextStep(request, settings, nowMs, facts.random())
    if (step.type === 'finished') {
      return { startedAtMs: facts.startedAtMs, endedAtMs: nowMs, attempts, end: step, blocks: request.blocks }
    }
    const { outcome, durationMs } = facts.attempt(step.address, nowMs)
    const startedAtMs = nowMs
    nowMs += durationMs
    const after = afterAttempt(request, settings, { address: step.address, startedAtMs, endedAtMs: nowMs, outcome })
    request = after.request
    attempts.push({ startedAtMs, durationMs, step, outcome, effect: after.effect })
  }
}

/** Several requests, each starting when its moment has come and the one before is over; blocks pass from one to the next. */
export function traceRequests(
  settings: CloudSettings,
  facts: Omit<TraceFacts, 'startedAtMs' | 'blocks'> & { startsMs: readonly number[] },
): CloudTrace[] {
  let blocks = noBlocks
  let freeAtMs = Number.NEGATIVE_INFINITY
  return facts.startsMs.map((startMs) => {
    const trace = traceRequest(settings, { ...facts, blocks, startedAtMs: Math.max(startMs, freeAtMs) })
    blocks = trace.blocks
    freeAtMs = trace.endedAtMs
    return trace
  })
}
