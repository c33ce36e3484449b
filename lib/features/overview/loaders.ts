import 'server-only'

/** What the first page shows. Looking queues a check of old results and never waits for it. */
import { after } from 'next/server'
import { targetTypes } from '@/lib/domain/audit/events'
import { may } from '@/lib/domain/identity/permissions'
import { now } from '@/lib/platform/clock'
import { database } from '@/lib/platform/db/database'
import { eventsBelow, eventsMatching, rowOf } from '../audit/store'
import { requireActor } from '../gates/session'
import { halfInterval, queueOldResults } from '../health/operations/queue'
import { readOverview } from './operations'
import type { Overview } from './types'

const mostRecent = 5

/** Who came and went is in the trail; the overview tells what became different. */
const changesOnly = eventsMatching({ filters: { target: targetTypes.filter((type) => type !== 'session') } }, 'UTC')

export async function loadOverview(): Promise<Overview> {
  const actor = await requireActor('cluster.read')
  const { overview, recent } = await database().asPartner(actor.partnerId, async (tx) => ({
    overview: await readOverview(tx, now()),
    recent: may(actor.role, 'audit.read') ? (await eventsBelow(tx, changesOnly, null, mostRecent)).map(rowOf) : [],
  }))
  after(() => queueOldResults(actor, halfInterval()))
  return { ...overview, recent, mayWrite: may(actor.role, 'cluster.write') }
}
