/** Reads what became of a cluster's interfaces: hours, days, uptime and every change. */
import {
  type Bucket,
  dayCellsOf,
  hourCellsOf,
  lastDaysOf,
  mergeBuckets,
  noCounts,
  timelineOf,
  uptimesOf,
} from '@/lib/domain/health/history'
import { interfaceOrder } from '@/lib/domain/health/interface-target'
import type { HealthState, InterfaceKind } from '@/lib/domain/health/types'
import { withMaintenance } from '@/lib/domain/maintenance/window'
import type { Tx } from '@/lib/platform/db/database'
import { type WindowRecord, windowsSince } from '../../maintenance/store'
import { readBuckets, readChanges, type StoredChange } from '../store/history'
import { readInterfaceStates } from '../store/states'
import type { ClusterHistory, InterfaceHistory, TimelineEntry } from '../types'

export const historyDays = 90
const historyHours = 24
const timelineLength = 50
const dayMs = 86_400_000

interface Window {
  now: Date
  timeZone: string
  /** Where an older page of the timeline begins. */
  before?: Date
}

export async function readHistory(tx: Tx, clusterId: string, window: Window): Promise<ClusterHistory> {
  const states = await readInterfaceStates(tx, clusterId)
  const from = new Date(window.now.getTime() - (historyDays + 1) * dayMs)
  const buckets = await readBuckets(
    tx,
    states.map(({ id }) => id),
    from,
  )
  const windows = await windowsSince(tx, [clusterId], from)
  const interfaces = interfaceOrder.flatMap((kind): InterfaceHistory[] => {
    const own = states.find((row) => row.kind === kind)
    if (!own) return []
    const ownBuckets = buckets.filter(({ interfaceId }) => interfaceId === own.id)
    return [{ kind, state: own.state as HealthState, ...foldedOf(ownBuckets, windows, window) }]
  })
  return { interfaces, ...(await readTimeline(tx, clusterId, window)) }
}

function foldedOf(buckets: Bucket[], windows: readonly WindowRecord[], { now, timeZone }: Window) {
  const days = lastDaysOf(historyDays, now, timeZone)
  const counts = new Map(
    days.map((day) => {
      const within = buckets.filter(({ at }) => at >= day.startsAt && at < day.endsAt)
      const sum = mergeBuckets(within.map((bucket) => ({ ...bucket, at: day.startsAt })))[0]
      return [day.name, sum ?? noCounts]
    }),
  )
  return {
    hours: withMaintenance(hourCellsOf(buckets, historyHours, now), buckets, windows),
    days: withMaintenance(dayCellsOf(days, counts), buckets, windows),
    uptimes: uptimesOf(buckets, now),
  }
}

/** One more than a page tells whether there is an older one; each change lasts until the next of its own interface. */
async function readTimeline(tx: Tx, clusterId: string, { now, before }: Window) {
  const end = before ?? new Date(now.getTime() + 1)
  const read = await readChanges(tx, clusterId, { before: end, most: timelineLength + 1 })
  const page = read.slice(0, timelineLength)
  const last = page.at(-1)
  return {
    timeline: lastingOf(page, end < now ? end : now, before === undefined),
    nextBefore: read.length > timelineLength && last ? last.at.toISOString() : null,
  }
}

function lastingOf(page: StoredChange[], until: Date, isNewestPage: boolean): TimelineEntry[] {
  const byInterface = new Map<string, StoredChange[]>()
  for (const change of page)
    byInterface.set(change.interfaceId, [...(byInterface.get(change.interfaceId) ?? []), change])
  return [...byInterface.values()]
    .flatMap((changes) =>
      timelineOf(changes, until).map((change, index) => ({ ...change, isCurrent: isNewestPage && index === 0 })),
    )
    .toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1))
    .map(({ interfaceId: _, at, ...entry }) => ({ ...entry, at: at.toISOString(), kind: entry.kind as InterfaceKind }))
}
