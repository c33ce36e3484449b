/** Runs the app's journey on a virtual clock, against facts instead of a network, and writes every step down. */
import type { JourneyAnswer, JourneyPlan, JourneyQuestion, JourneyStep } from './app-journey'
import type { AppOutcome } from './app-request'
import { appJourney } from './app-session'
import type { AddressAnswer, SrvAnswer } from './discovery'
import type { ConfigurationTags } from './xsi-root'

export type AttemptQuestion = Extract<JourneyQuestion, { type: 'attempt' }>
export type DownloadQuestion = Extract<JourneyQuestion, { type: 'download' }>

/** What the app would meet. A silent server is a timeout of the setting's length. */
export interface AppFacts {
  srv: (name: string) => SrvAnswer
  addresses: (name: string) => AddressAnswer
  attempt: (attempt: AttemptQuestion, atMs: number) => { outcome: AppOutcome; durationMs: number }
  download: (
    download: DownloadQuestion,
    atMs: number,
  ) => { outcome: AppOutcome; durationMs: number; tags?: ConfigurationTags }
}

export interface TracedStep {
  atMs: number
  step: JourneyStep
  answer: JourneyAnswer
}

/** The whole journey, step by step. Lookups take no time here. */
export function traceApp(plan: JourneyPlan, facts: AppFacts): TracedStep[] {
  const trace: TracedStep[] = []
  const journey = appJourney(plan)
  let atMs = plan.startMs
  let next = journey.next()
  while (!next.done) {
    const answer = answerOf(next.value, facts, atMs)
    trace.push({ atMs, step: next.value, answer })
    atMs = answer.nowMs
    next = journey.next(answer)
  }
  return trace
}

function answerOf(step: JourneyStep, facts: AppFacts, atMs: number): JourneyAnswer {
  if (step.type === 'lookup') {
    return step.record === 'SRV'
      ? { kind: 'srv', srv: facts.srv(step.name), nowMs: atMs }
      : { kind: 'addresses', addresses: facts.addresses(step.name), nowMs: atMs }
  }
  if (step.type === 'wait') return { kind: 'time', nowMs: Math.max(atMs, step.untilMs) }
  if (step.type !== 'attempt' && step.type !== 'download') return { kind: 'time', nowMs: atMs }
  const { durationMs, ...met } = step.type === 'attempt' ? facts.attempt(step, atMs) : facts.download(step, atMs)
  return { kind: 'outcome', ...met, nowMs: atMs + durationMs }
}
