import 'server-only'

/** What the pages about health show: stored results with their age. Looking queues a check and never waits for it. */
import { notFound } from 'next/navigation'
import { after } from 'next/server'
import { cache } from 'react'
import * as z from 'zod'
import { may } from '@/lib/domain/identity/permissions'
import type { TableQuery } from '@/lib/domain/table/query'
import { now } from '@/lib/platform/clock'
import { database, type Tx } from '@/lib/platform/db/database'
import { readHead } from '../clusters/operations/states'
import type { ClusterHead } from '../clusters/types'
import { requireActor } from '../gates/session'
import type { Actor } from '../gates/types'
import { readHistory } from './operations/history'
import { halfInterval, queueOldResults } from './operations/queue'
import { readStatus } from './operations/status'
import { readViews } from './operations/views'
import type { ClusterHistory, InterfaceView, StatusPage } from './types'

/** Whoever opens a cluster gets results not older than this; several viewers share one check. */
const openedMs = 10_000

interface LoadedInterfaces {
  head: ClusterHead
  interfaces: InterfaceView[]
  mayCheck: boolean
}

/** One cluster with every interface; 404 for an id of another partner as for one that never was. */
export const loadInterfaces = cache(async (clusterId: string): Promise<LoadedInterfaces> => {
  const actor = await requireActor('cluster.read')
  const found = await inCluster(actor, clusterId, async (tx, head) => ({
    head,
    interfaces: await readViews(tx, clusterId),
  }))
  after(() => queueOldResults(actor, openedMs, clusterId))
  return { ...found, mayCheck: may(actor.role, 'cluster.check') }
})

/** `before` is where an older page of the timeline begins. */
export async function loadHistory(
  clusterId: string,
  before?: string,
): Promise<{ head: ClusterHead; history: ClusterHistory; timeZone: string }> {
  const actor = await requireActor('cluster.read')
  const from = z.iso.datetime().safeParse(before)
  const found = await inCluster(actor, clusterId, async (tx, head) => ({
    head,
    history: await readHistory(tx, clusterId, {
      now: now(),
      timeZone: actor.timeZone,
      before: from.success ? new Date(from.data) : undefined,
    }),
  }))
  return { ...found, timeZone: actor.timeZone }
}

/** Clusters worst first, each with its 90 days. */
export async function loadStatus(query: TableQuery): Promise<StatusPage> {
  const actor = await requireActor('cluster.read')
  const window = { now: now(), timeZone: actor.timeZone }
  const status = await database().asPartner(actor.partnerId, (tx) => readStatus(tx, query, window))
  after(() => queueOldResults(actor, halfInterval()))
  return status
}

async function inCluster<T>(actor: Actor, id: string, read: (tx: Tx, head: ClusterHead) => Promise<T>): Promise<T> {
  if (!z.uuid().safeParse(id).success) notFound()
  const found = await database().asPartner(actor.partnerId, async (tx) => {
    const head = await readHead(tx, id)
    return head && read(tx, head)
  })
  return found ?? notFound()
}
