/** Lists what an alert can tell, and which of a channel's switches lets it through. */
import type { IncidentEnd } from '../health/incident-ends'
import type { HealthState, InterfaceKind } from '../health/types'

export interface OfCluster {
  clusterId: string
  clusterName: string
}

interface StateChange {
  from: HealthState
  to: HealthState
  /** The most specific reason: a key of the reasons (lib/domain/health/reasons.ts); null when all is well. */
  reason: string | null
}

interface OfIncident {
  incidentId: string
  /** `hub`: the hub's own network or DNS is gone, and every interface it cannot judge is unknown. */
  scope: 'cluster' | 'hub'
  clusterId: string | null
  clusterName: string | null
  cause: string | null
  /** The interfaces of the cluster that it touched; empty for the hub's own. */
  interfaces: InterfaceKind[]
  /** How many interfaces it touched. */
  interfaceCount: number
}

export interface AlertDetails {
  'cluster.state-changed': OfCluster & StateChange & { interfaces: InterfaceKind[] }
  'interface.state-changed': OfCluster &
    StateChange & { interfaceKind: InterfaceKind; healthyCount: number; addressCount: number }
  'incident.opened': OfIncident
  'incident.closed': OfIncident & { openedAt: string; closedBecause: IncidentEnd }
  'flapping.started': OfCluster & { interfaces: InterfaceKind[]; changes: number; checks: number }
  'flapping.ended': OfCluster & { state: HealthState }
  /** Names what ends first; `clusterName` and `place` where the certificate belongs to one. */
  'certificate.ends': {
    subject: string
    endsAt: string
    /** Whole days that are left; negative once it has ended. */
    days: number
    clusterId: string | null
    clusterName: string | null
    /** A place of the inventory (lib/domain/certificates/held/place-names.ts). */
    place: string | null
  }
  test: { requestedBy: string }
}

export type AlertType = keyof AlertDetails

/** One alert as a receiver gets it. `occurredAt` is ISO 8601 in UTC. */
export type AlertEvent = { [T in AlertType]: { type: T; occurredAt: string } & AlertDetails[T] }[AlertType]
export type AlertOf<T extends AlertType> = Extract<AlertEvent, { type: T }>

/** The switches of a channel, as its form and its row name them. */
export const alertSwitches = [
  'sendsIncidents',
  'sendsClusters',
  'sendsInterfaces',
  'sendsFlapping',
  'sendsCertificates',
] as const
export type AlertSwitch = (typeof alertSwitches)[number]

/** A test goes wherever it is sent, whatever the channel wants to hear. */
const switchOf: Record<AlertType, AlertSwitch | null> = {
  'incident.opened': 'sendsIncidents',
  'incident.closed': 'sendsIncidents',
  'cluster.state-changed': 'sendsClusters',
  'interface.state-changed': 'sendsInterfaces',
  'flapping.started': 'sendsFlapping',
  'flapping.ended': 'sendsFlapping',
  'certificate.ends': 'sendsCertificates',
  test: null,
}

export const alertTypes = Object.keys(switchOf) as AlertType[]

export type AlertSwitches = Record<AlertSwitch, boolean>

/** One cause and everything it could be told as: from the whole to its parts (incident, cluster, interfaces). */
export interface Cause {
  telling: AlertEvent[]
  /** An incident that was told already covers it. */
  isCovered: boolean
}

/** What one channel is told of one cause: the widest kind it wants; the parts under it are suppressed. */
export function alertsFor(switches: AlertSwitches, { telling, isCovered }: Cause): AlertEvent[] {
  if (isCovered && switches.sendsIncidents) return []
  const widest = telling.find(({ type }) => isWanted(switches, type))
  return widest ? telling.filter(({ type }) => switchOf[type] === switchOf[widest.type]) : []
}

export function isWanted(switches: AlertSwitches, type: AlertType): boolean {
  const name = switchOf[type]
  return name === null || switches[name]
}
