/** What the list of clusters can be searched, filtered and sorted by. */
import type { TableSpec } from '../table/query'
import { edgeTopologies } from './fields'

export const clusterFilterStates = ['down', 'degraded', 'unknown', 'up', 'paused'] as const

export const clusterTable = {
  sorts: ['state', 'name', 'customers', 'updated'],
  filters: { state: clusterFilterStates, topology: edgeTopologies },
} as const satisfies TableSpec
