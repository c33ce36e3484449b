/** Decides when the app sends a heartbeat, and when it opens its event channel anew (domain.md 8.2, step 5). */
import { type AppSettings, retryWaitMs } from './app-settings'

export interface EventChannel {
  readonly isOpen: boolean
  /** Heartbeats missed in a row. */
  readonly misses: number
  /** Failed openings in a row. */
  readonly failedOpenings: number
  /** When the next heartbeat, or the next opening, is due. */
  readonly dueAtMs: number
}

export type ChannelStep =
  | { type: 'open'; dueAtMs: number; because: 'signed-in' | 'two-misses' | 'opening-failed' }
  | { type: 'heartbeat'; dueAtMs: number; because: 'heartbeat-due' | 'again-after-miss' }

/** A request of the channel as its round of hosts ended. */
export type ChannelAnswer = { status: number } | 'failed'

/** The channel before its first opening, right after sign-in. */
export function startChannel(nowMs: number): EventChannel {
  return { isOpen: false, misses: 0, failedOpenings: 0, dueAtMs: nowMs }
}

/** What the channel does next. */
export function nextChannelStep({ isOpen, misses, failedOpenings, dueAtMs }: EventChannel): ChannelStep {
  if (isOpen) return { type: 'heartbeat', dueAtMs, because: misses === 0 ? 'heartbeat-due' : 'again-after-miss' }
  if (failedOpenings > 0) return { type: 'open', dueAtMs, because: 'opening-failed' }
  return { type: 'open', dueAtMs, because: misses > 0 ? 'two-misses' : 'signed-in' }
}

/** The channel after an attempt to open it. Without a channel no call is shown, so the app never gives up. */
export function afterOpening(channel: EventChannel, settings: AppSettings, answer: ChannelAnswer, nowMs: number) {
  if (isGood(answer)) return { isOpen: true, misses: 0, failedOpenings: 0, dueAtMs: nowMs + settings.heartbeatMs }
  const failedOpenings = channel.failedOpenings + 1
  return { ...channel, isOpen: false, failedOpenings, dueAtMs: nowMs + retryWaitMs(settings, failedOpenings) }
}

/**
 * The channel after a heartbeat. 404 and 401 are answers of a host that does not know the channel: the app stays with
 * that host, and the heartbeat counts as missed. At the second miss in a row the channel is opened anew at once.
 */
export function afterHeartbeat(
  channel: EventChannel,
  settings: AppSettings,
  answer: ChannelAnswer,
  nowMs: number,
): { channel: EventChannel; because: 'alive' | 'channel-unknown' | 'refused' | 'no-answer' } {
  if (isGood(answer)) {
    return { channel: { ...channel, misses: 0, dueAtMs: nowMs + settings.heartbeatMs }, because: 'alive' }
  }
  const misses = channel.misses + 1
  const because = reasonOf(answer)
  if (misses < settings.missesToReopen) {
    return { channel: { ...channel, misses, dueAtMs: nowMs + settings.heartbeatAfterMissMs }, because }
  }
  return { channel: { isOpen: false, misses, failedOpenings: 0, dueAtMs: nowMs }, because }
}

const isGood = (answer: ChannelAnswer) => answer !== 'failed' && answer.status >= 200 && answer.status < 300

function reasonOf(answer: ChannelAnswer) {
  if (answer === 'failed') return 'no-answer'
  return answer.status === 404 || answer.status === 401 ? 'channel-unknown' : 'refused'
}
