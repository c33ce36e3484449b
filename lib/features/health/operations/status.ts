/** Reads every cluster worst first with its interfaces and its last 90 days, filtered and paged. */
import { dayCellsOf, isFlapping, lastDaysOf } from '@/lib/domain/health/history'
import { judgeAddress } from '@/lib/domain/health/judge'
import type { HealthState, InterfaceKind, InterfaceResult } from '@/lib/domain/health/types'
import type { Tx } from '@/lib/platform/db/database'
import {
  type ClusterState,
  checkedAtOf,
  readClusterStates,
  sinceOf,
  worstFirst,
  worstInterfaceOf,
} from '../../clusters/operations/states'
import { countChanges, readClusterDays, readClusterUptimes, readInterfaces } from '../store'
import { type StatusFilter, type StatusFilterName, type StatusPage, type StatusRow, statusFilters } from '../types'
import { historyDays } from './history'
import { resultOf } from './views'

const pageSize = 50
const hourMs = 3_600_000

interface Window {
  now: Date
  timeZone: string
}

type Marked = ClusterState & { changesInLastHour: number }

export async function readStatusRows(tx: Tx, wanted: StatusFilter, { now, timeZone }: Window): Promise<StatusPage> {
  const changes = await countChanges(tx, new Date(now.getTime() - hourMs))
  const all = worstFirst(await readClusterStates(tx)).map((one) => ({
    ...one,
    changesInLastHour: changes.get(one.id) ?? 0,
  }))
  const matching = all.filter((one) => matches(one, wanted))
  const pages = Math.max(1, Math.ceil(matching.length / pageSize))
  const page = Math.min(Math.max(1, wanted.page), pages)
  const shown = matching.slice((page - 1) * pageSize, page * pageSize)
  const oldest = all.flatMap((one) => (one.pausedAt ? [] : [checkedAtOf(one.interfaces)?.getTime() ?? 0]))
  return {
    rows: await rowsOf(tx, shown, { now, timeZone }),
    counts: countsOf(all),
    total: matching.length,
    page,
    pages,
    checkedAt: oldest.length > 0 && Math.min(...oldest) > 0 ? new Date(Math.min(...oldest)).toISOString() : null,
  }
}

const tests: Record<StatusFilterName, (cluster: Marked) => boolean> = {
  all: () => true,
  down: ({ state }) => state === 'down',
  degraded: ({ state }) => state === 'degraded',
  unknown: ({ state }) => state === 'unknown',
  up: ({ state }) => state === 'up',
  paused: ({ pausedAt }) => pausedAt !== null,
  flapping: ({ changesInLastHour }) => isFlapping(changesInLastHour),
}

function countsOf(clusters: Marked[]): StatusPage['counts'] {
  return Object.fromEntries(
    statusFilters.map((name) => [name, clusters.filter(tests[name]).length]),
  ) as StatusPage['counts']
}

function matches(cluster: Marked, { search, filter, onlyFailing }: StatusFilter): boolean {
  if (!tests[filter](cluster)) return false
  if (onlyFailing && cluster.state !== 'down' && cluster.state !== 'degraded') return false
  const wanted = search.trim().toLowerCase()
  return wanted === '' || [cluster.name, cluster.xsiActionsUrl].some((text) => text.toLowerCase().includes(wanted))
}

async function rowsOf(tx: Tx, clusters: Marked[], { now, timeZone }: Window): Promise<StatusRow[]> {
  const ids = clusters.map(({ id }) => id)
  const days = lastDaysOf(historyDays, now, timeZone)
  const from = days[0]?.startsAt ?? now
  const counts = await readClusterDays(tx, ids, from, timeZone)
  const uptimes = await readClusterUptimes(tx, ids, from)
  const troubled = clusters.filter(({ state }) => state === 'down' || state === 'degraded').map(({ id }) => id)
  const results = new Map((await readInterfaces(tx, troubled)).map((row) => [row.id, resultOf(row.result)]))
  return clusters.map((cluster) => ({
    ...baseOf(cluster, results),
    days: dayCellsOf(days, counts.get(cluster.id) ?? new Map()),
    uptimePercent: uptimes.get(cluster.id) ?? null,
  }))
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
    isFlapping: isFlapping(cluster.changesInLastHour),
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
