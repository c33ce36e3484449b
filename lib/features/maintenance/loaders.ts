import 'server-only'

/** Reads what the maintenance page of a cluster shows. */
import { notFound } from 'next/navigation'
import * as z from 'zod'
import { may } from '@/lib/domain/identity/permissions'
import { windowStateOf } from '@/lib/domain/maintenance/window'
import { newId, now } from '@/lib/platform/clock'
import { database } from '@/lib/platform/db/database'
import { readHead } from '../clusters/operations/states'
import type { ClusterHead } from '../clusters/types'
import { requireActor } from '../gates/session'
import { type WindowRecord, windowsSince } from './store'
import type { ClusterMaintenance, WindowRow } from './types'

const shownDays = 90

/** 404 for an id of another partner as for one that never was. */
export async function loadMaintenance(
  clusterId: string,
): Promise<{ head: ClusterHead; maintenance: ClusterMaintenance }> {
  const actor = await requireActor('cluster.read')
  if (!z.uuid().safeParse(clusterId).success) notFound()
  const at = now()
  const found = await database().asPartner(actor.partnerId, async (tx) => {
    const head = await readHead(tx, clusterId)
    if (!head) return null
    return { head, windows: await windowsSince(tx, [clusterId], new Date(at.getTime() - shownDays * 86_400_000)) }
  })
  if (!found) notFound()
  const { head, windows } = found
  return {
    head,
    maintenance: {
      clusterId,
      windows: windows.map((window) => rowOf(window, at)),
      timeZone: actor.timeZone,
      nextId: newId(),
      mayWrite: may(actor.role, 'maintenance.write'),
    },
  }
}

function rowOf(window: WindowRecord, at: Date): WindowRow {
  const { id, startsAt, endsAt, endedAt, reason, plannedBy } = window
  return {
    id,
    state: windowStateOf(window, at),
    startsAt: startsAt.toISOString(),
    until: (endedAt ?? endsAt).toISOString(),
    reason,
    plannedBy,
  }
}
