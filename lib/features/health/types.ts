/** The plain shapes of health that cross rooms. Times are ISO 8601. */
import type { HistoryCell, Uptimes } from '@/lib/domain/health/history'
import type { SessionProof } from '@/lib/domain/health/session-proof'
import type { StatusFilterState } from '@/lib/domain/health/status-table'
import type { HealthState, InterfaceKind, InterfaceResult, ProbeProgress } from '@/lib/domain/health/types'
import type { Problem } from '@/lib/domain/result'
import type { TablePage } from '@/lib/domain/table/query'
import type { RunningMaintenance } from '../maintenance/types'

/** One interface of a cluster with its last result. */
export interface InterfaceView {
  id: string
  kind: InterfaceKind
  host: string
  port: number
  state: HealthState
  reason: string | null
  healthyCount: number
  addressCount: number
  stateSince: string
  lastHealthyAt: string | null
  checkedAt: string | null
  certificateExpiresAt: string | null
  result: InterfaceResult | null
  /** Of XSI Events only: null when it was never tried, undefined elsewhere. */
  session?: SessionProof | null
  /** Whether there is an account that a proof could sign in with; of XSI Events only. */
  hasTestAccount?: boolean
}

/** What is stored of an interface when the next result arrives; the row is locked until the transaction ends. */
export interface StoredState {
  state: HealthState
  reason: string | null
  healthyCount: number
  addressCount: number
  stateSince: Date
  checkedAt: Date | null
  leasedBy: string | null
  /** Of its cluster: somebody asked for a check, or it was under way. */
  isPaused: boolean
}

export interface FoundResult {
  interfaceId: string
  clusterId: string
  /** The version of the cluster whose addresses were probed; a result of an older one is dropped. */
  clusterVersion: number
  result: InterfaceResult
  /** The worker that holds the interface; absent when somebody asked for the check. */
  leasedBy?: string
  /** Found without a lease while the database was away: it counts only after what is stored. */
  isFromMemory?: boolean
}

/** A result that was stored, with what it replaced. */
export interface RecordedResult extends FoundResult {
  before: StoredState
}

/** What a check asks for: the stored addresses of a cluster, or those being typed. */
export interface TypedCheck {
  /** The cluster whose stored secrets stand in for empty fields. */
  clusterId?: string
  kinds: InterfaceKind[]
  values: Record<string, string | boolean>
}

/** One line of the stream of a check. */
export type CheckEvent =
  | { type: 'progress'; kind: InterfaceKind; progress: ProbeProgress }
  | { type: 'result'; kind: InterfaceKind; result: InterfaceResult }
  | { type: 'refused'; kind: InterfaceKind; problem: Problem }
  | { type: 'done' }

/** One change of state with how long that state lasted. */
export interface TimelineEntry {
  id: string
  kind: InterfaceKind
  from: HealthState
  to: HealthState
  reason: string | null
  healthyCount: number
  addressCount: number
  at: string
  lastedMs: number
  isCurrent: boolean
}

export interface InterfaceHistory {
  kind: InterfaceKind
  state: HealthState
  hours: HistoryCell[]
  days: HistoryCell[]
  uptimes: Uptimes
}

export interface ClusterHistory {
  interfaces: InterfaceHistory[]
  timeline: TimelineEntry[]
  /** Where the next, older page of the timeline begins. */
  nextBefore: string | null
}

/** One line of the interface status. */
export interface StatusRow {
  id: string
  name: string
  state: HealthState
  stateSince: string | null
  pausedAt: string | null
  maintenance: RunningMaintenance | null
  isFlapping: boolean
  changesInLastHour: number
  healthyCount: number
  addressCount: number
  /** The official interface that makes the cluster not up, with the first address that fails. */
  worst: { kind: InterfaceKind; reason: string | null; address: string | null } | null
  interfaces: {
    kind: InterfaceKind
    state: HealthState
    reason: string | null
    healthyCount: number
    addressCount: number
  }[]
  days: HistoryCell[]
  uptimePercent: number | null
  checkedAt: string | null
}

export interface StatusPage {
  page: TablePage<StatusRow>
  /** Clusters by filter, before search and filter. */
  counts: Record<StatusFilterState, number>
  checkedAt: string | null
}
