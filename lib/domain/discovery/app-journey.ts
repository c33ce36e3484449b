/** Owns the shape of the app's journey: each thing it asks the world for, each thing it decides, and the answers it gets. */
import type { AppOutcome, RoundEffect, RoundStep } from './app-request'
import type { AppSettings } from './app-settings'
import type { DownloadStep } from './configuration-download'
import type { AddressAnswer, LookupStep, SrvAnswer } from './discovery'
import type { ChannelAnswer, ChannelStep } from './event-channel'
import type { ClusterXsi, ConfigurationTags, TagVerdict } from './xsi-root'

/** Connecting is the first request, which brings the cookie; it and the opening of the channel are vital. */
export type RequestPurpose = 'connect' | 'open-channel' | 'heartbeat' | 'vital' | 'non-vital'

/** What a request is: which of the journey's own, and how often it was already tried in vain. */
export interface RequestPlace {
  purpose: RequestPurpose
  /** Index in the journey's requests; undefined for the app's own. */
  request: number | undefined
  retry: number
  because: 'sign-in' | 'request-due' | 'retry' | ChannelStep['because']
}

/** A question to the world. Times are milliseconds of whatever clock answers. */
export type JourneyQuestion =
  | Extract<LookupStep | DownloadStep, { type: 'lookup' }>
  | Extract<DownloadStep, { type: 'download' }>
  | ({ type: 'attempt'; place: RequestPlace } & Omit<Extract<RoundStep, { type: 'attempt' }>, 'type'>)
  | { type: 'wait'; untilMs: number; because: RequestPlace['because'] }

/** A decision that needs nothing from outside. */
export type JourneyDecision =
  | Extract<LookupStep, { type: 'discovered' }>
  | { type: 'known-hosts'; because: 'discovered-before' }
  | { type: 'effect'; place: RequestPlace; effect: RoundEffect }
  | { type: 'request-finished'; place: RequestPlace; answer: ChannelAnswer; because: string }
  | { type: 'request-retried'; place: RequestPlace; atMs: number; because: 'vital' }
  | ({ type: 'download-finished' } & Omit<Extract<DownloadStep, { type: 'finished' }>, 'type'>)
  | { type: 'tags-read'; verdict: TagVerdict }
  | { type: 'heartbeat-judged'; misses: number; because: 'alive' | 'channel-unknown' | 'refused' | 'no-answer' }
  | { type: 'signed-in'; because: 'connected' }
  | { type: 'sign-in-failed'; because: 'no-host' | 'no-host-answered' }

export type JourneyStep = JourneyQuestion | JourneyDecision

/** The world's answer to a question; a decision is answered by the time alone. */
export type JourneyAnswer = { nowMs: number } & (
  | { kind: 'srv'; srv: SrvAnswer }
  | { kind: 'addresses'; addresses: AddressAnswer }
  | { kind: 'outcome'; outcome: AppOutcome; tags?: ConfigurationTags }
  | { kind: 'time' }
)

export interface JourneyPlan {
  settings: AppSettings
  startMs: number
  /** As the cloud gave it to the app. */
  cluster: ClusterXsi
  /** Null when the cluster names no DMS: then nothing can override it. */
  dmsHost: string | null
  /** What the person does after sign-in. */
  requests: readonly { atMs: number; purpose: 'vital' | 'non-vital' }[]
  /** Nothing starts after this moment. */
  untilMs: number
  /** Numbers at least 0 and below 1, for the weighted choice between targets. */
  random: () => number
}

export type Journey<Value = void> = Generator<JourneyStep, Value, JourneyAnswer>

/** A journey's clock, and the plan it follows. */
export interface Traveller {
  readonly plan: JourneyPlan
  nowMs: number
}

/** Asks or tells, and takes over the time of the answer. */
export function* step(traveller: Traveller, next: JourneyStep): Journey<JourneyAnswer> {
  const answer = yield next
  traveller.nowMs = answer.nowMs
  return answer
}
