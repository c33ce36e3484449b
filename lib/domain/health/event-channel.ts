/** Decides whether an event channel held: session persistence is proven by heartbeats, never assumed (domain.md 6, 8.2). */
import type { Finding } from './types'

/** One channel at one address: what opening it and each heartbeat on a new connection was answered. */
export interface ChannelObservation {
  host: string
  port: number
  address?: string
  /** The status of the answer that opened it, 'none' without one; undefined when it was not tried. */
  openedWith?: number | 'none'
  hasChannel: boolean
  /** Statuses in order, 'none' for no answer; it ends with the first that is not 200. */
  heartbeats: (number | 'none')[]
  /** Why nothing was tried: a key of `reasons`. */
  reason?: string
}

export interface ChannelVerdict {
  outcome: 'kept' | 'broken' | 'not-opened' | 'not-tested' | 'inconclusive'
  reason?: string
  findings: Finding[]
}

export const wantedHeartbeats = 20

/** Any 404 or 401 says that the heartbeat met a server without the channel; no answer says nothing about it. */
export function judgeChannel(observation: ChannelObservation): ChannelVerdict {
  const { openedWith, hasChannel, heartbeats, reason } = observation
  if (openedWith === undefined) return { outcome: 'not-tested', reason, findings: [] }
  if (openedWith === 401 || openedWith === 403) {
    return {
      outcome: 'not-tested',
      reason: 'login-refused',
      findings: [findingOf(observation, 'login-refused', { status: openedWith })],
    }
  }
  if (!hasChannel) {
    const finding = findingOf(observation, 'channel-not-opened', { status: openedWith })
    return { outcome: openedWith === 'none' ? 'inconclusive' : 'not-opened', findings: [finding] }
  }
  const failedAt = heartbeats.findIndex((status) => status !== 200)
  const status = heartbeats[failedAt]
  if (status === undefined)
    return { outcome: heartbeats.length >= wantedHeartbeats ? 'kept' : 'inconclusive', findings: [] }
  if (status !== 404 && status !== 401) return { outcome: 'inconclusive', findings: [] }
  const params = { failed: failedAt + 1, total: wantedHeartbeats, status }
  return { outcome: 'broken', findings: [findingOf(observation, 'channel-broken', params)] }
}

function findingOf({ host, port, address }: ChannelObservation, code: string, params: Finding['params']): Finding {
  const isLogin = code === 'login-refused'
  return {
    code,
    severity: isLogin ? 'warning' : 'error',
    stage: isLogin ? 'login' : 'http',
    address,
    params: { host, port, ...params },
  }
}
