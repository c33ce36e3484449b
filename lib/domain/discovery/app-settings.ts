/** Owns the constants of the Webex app's path: what the source states, and what it leaves open with our default (domain.md 8.2, 8.3). */

export interface AppSettings {
  /** How long one request waits for its answer. */
  answerMs: number
  /** How long an address stays blocked after a 5xx. */
  blockMs: number
  /** How often a vital request is tried again after it failed on a whole round of hosts or timed out. */
  retries: number
  /** The wait before the first retry. */
  firstRetryMs: number
  /** By how much each further wait is longer. */
  retryFactor: number
  /** No wait is longer than this. */
  longestRetryMs: number
  /** From one answered heartbeat to the next. */
  heartbeatMs: number
  /** From a missed heartbeat to the next. */
  heartbeatAfterMissMs: number
  /** Misses in a row after which the event channel is opened anew. */
  missesToReopen: number
}

export const appDefaults: AppSettings = {
  answerMs: 10_000,
  blockMs: 60_000,
  retries: 3,
  firstRetryMs: 1_000,
  retryFactor: 2,
  longestRetryMs: 30_000,
  heartbeatMs: 15_000,
  heartbeatAfterMissMs: 10_000,
  missesToReopen: 2,
}

/**
 * Whether the source states the constant, another public client shows it, or it is ours.
 * "A period of time" is read as ten seconds: long enough for a weak mobile network, over before the next heartbeat.
 * A block is a minute, as the cloud's. "Retried with a growing delay" is read as 1, 2 and 4 seconds, so that a short
 * outage is bridged before a person gives up; half a minute at most, so that a long one is noticed when it ends.
 * The heartbeat's two intervals are those of a public client; the two misses are the source's own.
 */
export const appSettingOrigins = {
  answerMs: 'unstated',
  blockMs: 'unstated',
  retries: 'unstated',
  firstRetryMs: 'unstated',
  retryFactor: 'unstated',
  longestRetryMs: 'unstated',
  heartbeatMs: 'public-client',
  heartbeatAfterMissMs: 'public-client',
  missesToReopen: 'stated',
} as const satisfies Record<keyof AppSettings, 'stated' | 'public-client' | 'unstated'>

/** The wait before a retry, 1 for the first. */
export function retryWaitMs(settings: AppSettings, retry: number): number {
  return Math.min(settings.firstRetryMs * settings.retryFactor ** (retry - 1), settings.longestRetryMs)
}
