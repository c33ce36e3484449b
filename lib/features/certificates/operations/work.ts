/**
 * What the worker does about certificates without being asked: judges again what is due, and reminds of what ends. The
 * work of all partners is leased in one statement, so that any number of workers share it and none does it twice.
 */

import { reminderDays } from '@/lib/domain/certificates/held/reminders'
import { groupedBy } from '@/lib/domain/grouping'
import { database } from '@/lib/platform/db/database'
import { isUnavailable } from '@/lib/platform/db/errors'
import type { LeasedCertificates } from '@/lib/platform/db/hub-functions'
import { log } from '@/lib/platform/log/log'
import { systemActor } from '../../gates/define-job'
import type { ProvenPartnerId } from '../../gates/types'
import { releaseChains } from '../store/leases'
import { refreshChains } from './refresh'
import { remindOfEnds } from './remind'

const mostAtOnce = 40
/** Longer than a silent network keeps the round of one partner waiting. */
const leaseSeconds = 60
const judgeHours = 24

/**
 * One round; answers what this worker did. What fails stays leased, so that it is tried again when the lease has ended
 * and keeps nothing else waiting.
 * @param worker the same for every round of one worker, and nobody else's
 */
export async function workOnCertificates(worker: string): Promise<LeasedCertificates[]> {
  const leased = await database().hub.leaseDueCertificates({
    worker,
    most: mostAtOnce,
    leaseSeconds,
    judgeHours,
    reminderDays: [...reminderDays],
  })
  for (const [id, due] of groupedBy(leased, ({ partnerId }) => partnerId)) {
    try {
      await workFor(systemActor({ id }).partnerId, worker, due)
    } catch (error) {
      if (isUnavailable(error)) throw error
      log.error({ err: error, partnerId: id }, 'due work on certificates failed')
    }
  }
  return leased
}

async function workFor(partnerId: ProvenPartnerId, worker: string, due: readonly LeasedCertificates[]): Promise<void> {
  const toJudge = due.filter(({ isToJudge }) => isToJudge).map(({ id }) => id)
  if (toJudge.length > 0) await refreshChains(partnerId, toJudge)
  await database().asPartner(partnerId, async (tx) => {
    if (due.some(({ isToRemind }) => isToRemind)) await remindOfEnds(tx, partnerId)
    await releaseChains(tx, worker)
  })
}
