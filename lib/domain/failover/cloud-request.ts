/** Decides each step of a request as the cloud makes it: which address, why that one, and what its answer changes (domain.md 8.1). */
import { type BlockList, blocked, isBlocked, unblocked } from './block-list'
import type { CloudSettings } from './cloud-settings'

/** What came of one attempt. A status of 500 or more blocks like an error; everything below is an answer. */
export type AttemptOutcome = { kind: 'answered'; status: number } | { kind: 'network-error' | 'tls-error' | 'timeout' }

export interface CloudRequest {
  /** In the order of the resolver: A first, then AAAA. */
  readonly addresses: readonly string[]
  readonly blocks: BlockList
  readonly attemptsMade: number
  readonly isAnswered: boolean
}

/** An address that was passed over, and when its block ends. */
export interface PassedOver {
  address: string
  untilMs: number
}

export type CloudStep =
  | {
      type: 'attempt'
      address: string
      /** 1 for the first. */
      attempt: number
      because: 'first-address' | 'first-not-blocked' | 'random-of-blocked'
      passedOver: PassedOver[]
    }
  | { type: 'finished'; outcome: 'answered' | 'failed'; because: 'answered' | 'attempts-used' | 'no-address' }

/** What an outcome does to the address. */
export type AttemptEffect = 'kept' | 'unblocked' | 'blocked' | 'block-renewed'

export function startRequest(addresses: readonly string[], blocks: BlockList): CloudRequest {
  return { addresses: [...new Set(addresses)], blocks, attemptsMade: 0, isAnswered: false }
}

/**
 * The next step of a request.
 * @param random at least 0 and below 1; used only when every address is blocked
 */
export function nextStep(request: CloudRequest, settings: CloudSettings, nowMs: number, random: number): CloudStep {
  const { addresses, blocks, attemptsMade, isAnswered } = request
  if (isAnswered) return { type: 'finished', outcome: 'answered', because: 'answered' }
  if (addresses.length === 0) return { type: 'finished', outcome: 'failed', because: 'no-address' }
  if (attemptsMade >= settings.attempts) return { type: 'finished', outcome: 'failed', because: 'attempts-used' }
  const attempt = attemptsMade + 1
  const free = addresses.find((address) => !isBlocked(blocks, address, nowMs))
  if (free === undefined) {
    const address = addresses[Math.floor(random * addresses.length)] ?? addresses[0] ?? ''
    return {
      type: 'attempt',
      address,
      attempt,
      because: 'random-of-blocked',
      passedOver: passedOver(request, addresses),
    }
  }
  const before = addresses.slice(0, addresses.indexOf(free))
  const because = before.length === 0 ? 'first-address' : 'first-not-blocked'
  return { type: 'attempt', address: free, attempt, because, passedOver: passedOver(request, before) }
}

/** The request after an attempt, and what became of the address. The next attempt may start at once. */
export function afterAttempt(
  request: CloudRequest,
  settings: CloudSettings,
  attempt: { address: string; startedAtMs: number; endedAtMs: number; outcome: AttemptOutcome },
): { request: CloudRequest; effect: AttemptEffect } {
  const { address, startedAtMs, endedAtMs, outcome } = attempt
  const attemptsMade = request.attemptsMade + 1
  const wasBlocked = isBlocked(request.blocks, address, startedAtMs)
  if (isAnswer(outcome)) {
    const blocks = wasBlocked ? unblocked(request.blocks, address) : request.blocks
    return {
      request: { ...request, blocks, attemptsMade, isAnswered: true },
      effect: wasBlocked ? 'unblocked' : 'kept',
    }
  }
  const blocks = blocked(request.blocks, address, endedAtMs + settings.blockMs)
  return { request: { ...request, blocks, attemptsMade }, effect: wasBlocked ? 'block-renewed' : 'blocked' }
}

/** What failover calls answered: any status below 500, 404 and redirects included (decisions.md). */
export function isAnswer(outcome: AttemptOutcome): boolean {
  return outcome.kind === 'answered' && outcome.status < 500
}

function passedOver({ blocks }: CloudRequest, addresses: readonly string[]): PassedOver[] {
  return addresses.map((address) => ({ address, untilMs: blocks.get(address) ?? 0 }))
}
