/** The plain shapes of maintenance that cross rooms. Times are ISO 8601. */
import type { WindowState } from '@/lib/domain/maintenance/window'

export interface WindowRow {
  id: string
  state: WindowState
  startsAt: string
  /** When it ended, or is to end. */
  until: string
  reason: string
  plannedBy: string
}

/** What stands on the pages of one cluster. */
export interface ClusterMaintenance {
  clusterId: string
  windows: WindowRow[]
  timeZone: string
  /** Minted here, so that a form sent twice makes one window. */
  nextId: string
  mayWrite: boolean
}

/** The mark behind a cluster's name. */
export interface RunningMaintenance {
  until: string
  reason: string
}
