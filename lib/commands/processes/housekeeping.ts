/** Owns the worker's quiet duties: sweeping what is over, making room for raw samples, and anchoring audit heads in the log, off the database. */
import { anchorAuditHeads } from '@/lib/features/audit/jobs'
import { database } from '@/lib/platform/db/database'
import { isUnavailable } from '@/lib/platform/db/errors'
import { log } from '@/lib/platform/log/log'
import { pause } from './stopping'

const sweepEveryMs = 15 * 60_000
const anchorEveryMs = 60_000
const bucketDays = 90
const samplesEveryMs = 10 * 60_000
const samples = { keepHours: 24, aheadHours: 2 }
const deliveryDays = 30

/** Repeats each duty until `signal` is aborted; a duty that fails is logged and tried again at its next time. */
export async function keepHouse(signal: AbortSignal): Promise<void> {
  await Promise.all([
    repeat('sweep', sweepEveryMs, signal, () => database().hub.sweep({ bucketDays })),
    repeat('samples', samplesEveryMs, signal, () => database().hub.keepSamples(samples)),
    repeat('sweep-alerts', sweepEveryMs, signal, () => database().hub.sweepAlerts({ days: deliveryDays })),
    repeat('anchor', anchorEveryMs, signal, anchorAuditHeads),
  ])
}

async function repeat(duty: string, everyMs: number, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  while (!signal.aborted) {
    try {
      await work()
    } catch (err) {
      if (isUnavailable(err)) log.warn({ duty }, 'The database does not answer; the duty waits for its next time')
      else log.error({ duty, err }, 'A duty failed')
    }
    await pause(everyMs, signal)
  }
}
