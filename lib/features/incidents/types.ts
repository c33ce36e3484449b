/** The plain shapes of incidents that cross rooms. Times are ISO 8601 where a page gets them. */
import type { Damping, Settling } from '@/lib/domain/health/damping'
import type { IncidentEnd } from '@/lib/domain/health/incident-ends'
import type { HealthState, InterfaceKind } from '@/lib/domain/health/types'
import type { RecordedResult } from '../health/types'

/** What is remembered of an interface when its next result arrives, with what is open above it. */
export interface StoredDamping {
  interfaceId: string
  settled: HealthState | null
  settledSince: Date | null
  recent: string | null
  flappingSince: Date | null
  /** The open incident of its cluster, and whether it was told. */
  incidentId: string | null
  isAnnounced: boolean
  /** The open incident of the hub's own network. */
  hubIncidentId: string | null
}

/** One result with what damping made of it. */
export interface SettledResult {
  result: RecordedResult
  stored: StoredDamping | undefined
  before: Damping
  after: Settling
}

/** One incident of a list; without a cluster it is the hub's own. */
export interface IncidentRow {
  id: string
  clusterId: string | null
  clusterName: string | null
  /** A key of the reasons of health. */
  cause: string | null
  affected: InterfaceKind[]
  affectedCount: number
  openedAt: string
  closedAt: string | null
  /** Null while it is open. */
  closedBecause: IncidentEnd | null
  /** Until now while it is open. */
  lastedMs: number
  /** Maintenance kept it quiet. */
  wasQuiet: boolean
}

export interface HubIncident {
  openedAt: string
  affectedCount: number
}
