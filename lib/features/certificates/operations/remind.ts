/** Reminds of chains that end soon: once for each step of each set of certificates of a cluster, and of the cloud's own. */
import { daysLeft, dueReminder, reminderDays } from '@/lib/domain/certificates/held/reminders'
import { newId, now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db/database'
import { notify } from '@/lib/platform/events/events'
import { enqueueAlert } from '../../alerts/operations/enqueue'
import { findClusters } from '../../clusters/store'
import { addChange, type ChainRecord, endingChains, takeReminder } from '../store/chains'
import { endingCloudChains, takeCloudReminder } from '../store/cluster-facts'
import { claimReminders } from '../store/leases'

const dayMs = 86_400_000
const longest = Math.max(...reminderDays)

/** Answers how many alerts were queued. Two workers at once remind once: the second waits, and finds all told. */
export async function remindOfEnds(tx: Tx, partnerId: string): Promise<number> {
  await claimReminders(tx, partnerId)
  const at = now()
  return (await remindOfClusters(tx, partnerId, at)) + (await remindOfCloud(tx, partnerId, at))
}

async function remindOfClusters(tx: Tx, partnerId: string, at: Date): Promise<number> {
  const ending = await endingChains(tx, new Date(at.getTime() + longest * dayMs))
  const told = new Set<string>()
  const due = ending.flatMap((chain) => {
    const endsAt = chain.earliestExpiresAt
    const days = endsAt ? dueReminder(endsAt, at, chain.remindedDays) : undefined
    return endsAt === null || days === undefined ? [] : [{ chain, endsAt, days }]
  })
  const clusters = new Map(
    (await findClusters(tx, [...new Set(due.map(({ chain }) => chain.clusterId))])).map((one) => [one.id, one.name]),
  )
  for (const { chain, endsAt, days } of due) {
    if (!(await takeReminder(tx, chain.id, days))) continue
    await addChange(tx, reminderOf(chain, days, at))
    const same = `${chain.clusterId} ${chain.place} ${chain.fingerprints}`
    if (told.has(same)) continue
    told.add(same)
    await enqueueAlert(tx, partnerId, {
      type: 'certificate.ends',
      occurredAt: at.toISOString(),
      subject: chain.subject,
      endsAt: endsAt.toISOString(),
      days: daysLeft(endsAt, at),
      clusterId: chain.clusterId,
      clusterName: clusters.get(chain.clusterId) ?? null,
      place: chain.place,
    })
    await notify(tx, { partnerId, topic: 'certificate', id: chain.clusterId })
  }
  return told.size
}

/** The authorities of the cloud's client certificate: whoever trusts them needs the next pair before these end. */
async function remindOfCloud(tx: Tx, partnerId: string, at: Date): Promise<number> {
  let told = 0
  for (const chain of await endingCloudChains(tx, new Date(at.getTime() + longest * dayMs))) {
    const days = dueReminder(chain.earliestExpiresAt, at, chain.remindedDays)
    if (days === undefined || !(await takeCloudReminder(tx, chain.id, days))) continue
    told += 1
    await enqueueAlert(tx, partnerId, {
      type: 'certificate.ends',
      occurredAt: at.toISOString(),
      subject: chain.subject || chain.name,
      endsAt: chain.earliestExpiresAt.toISOString(),
      days: daysLeft(chain.earliestExpiresAt, at),
      clusterId: null,
      clusterName: null,
      place: 'cloud-chain',
    })
    await notify(tx, { partnerId, topic: 'certificate' })
  }
  return told
}

function reminderOf(chain: ChainRecord, days: number, occurredAt: Date) {
  const { partnerId, id: chainId, fingerprints, subject, earliestExpiresAt, worst, worstCheck } = chain
  const told = { fingerprints, subject, earliestExpiresAt, worst, worstCheck }
  return { id: newId(), partnerId, chainId, kind: 'reminded' as const, days, occurredAt, ...told }
}
