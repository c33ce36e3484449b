/** Reads clusters worst first with their interfaces and their last 90 days, filtered and paged. */

import { isOfficial } from '@/lib/domain/health/cluster-state'
import { dayCellsOf, lastDaysOf } from '@/lib/domain/health/history'
import { judgeAddress } from '@/lib/domain/health/judge'
import { statusFilterStates } from '@/lib/domain/health/status-table'
import type { HealthState, InterfaceKind, InterfaceResult } from '@/lib/domain/health/types'
import { withMaintenance } from '@/lib/domain/maintenance/window'
import type { TableQuery } from '@/lib/domain/table/query'
import type { Tx } from '@/lib/platform/db/database'
import { isIn, pageOfClusters } from '../../clusters/operations/list'
import {
  type ClusterState,
  checkedAtOf,
  readClusterStates,
  sinceOf,
  worstInterfaceOf,
} from '../../clusters/operations/states'
import { windowsSince } from '../../maintenance/store'
import { countChanges, readBuckets, readClusterDays, readClusterUptimes } from '../store/history'
import { readInterfaces } from '../store/states'
import type { StatusPage, StatusRow } from '../types'
import { historyDays } from './history'
import { resultOf } from './views'

const hourMs = 3_600_000

interface Window {
  now: Date
  timeZone: string
}

type Marked = ClusterState & { changesInLastHour: number }

export async function readStatus(tx: Tx, query: TableQuery, window: Window): Promise<StatusPage> {
  const changes = await countChanges(tx, new Date(window.now.getTime() - hourMs))
  const clusters = await readClusterStates(tx)
  const all = clusters.map((one) => ({ ...one, changesInLastHour: changes.get(one.id) ?? 0 }))
  const page = pageOfClusters(all, query)
  const watched = all.filter(({ pausedAt }) => pausedAt === null)
  const checks = watched.map(({ interfaces }) => checkedAtOf(interfaces)?.getTime() ?? Number.POSITIVE_INFINITY)
  const oldest = Math.min(...checks)
  return {
    page: { ...page, rows: await rowsOf(tx, page.rows, window) },
    counts: countsOf(all),
    checkedAt: Number.isFinite(oldest) ? new Date(oldest).toISOString() : null,
  }
}

function countsOf(clusters: readonly Marked[]): StatusPage['counts'] {
  const counts = Object.fromEntries(
    statusFilterStates.map((name) => [name, clusters.filter((cluster) => isIn(cluster, name)).length]),
  )
  return counts as StatusPage['counts']
}

async function rowsOf(tx: Tx, clusters: readonly Marked[], { now, timeZone }: Window): Promise<StatusRow[]> {
  const ids = clusters.map(({ id }) => id)
  const days = lastDaysOf(historyDays, now, timeZone)
  const from = days[0]?.startsAt ?? now
  const counts = await readClusterDays(tx, ids, from, timeZone)
  const uptimes = await readClusterUptimes(tx, ids, from)
  const windows = await windowsSince(tx, ids, from)
  const buckets = await readBuckets(tx, officialIdsOf(clusters, windows), from)
  const troubled = clusters.filter(({ state }) => state === 'down' || state === 'degraded').map(({ id }) => id)
  const results = new Map((await readInterfaces(tx, troubled)).map((row) => [row.id, resultOf(row.result)]))
  return clusters.map((cluster) => ({
    ...baseOf(cluster, results),
    days: withMaintenance(
      dayCellsOf(days, counts.get(cluster.id) ?? new Map()),
      buckets.filter(({ interfaceId }) => cluster.interfaces.some(({ id }) => id === interfaceId)),
      windows.filter(({ clusterId }) => clusterId === cluster.id),
    ),
    uptimePercent: uptimes.get(cluster.id) ?? null,
  }))
}

/** The official interfaces of clusters that had maintenance. */
function officialIdsOf(clusters: readonly Marked[], windows: readonly { clusterId: string }[]): string[] {
  return clusters
    .filter(({ id }) => windows.some(({ clusterId }) => clusterId === id))
    .flatMap(({ interfaces }) => interfaces.filter(({ kind }) => isOfficial(kind as InterfaceKind)))
    .map(({ id }) => id)
}

function baseOf(
  cluster: Marked,
  results: Map<string, InterfaceResult | null>,
): Omit<StatusRow, 'days' | 'uptimePercent'> {
  const worst = worstInterfaceOf(cluster.interfaces)
  const isTroubled = cluster.state === 'down' || cluster.state === 'degraded'
  return {
    id: cluster.id,
    name: cluster.name,
    state: cluster.state,
    stateSince: sinceOf(cluster)?.toISOString() ?? null,
    pausedAt: cluster.pausedAt?.toISOString() ?? null,
    maintenance: cluster.maintenance,
    isFlapping: cluster.flappingSince !== null,
    changesInLastHour: cluster.changesInLastHour,
    healthyCount: worst?.healthyCount ?? 0,
    addressCount: worst?.addressCount ?? 0,
    worst:
      worst && isTroubled
        ? { kind: worst.kind as InterfaceKind, reason: worst.reason, address: failingAddressOf(results.get(worst.id)) }
        : null,
    interfaces: cluster.interfaces.map((one) => ({
      kind: one.kind as InterfaceKind,
      state: cluster.pausedAt ? ('unknown' as const) : (one.state as HealthState),
      reason: one.reason,
      healthyCount: one.healthyCount,
      addressCount: one.addressCount,
    })),
    checkedAt: checkedAtOf(cluster.interfaces)?.toISOString() ?? null,
  }
}

/** The first address that is not healthy; null when the name itself is at fault or nothing is stored. */
function failingAddressOf(result: InterfaceResult | null | undefined): string | null {
  const { kind, addresses } = result?.observation ?? { kind: 'xsi-actions' as const, addresses: [] }
  return addresses.find((one) => judgeAddress(kind, one).health === 'failed')?.address ?? null
}
