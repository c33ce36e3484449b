/** Searches, filters, sorts and pages the clusters of a partner: they are hundreds at most, and their state is derived. */
import { severityOf } from '@/lib/domain/health/cluster-state'
import { type Cursor, pageOf, readCursor } from '@/lib/domain/table/cursor'
import type { TablePage, TableQuery } from '@/lib/domain/table/query'
import type { ClusterState } from './states'

const keys: Record<string, (cluster: ClusterState) => string> = {
  state: (cluster) => `${rankOf(cluster)} ${folded(cluster.name)}`,
  name: ({ name }) => folded(name),
  customers: ({ dependents }) => String(dependents.customers).padStart(12, '0'),
  updated: ({ updatedAt }) => updatedAt.toISOString(),
}

export function pageOfClusters(all: readonly ClusterState[], query: TableQuery): TablePage<ClusterState> {
  const keyOf = keys[query.sort.column] ?? nameKey
  const cursorOf = (cluster: ClusterState): Cursor => ({ value: keyOf(cluster), id: cluster.id })
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

function matches(cluster: ClusterState, { search, filters }: TableQuery): boolean {
  const { state, topology } = filters
  if (topology && !topology.includes(cluster.edgeTopology)) return false
  if (state && !state.some((wanted) => (wanted === 'paused' ? cluster.pausedAt !== null : cluster.state === wanted)))
    return false
  const wanted = folded(search)
  return wanted === '' || [cluster.name, cluster.xsiActionsUrl].some((text) => folded(text).includes(wanted))
}

const nameKey = ({ name }: ClusterState): string => folded(name)

/** Without case and accents, so that "malaga" finds and sorts beside "Málaga". */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

/** 0 is worst; a paused cluster is unknown by intent and stands after those in trouble. */
function rankOf({ state, pausedAt }: ClusterState): number {
  return severityOf('down') * 2 - (pausedAt ? severityOf('up') * 2 + 1 : severityOf(state) * 2)
}

function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
