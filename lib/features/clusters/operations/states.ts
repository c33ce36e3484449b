/** Reads clusters with the state that their interfaces give them: the same for list, overview, status and heading. */
import { groupedBy } from '@/lib/domain/grouping'
import { clusterStateOf, isOfficial, severityOf } from '@/lib/domain/health/cluster-state'
import type { HealthState, InterfaceKind } from '@/lib/domain/health/types'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db/database'
import { type InterfaceState, readInterfaceStates } from '../../health/store/states'
import { flappingClusters } from '../../incidents/store/damping'
import { runningWindows, type WindowRecord } from '../../maintenance/store'
import type { RunningMaintenance } from '../../maintenance/types'
import { countCustomers, countDependents, type Dependents, findCluster, listClusters } from '../store'
import type { ClusterHead } from '../types'

type ListedCluster = Awaited<ReturnType<typeof listClusters>>[number]

export interface ClusterState extends ListedCluster {
  /** Unknown while paused: nobody looks. */
  state: HealthState
  because: InterfaceKind[]
  interfaces: InterfaceState[]
  dependents: Dependents
  /** The mark of a cluster whose alerts are quiet now. */
  maintenance: RunningMaintenance | null
  /** Since when one of its interfaces changes too often to be believed. */
  flappingSince: Date | null
}

/** Every cluster of the partner by name. */
export async function readClusterStates(tx: Tx): Promise<ClusterState[]> {
  const clusters = await listClusters(tx)
  const interfaces = groupedBy(await readInterfaceStates(tx), ({ clusterId }) => clusterId)
  const dependents = await countDependents(tx)
  const windows = runningByCluster(await runningWindows(tx, now()))
  const flapping = await flappingClusters(tx)
  return clusters.map((cluster) => {
    const own = interfaces.get(cluster.id) ?? []
    return {
      ...cluster,
      ...judged(own, cluster.pausedAt),
      interfaces: own,
      dependents: dependents.get(cluster.id) ?? { templates: 0, customers: 0 },
      maintenance: windows.get(cluster.id) ?? null,
      flappingSince: flapping.get(cluster.id) ?? null,
    }
  })
}

/** Down, degraded, unknown, up; the one that changed last comes first among equals. */
export function worstFirst(clusters: readonly ClusterState[]): ClusterState[] {
  return clusters.toSorted(
    (a, b) =>
      rankOf(b) - rankOf(a) ||
      (sinceOf(b)?.getTime() ?? 0) - (sinceOf(a)?.getTime() ?? 0) ||
      a.name.localeCompare(b.name, 'en'),
  )
}

/** A paused cluster is unknown by intent: it stands after those that are in trouble. */
function rankOf({ state, pausedAt }: ClusterState): number {
  return pausedAt ? severityOf('up') + 0.5 : severityOf(state)
}

/** Since when the interfaces that decide have been in the cluster's state; null before the first check. */
export function sinceOf({ because, interfaces, state, pausedAt }: ClusterState): Date | null {
  if (pausedAt) return pausedAt
  const deciding = interfaces.filter(({ kind, checkedAt }) => {
    const counts = state === 'up' ? isOfficial(kind as InterfaceKind) : because.includes(kind as InterfaceKind)
    return counts && checkedAt !== null
  })
  const times = deciding.map(({ stateSince }) => stateSince.getTime())
  return times.length > 0 ? new Date(state === 'up' ? Math.max(...times) : Math.min(...times)) : null
}

/** The official interface with the smallest share of healthy addresses. */
export function worstInterfaceOf(interfaces: readonly InterfaceState[]): InterfaceState | undefined {
  return interfaces
    .filter(({ kind }) => isOfficial(kind as InterfaceKind))
    .toSorted(
      (a, b) =>
        severityOf(b.state as HealthState) - severityOf(a.state as HealthState) ||
        shareOf(a) - shareOf(b) ||
        a.stateSince.getTime() - b.stateSince.getTime(),
    )[0]
}

/** The oldest of the last checks of the official three: a page is as fresh as that. */
export function checkedAtOf(interfaces: readonly InterfaceState[]): Date | null {
  const times = interfaces.flatMap(({ kind, checkedAt }) =>
    isOfficial(kind as InterfaceKind) && checkedAt ? [checkedAt.getTime()] : [],
  )
  return times.length > 0 ? new Date(Math.min(...times)) : null
}

/** What stands above the tabs of one cluster; null when the partner has no such cluster. */
export async function readHead(tx: Tx, id: string): Promise<ClusterHead | null> {
  const cluster = await findCluster(tx, id)
  if (!cluster) return null
  const interfaces = await readInterfaceStates(tx, id)
  const customers = await countCustomers(tx, id)
  const { state, because } = judged(interfaces, cluster.pausedAt)
  const worst = worstInterfaceOf(interfaces)
  const maintenance = runningByCluster(await runningWindows(tx, now(), [id])).get(id) ?? null
  const flappingSince = (await flappingClusters(tx, id)).get(id) ?? null
  const dependents = { templates: 0, customers }
  const known = { ...cluster, interfaces, state, because, dependents, maintenance, flappingSince }
  return {
    id,
    name: cluster.name,
    state,
    because,
    stateSince: sinceOf(known)?.toISOString() ?? null,
    healthyCount: worst?.healthyCount ?? 0,
    addressCount: worst?.addressCount ?? 0,
    pausedAt: cluster.pausedAt?.toISOString() ?? null,
    maintenance,
    isFlapping: flappingSince !== null,
    edgeTopology: cluster.edgeTopology,
    broadworksRelease: cluster.broadworksRelease,
    customers,
  }
}

/** Where two run at the same time, the one that lasts longer. */
function runningByCluster(windows: readonly WindowRecord[]): Map<string, RunningMaintenance> {
  return new Map(
    windows.toReversed().map(({ clusterId, endsAt, reason }) => [clusterId, { until: endsAt.toISOString(), reason }]),
  )
}

function judged(interfaces: readonly InterfaceState[], pausedAt: Date | null) {
  if (pausedAt) return { state: 'unknown' as const, because: [] }
  return clusterStateOf(
    interfaces.map(({ kind, state }) => ({ kind: kind as InterfaceKind, state: state as HealthState })),
  )
}

function shareOf({ healthyCount, addressCount }: InterfaceState): number {
  return addressCount === 0 ? 1 : healthyCount / addressCount
}
