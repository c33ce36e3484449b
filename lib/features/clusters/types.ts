/** The plain shapes of clusters that cross rooms. */
import type { FieldValues } from '@/lib/domain/catalogue/field'
import type { FrozenField } from '@/lib/domain/clusters/freeze'
import type { StoredSecrets } from '@/lib/domain/clusters/rules'
import type { HealthState, InterfaceKind } from '@/lib/domain/health/types'
import type { TablePage } from '@/lib/domain/table/query'
import type { RunningMaintenance } from '../maintenance/types'

/** One line of the list of clusters. Times are ISO 8601. */
export interface ClusterRow {
  id: string
  name: string
  state: HealthState
  pausedAt: string | null
  maintenance: RunningMaintenance | null
  isFlapping: boolean
  /** Healthy and known addresses of the worst official interface; both 0 when nothing is known. */
  healthyCount: number
  addressCount: number
  interfaces: { kind: InterfaceKind; state: HealthState }[]
  edgeTopology: string
  broadworksRelease: string
  host: string
  templates: number
  customers: number
  checkedAt: string | null
  updatedAt: string
}

/** The list's page, and how many clusters there are without search and filter. */
export interface ClusterPage {
  page: TablePage<ClusterRow>
  all: number
  mayWrite: boolean
}

/** What stands above the tabs of one cluster. */
export interface ClusterHead {
  id: string
  name: string
  state: HealthState
  /** Official interfaces in the state that colours the cluster. */
  because: InterfaceKind[]
  stateSince: string | null
  healthyCount: number
  addressCount: number
  pausedAt: string | null
  maintenance: RunningMaintenance | null
  isFlapping: boolean
  edgeTopology: string
  broadworksRelease: string
  customers: number
}

/** Everything the form of an existing cluster needs; never a secret. */
export interface ClusterForm {
  id: string
  version: number
  values: FieldValues
  stored: StoredSecrets
  frozen: FrozenField[]
  /** Names of the templates that use it: they forbid deleting. */
  templates: string[]
  loginRefusedAt: string | null
}

/** How the wizard begins: the defaults, or a copy of another cluster without its secrets. */
export interface NewClusterForm {
  id: string
  values: FieldValues
  copyOf: string | null
  /** Where this person's browser keeps a draft. */
  draftKey: string
}
