/**
 * The worker's deliveries: a loop of its own, so that a receiver that hangs delays neither checks nor other receivers. At
 * least once: a worker that dies after sending leaves its lease, and the receiver sees the same id again.
 */
import { setTimeout as pause } from 'node:timers/promises'
import type { AttemptOutcome } from '@/lib/domain/alerts/delivery'
import { newId, randomFraction } from '@/lib/platform/clock'
import { database } from '@/lib/platform/db/database'
import { isUnavailable } from '@/lib/platform/db/errors'
import type { LeasedDelivery } from '@/lib/platform/db/hub-functions'
import { notify } from '@/lib/platform/events/events'
import { log } from '@/lib/platform/log/log'
import { systemActor } from '../gates/define-job'
import { attemptedOf, deliver } from './operations/deliver'
import { findLeased, writeAttempt } from './store/outbox'

/** One at a time to a channel: an alert does not overtake an earlier one unless that one failed. */
const perChannel = 1
const mostRunning = 64
/** Longer than any attempt may take. */
const leaseSeconds = 60
const idleMs = 500
const backoffMs = 2_000
/** How long what is under way may still take when the worker stops. */
const patienceMs = 5_000

interface AlertJobs {
  signal: AbortSignal
  /** A number from 0 to 1, for the length of waits. */
  random?: () => number
}

/** Delivers until `signal` aborts, then waits a little for what is under way. */
export async function startAlertJobs({ signal, random = randomFraction }: AlertJobs): Promise<void> {
  const worker = newId()
  const running = new Set<Promise<void>>()
  while (!signal.aborted) {
    const leased = await leaseDue(worker, mostRunning - running.size)
    for (const one of leased ?? []) {
      const attempt = attemptOf(one, worker, random).finally(() => running.delete(attempt))
      running.add(attempt)
    }
    await restUntilOneEnds(leased ? idleMs : backoffMs, signal, running)
  }
  await Promise.race([Promise.all(running), pause(patienceMs, undefined, { ref: false })])
}

/** Null while the database is away. */
async function leaseDue(worker: string, most: number): Promise<LeasedDelivery[] | null> {
  if (most <= 0) return []
  try {
    return await database().hub.leaseDueAlerts({ worker, perChannel, most, leaseSeconds })
  } catch (error) {
    if (isUnavailable(error)) log.warn({ reason: String(error) }, 'the database does not answer, alerts wait for it')
    else log.error({ err: error }, 'the outbox failed once')
    return null
  }
}

/** Sent outside of any transaction; a lost database leaves the lease, and the row is tried again when it ends. */
async function attemptOf(
  { partnerId, deliveryId }: LeasedDelivery,
  worker: string,
  random: () => number,
): Promise<void> {
  const actor = systemActor({ id: partnerId })
  try {
    const due = await database().asPartner(actor.partnerId, (tx) => findLeased(tx, deliveryId, worker))
    if (!due) return
    const outcome = await deliver(due).catch((error): AttemptOutcome => {
      log.error({ err: error, deliveryId }, 'an alert could not be told')
      return { ok: false, problem: 'failed-here' }
    })
    if (!outcome.ok) log.warn({ deliveryId, ...outcome }, 'an alert was not delivered')
    await database().asPartner(actor.partnerId, async (tx) => {
      await writeAttempt(tx, attemptedOf(due, outcome, worker, random()))
      await notify(tx, { partnerId, topic: 'alert', id: due.channelId })
    })
  } catch (error) {
    log.error({ err: error, deliveryId }, 'a delivery failed by itself')
  }
}

/** Whatever ends first ends the timer too: none is left behind. */
async function restUntilOneEnds(ms: number, signal: AbortSignal, running: ReadonlySet<Promise<void>>): Promise<void> {
  const hasEnded = new AbortController()
  const either = AbortSignal.any([signal, hasEnded.signal])
  await Promise.race([pause(ms, undefined, { signal: either }).catch(() => undefined), ...running])
  hasEnded.abort()
}
