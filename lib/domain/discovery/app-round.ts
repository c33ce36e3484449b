/** Plays requests of the app on its journey: rounds over the host list, and the retries of a vital one. */
import type { Journey, RequestPlace, Traveller } from './app-journey'
import { step } from './app-journey'
import { afterAppAttempt, nextAttempt, startRound } from './app-request'
import { retryWaitMs } from './app-settings'
import type { ChannelAnswer } from './event-channel'
import type { HostList } from './host-list'

export interface RoundEnd {
  list: HostList
  answer: ChannelAnswer
}

/** One round: every host once at most, until one answers or none is left. */
export function* playRound(traveller: Traveller, start: HostList, place: RequestPlace): Journey<RoundEnd> {
  let [list, round] = [start, startRound]
  for (;;) {
    const next = nextAttempt(list, round, traveller.nowMs)
    if (next.type === 'finished') {
      const answer = next.outcome === 'answered' ? { status: round.status ?? 0 } : 'failed'
      yield* step(traveller, { type: 'request-finished', place, answer, because: next.because })
      return { list, answer }
    }
    const startedAtMs = traveller.nowMs
    const answer = yield* step(traveller, { ...next, type: 'attempt', place })
    if (answer.kind !== 'outcome') throw new TypeError(`An attempt was answered with ${answer.kind}`)
    const attempt = { index: next.index, startedAtMs, endedAtMs: traveller.nowMs, outcome: answer.outcome }
    const after = afterAppAttempt(list, round, traveller.plan.settings, attempt)
    list = after.list
    round = after.round
    yield* step(traveller, { type: 'effect', place, effect: after.effect })
  }
}

/** When a failed vital request is tried again; undefined when it may not be. */
export function retryAtMs({ plan, nowMs }: Traveller, { purpose, retry }: RequestPlace): number | undefined {
  const isVital = purpose === 'vital' || purpose === 'connect'
  return isVital && retry < plan.settings.retries ? nowMs + retryWaitMs(plan.settings, retry + 1) : undefined
}

/** The first request to a new host list, with its retries: it selects a host and brings the cookie. */
export function* connect(traveller: Traveller, start: HostList): Journey<RoundEnd> {
  let list = start
  for (let retry = 0; ; retry += 1) {
    const place: RequestPlace = {
      purpose: 'connect',
      request: undefined,
      retry,
      because: retry === 0 ? 'sign-in' : 'retry',
    }
    const end = yield* playRound(traveller, list, place)
    list = end.list
    const untilMs = list.hosts.length > 0 ? retryAtMs(traveller, place) : undefined
    if (end.answer !== 'failed' || untilMs === undefined) return end
    yield* step(traveller, { type: 'wait', untilMs, because: 'retry' })
  }
}
