/** Decides each step of one request of the Webex app: which host, why that one, and what its answer changes (domain.md 8.2, step 3). */
import { blocked, isBlocked, unblocked } from '../failover/block-list'
import type { PassedOver } from '../failover/cloud-request'
import type { AppSettings } from './app-settings'
import type { AppHost } from './discovery'
import { blockKeyOf, type HostList, startIndexOf } from './host-list'

/** What came of one attempt. `cookie` is the value of the session cookie that the answer set, if it set one. */
export type AppOutcome =
  | { kind: 'answered'; status: number; cookie?: string }
  | { kind: 'network-error' | 'tls-error' | 'timeout' }

/** One round over the hosts: each is tried once at most. A vital request may be given several rounds. */
export interface AppRound {
  readonly tried: readonly number[]
  readonly end: 'answered' | 'timed-out' | undefined
  /** The status of the answer, once there is one. */
  readonly status: number | undefined
}

export const startRound: AppRound = { tried: [], end: undefined, status: undefined }

export type RoundStep =
  | {
      type: 'attempt'
      /** Index in the host list. */
      index: number
      host: AppHost
      cookie: string | undefined
      because:
        | 'first-of-list'
        | 'selected'
        | 'after-failure'
        | 'first-after-last'
        | 'first-not-blocked'
        | 'only-blocked-left'
      passedOver: PassedOver[]
    }
  | { type: 'finished'; outcome: 'answered' | 'failed'; because: 'answered' | 'timed-out' | 'all-tried' | 'no-host' }

export interface RoundEffect {
  /** What became of the selected host. */
  selection: 'kept' | 'newly-selected' | 'next-at-once' | 'next-for-following-requests'
  block: 'none' | 'blocked' | 'block-renewed' | 'unblocked'
}

/**
 * The next step of a round. A blocked address is passed over while another host is left to try: to leave it out for
 * good, as the cloud does, would fail requests that could be answered, and the source says so of the cloud only.
 */
export function nextAttempt(list: HostList, round: AppRound, nowMs: number): RoundStep {
  if (round.end === 'answered') return { type: 'finished', outcome: 'answered', because: 'answered' }
  if (round.end === 'timed-out') return { type: 'finished', outcome: 'failed', because: 'timed-out' }
  if (list.hosts.length === 0) return { type: 'finished', outcome: 'failed', because: 'no-host' }
  const start = startIndexOf(list)
  const left = list.hosts
    .map((_, offset) => (start + offset) % list.hosts.length)
    .filter((index) => !round.tried.includes(index))
  const isFree = (index: number) => !isBlocked(list.blocks, keyAt(list, index), nowMs)
  const index = left.find(isFree) ?? left[0]
  const host = index === undefined ? undefined : list.hosts[index]
  if (index === undefined || !host) return { type: 'finished', outcome: 'failed', because: 'all-tried' }
  const over = isFree(index) ? left.slice(0, left.indexOf(index)) : left
  const passedOver = over.map((other) => passedOverAt(list, other))
  const because = reasonOf(list, { index, start, isFree: isFree(index) })
  return { type: 'attempt', index, host, cookie: list.cookies.get(host.name), because, passedOver }
}

/**
 * The list and the round after an attempt. A network error moves on at once; a 5xx also blocks the address; a timeout
 * fails the request, and only the following ones go to the next host. Whatever else is answered makes the host the
 * selected one, and nothing but its own failure ever takes the app away from it again.
 */
export function afterAppAttempt(
  list: HostList,
  round: AppRound,
  settings: AppSettings,
  attempt: { index: number; startedAtMs: number; endedAtMs: number; outcome: AppOutcome },
): { list: HostList; round: AppRound; effect: RoundEffect } {
  const { index, startedAtMs, endedAtMs, outcome } = attempt
  const tried = [...round.tried, index]
  const key = keyAt(list, index)
  const wasBlocked = isBlocked(list.blocks, key, startedAtMs)
  if (outcome.kind === 'answered' && outcome.status < 500) {
    const blocks = wasBlocked ? unblocked(list.blocks, key) : list.blocks
    return {
      list: { ...list, selected: index, failed: undefined, blocks, cookies: cookiesAfter(list, index, outcome.cookie) },
      round: { tried, end: 'answered', status: outcome.status },
      effect: {
        selection: list.selected === index ? 'kept' : 'newly-selected',
        block: wasBlocked ? 'unblocked' : 'none',
      },
    }
  }
  if (outcome.kind === 'answered') {
    const blocks = blocked(list.blocks, key, endedAtMs + settings.blockMs)
    const block = wasBlocked ? 'block-renewed' : 'blocked'
    const effect = { selection: 'next-at-once', block } as const
    return { list: { ...list, failed: index, blocks }, round: { ...round, tried }, effect }
  }
  const isTimeout = outcome.kind === 'timeout'
  return {
    list: { ...list, failed: index },
    round: { ...round, tried, end: isTimeout ? 'timed-out' : undefined },
    effect: { selection: isTimeout ? 'next-for-following-requests' : 'next-at-once', block: 'none' },
  }
}

function reasonOf(
  list: HostList,
  { index, start, isFree }: { index: number; start: number; isFree: boolean },
): Extract<RoundStep, { type: 'attempt' }>['because'] {
  if (!isFree) return 'only-blocked-left'
  if (index !== start) return 'first-not-blocked'
  if (list.failed === undefined) return list.selected === index ? 'selected' : 'first-of-list'
  return index === 0 ? 'first-after-last' : 'after-failure'
}

function cookiesAfter(list: HostList, index: number, cookie: string | undefined): HostList['cookies'] {
  const name = list.hosts[index]?.name
  return cookie === undefined || name === undefined ? list.cookies : new Map(list.cookies).set(name, cookie)
}

function keyAt(list: HostList, index: number): string {
  const host = list.hosts[index]
  return host ? blockKeyOf(host) : ''
}

function passedOverAt(list: HostList, index: number): PassedOver {
  const key = keyAt(list, index)
  return { address: key, untilMs: list.blocks.get(key) ?? 0 }
}
