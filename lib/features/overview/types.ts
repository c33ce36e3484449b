/** What the overview tells. Times are ISO 8601. */

import type { HeldPlace } from '@/lib/domain/certificates/held/held-place'
import type { HealthState, InterfaceKind } from '@/lib/domain/health/types'
import type { AuditRow } from '../audit/types'
import type { RunningMaintenance } from '../maintenance/types'

/** One official interface that is not up, and what each failing address says. */
export interface Trouble {
  kind: InterfaceKind
  state: HealthState
  reason: string | null
  addressCount: number
  failing: { address: string; reason: string }[]
}

/** A cluster that needs somebody, or that nobody looks at. */
export interface TroubledCluster {
  id: string
  name: string
  state: HealthState
  since: string | null
  pausedAt: string | null
  isNew: boolean
  maintenance: RunningMaintenance | null
  isFlapping: boolean
  healthyCount: number
  addressCount: number
  customers: number
  troubles: Trouble[]
}

export interface Expiry {
  clusterId: string
  clusterName: string
  /** Empty for certificates that a person stored. */
  interfaces: InterfaceKind[]
  /** Where stored certificates stand; null for what interfaces send. */
  place: HeldPlace | null
  subject: string
  endsAt: string
  /** Whole days left, negative after the end. */
  days: number
}

export interface Overview {
  total: number
  counts: Record<HealthState | 'paused', number>
  troubled: TroubledCluster[]
  /** How many more there are than are told. */
  moreTroubled: number
  healthy: { id: string; name: string }[]
  healthyCheckedAt: string | null
  checkedAt: string | null
  expiries: Expiry[]
  /** Empty for a role that may not read the trail. */
  recent: AuditRow[]
  mayWrite: boolean
}
