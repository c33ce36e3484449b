/** Searches, filters, sorts and pages the clusters of a partner: they are hundreds at most, and their state is derived. */
import { severityOf } from '@/lib/domain/health/cluster-state'
import { type Cursor, pageOf, readCursor } from '@/lib/domain/table/cursor'
import type { TablePage, TableQuery } from '@/lib/domain/table/query'
import { folded } from '@/lib/domain/text/folded'
import type { ClusterState } from './states'

const keys: Record<string, (cluster: ClusterState) => string> = {
  state: (cluster) => `${rankOf(cluster)} ${folded(cluster.name)}`,
  name: ({ name }) => folded(name),
  customers: ({ dependents }) => String(dependents.customers).padStart(12, '0'),
  updated: ({ updatedAt }) => updatedAt.toISOString(),
}

export function pageOfClusters<C extends ClusterState>(all: readonly C[], query: TableQuery): TablePage<C> {
  const keyOf = keys[query.sort.column] ?? nameKey
  const cursorOf = (cluster: C): Cursor => ({ value: keyOf(cluster), id: cluster.id })
  const direction = query.sort.isDescending ? -1 : 1
  const compare = (a: Cursor, b: Cursor) => direction * (compareText(a.value, b.value) || compareText(a.id, b.id))
  const matching = all.filter((cluster) => matches(cluster, query))
  const sorted = matching.toSorted((a, b) => compare(cursorOf(a), cursorOf(b)))
  const [after, before] = [readCursor(query.after), readCursor(query.before)]
  const within = sorted.filter(
    (cluster) =>
      (!after || compare(cursorOf(cluster), after) > 0) && (!before || compare(cursorOf(cluster), before) < 0),
  )
  const fetched = (before ? within.reverse() : within).slice(0, query.size + 1)
  return {
    ...pageOf(fetched, { size: query.size, after: after && query.after, before: before && query.before }, cursorOf),
    count: { value: matching.length, isMore: false },
  }
}

/** Whether a cluster belongs to what a filter is called: a state, or a mark. */
export function isIn(cluster: ClusterState, name: string): boolean {
  if (name === 'paused') return cluster.pausedAt !== null
  if (name === 'flapping') return cluster.flappingSince !== null
  if (name === 'maintenance') return cluster.maintenance !== null
  if (name === 'failing') return cluster.state === 'down' || cluster.state === 'degraded'
  return cluster.state === name
}

function matches(cluster: ClusterState, { search, filters }: TableQuery): boolean {
  const { state, topology, only } = filters
  if (topology && !topology.includes(cluster.edgeTopology)) return false
  if (state && !state.some((name) => isIn(cluster, name))) return false
  if (only && !only.some((name) => isIn(cluster, name))) return false
  const wanted = folded(search)
  return wanted === '' || [cluster.name, cluster.xsiActionsUrl].some((text) => folded(text).includes(wanted))
}

const nameKey = ({ name }: ClusterState): string => folded(name)

/** 0 is worst; a paused cluster is unknown by intent and stands after those in trouble. */
function rankOf({ state, pausedAt }: ClusterState): number {
  return severityOf('down') * 2 - (pausedAt ? severityOf('up') * 2 + 1 : severityOf(state) * 2)
}

function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
