/** Decides what follows from an attempt to deliver: done, tried again later, or given up. */

/** Each number with its reason; the README's decisions name them too. */
export const deliverySettings = {
  /** The first wait; each further one is twice as long. */
  firstWaitMs: 10_000,
  /** A receiver that is back is told within this time at the latest. */
  longestWaitMs: 15 * 60_000,
  /** More than four hours with the waits above: a receiver may be gone for an evening. */
  mostAttempts: 24,
  /** Each wait is this much shorter or longer at random, so that receivers are not all tried at once. */
  jitter: 0.2,
} as const

/** Why an attempt failed. What the net says of a webhook are reasons of health; these are what it and mail say besides. */
export const deliveryProblems = [
  'answer-not-2xx',
  'receiver-unresolved',
  'receiver-unreachable',
  'receiver-silent',
  'receiver-certificate',
  'receiver-not-http',
  'blocked-by-policy',
  'secret-unreadable',
  'mail-off',
  'mail-refused',
  'mail-sign-in-refused',
  'channel-off',
  'failed-here',
] as const
export type DeliveryProblem = (typeof deliveryProblems)[number]

/** `status` is the answer's, of HTTP or of SMTP, when there was one. */
export type AttemptOutcome = { ok: true; status?: number } | { ok: false; problem: DeliveryProblem; status?: number }

export type AfterAttempt = { state: 'delivered' } | { state: 'waiting'; waitMs: number } | { state: 'dead' }

/**
 * @param attempts how many there have been, this one included
 * @param random a number from 0 to 1
 */
export function afterAttempt(outcome: AttemptOutcome, attempts: number, random: number): AfterAttempt {
  if (outcome.ok) return { state: 'delivered' }
  if (attempts >= deliverySettings.mostAttempts) return { state: 'dead' }
  const { firstWaitMs, longestWaitMs, jitter } = deliverySettings
  const waitMs = Math.min(longestWaitMs, firstWaitMs * 2 ** (attempts - 1))
  return { state: 'waiting', waitMs: Math.round(waitMs * (1 - jitter + 2 * jitter * random)) }
}

/** What the steps of a connection say of a webhook's receiver, as a problem of its delivery. */
export function problemOfReason(reason: string): DeliveryProblem {
  if (reason === 'blocked-by-policy') return reason
  if (reason.startsWith('dns-') || reason === 'resolver-unreachable') return 'receiver-unresolved'
  if (reason.endsWith('-timeout')) return 'receiver-silent'
  if (reason.startsWith('certificate-') || reason.startsWith('client-certificate')) return 'receiver-certificate'
  if (reason.startsWith('http-')) return 'receiver-not-http'
  return 'receiver-unreachable'
}
