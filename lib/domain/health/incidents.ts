/**
 * Decides what a cluster's settled states make of its incident, and what is told of it: one incident for one cause, its
 * parts under it; nothing in maintenance, though all of it is recorded.
 */
import type { AlertEvent, Cause, OfCluster } from '../alerts/events'
import { clusterStateOf } from './cluster-state'
import { dampingSettings } from './damping'
import type { IncidentEnd } from './incident-ends'
import { reasonRankOf } from './reasons'
import type { HealthState, InterfaceKind } from './types'

export interface SettledInterface {
  kind: InterfaceKind
  /** As damping settled it. */
  state: HealthState
  /** Of its last check: a key of the reasons. */
  reason: string | null
  healthyCount: number
  addressCount: number
  isFlapping: boolean
  /** How often it turned within the window. */
  changes: number
}

export interface OpenIncident {
  id: string
  openedAt: Date
  isAnnounced: boolean
  affected: InterfaceKind[]
}

export interface ClusterSituation {
  cluster: { id: string; name: string }
  /** All interfaces of the cluster, in the same order before and after. */
  before: readonly SettledInterface[]
  after: readonly SettledInterface[]
  open: OpenIncident | null
  isInMaintenance: boolean
  at: Date
  /** The id of the incident that may have to be opened. */
  newIncidentId: string
}

export type IncidentStep =
  | { type: 'open'; id: string; cause: string | null; affected: InterfaceKind[]; isAnnounced: boolean }
  | { type: 'widen'; id: string; affected: InterfaceKind[]; isAnnounced: boolean }
  | { type: 'close'; id: string; because: IncidentEnd }
  | { type: 'none' }

export interface IncidentDecision {
  step: IncidentStep
  causes: Cause[]
}

/** Any interface that is settled as down opens it; that none is any more closes it. */
export function decideIncident(situation: ClusterSituation): IncidentDecision {
  const { open, after, isInMaintenance } = situation
  const isDown = after.some(({ state }) => state === 'down')
  const step = open ? (isDown ? widened(situation, open) : closed(situation, open)) : isDown ? opened(situation) : none
  const causes = [...changeCauses(situation, step), ...flappingCauses(situation)]
  const tellsItsEnd = step.type === 'close' && open?.isAnnounced === true
  return { step, causes: isInMaintenance && !tellsItsEnd ? [] : causes }
}

const none: IncidentStep = { type: 'none' }

/** That nothing is known to be down any more is no proof that it is back. */
function closed({ after }: ClusterSituation, { id, affected }: OpenIncident): IncidentStep {
  const isKnown = after.every(({ kind, state }) => state !== 'unknown' || !affected.includes(kind))
  return { type: 'close', id, because: isKnown ? 'recovered' : 'not-known' }
}

function opened({ after, newIncidentId, isInMaintenance }: ClusterSituation): IncidentStep {
  const affected = downKindsOf(after)
  return { type: 'open', id: newIncidentId, cause: causeOf(after), affected, isAnnounced: !isInMaintenance }
}

/** More interfaces were drawn in, or maintenance is over and it can be told. */
function widened({ after, isInMaintenance }: ClusterSituation, open: OpenIncident): IncidentStep {
  const more = downKindsOf(after).filter((kind) => !open.affected.includes(kind))
  const isAnnounced = open.isAnnounced || !isInMaintenance
  if (more.length === 0 && isAnnounced === open.isAnnounced) return none
  return { type: 'widen', id: open.id, affected: [...open.affected, ...more], isAnnounced }
}

function changeCauses(situation: ClusterSituation, step: IncidentStep): Cause[] {
  const { open, at } = situation
  const parts = [...clusterChange(situation), ...interfaceChanges(situation)]
  if (step.type === 'close' && open) {
    if (!open.isAnnounced) return []
    const times = { occurredAt: at.toISOString(), openedAt: open.openedAt.toISOString() }
    const end = { ...incidentOf(situation, step.id, open.affected), ...times, closedBecause: step.because }
    return [{ telling: [{ type: 'incident.closed', ...end }, ...parts], isCovered: false }]
  }
  const isNew = step.type === 'open' || (step.type === 'widen' && step.isAnnounced && open?.isAnnounced === false)
  if (isNew) {
    const occurredAt = (open?.openedAt ?? at).toISOString()
    const begin: AlertEvent = {
      type: 'incident.opened',
      occurredAt,
      ...incidentOf(situation, step.id, step.affected),
    }
    return [{ telling: [begin, ...parts], isCovered: false }]
  }
  return parts.length > 0 ? [{ telling: parts, isCovered: open?.isAnnounced === true }] : []
}

function incidentOf({ cluster, after }: ClusterSituation, incidentId: string, affected: InterfaceKind[]) {
  return {
    incidentId,
    scope: 'cluster' as const,
    clusterId: cluster.id,
    clusterName: cluster.name,
    cause: causeOf(after),
    interfaces: affected,
    interfaceCount: affected.length,
  }
}

function clusterChange({ cluster, before, after, at }: ClusterSituation): AlertEvent[] {
  const [from, to] = [clusterStateOf(before).state, clusterStateOf(after).state]
  if (!isWorthTelling(from, to)) return []
  const interfaces = after.filter(({ state }) => state === to).map(({ kind }) => kind)
  const reason = to === 'up' ? null : causeOf(after)
  return [
    { type: 'cluster.state-changed', occurredAt: at.toISOString(), ...named(cluster), from, to, reason, interfaces },
  ]
}

function interfaceChanges({ cluster, before, after, at }: ClusterSituation): AlertEvent[] {
  return after.flatMap((one, index): AlertEvent[] => {
    const from = before[index]?.state ?? 'unknown'
    if (!isWorthTelling(from, one.state)) return []
    const { kind: interfaceKind, state: to, healthyCount, addressCount } = one
    const reason = to === 'up' ? null : one.reason
    const counts = { healthyCount, addressCount }
    const occurredAt = at.toISOString()
    return [
      { type: 'interface.state-changed', occurredAt, ...named(cluster), interfaceKind, from, to, reason, ...counts },
    ]
  })
}

/** Unknown is no news, and neither is the first good state. */
function isWorthTelling(from: HealthState, to: HealthState): boolean {
  return from !== to && to !== 'unknown' && !(from === 'unknown' && to === 'up')
}

function flappingCauses({ cluster, before, after, at }: ClusterSituation): Cause[] {
  const restless = after.filter(({ isFlapping }) => isFlapping)
  const was = before.some(({ isFlapping }) => isFlapping)
  if (was === restless.length > 0) return []
  const occurredAt = at.toISOString()
  const event: AlertEvent = was
    ? { type: 'flapping.ended', occurredAt, ...named(cluster), state: clusterStateOf(after).state }
    : {
        type: 'flapping.started',
        occurredAt,
        ...named(cluster),
        interfaces: restless.map(({ kind }) => kind),
        changes: Math.max(...restless.map(({ changes }) => changes)),
        checks: dampingSettings.windowChecks,
      }
  return [{ telling: [event], isCovered: false }]
}

const named = ({ id, name }: { id: string; name: string }): OfCluster => ({ clusterId: id, clusterName: name })

const downKindsOf = (interfaces: readonly SettledInterface[]): InterfaceKind[] =>
  interfaces.filter(({ state }) => state === 'down').map(({ kind }) => kind)

/** The most specific reason of the interfaces that are worst off. */
function causeOf(interfaces: readonly SettledInterface[]): string | null {
  const wrong = interfaces.filter(({ state }) => state === 'down')
  const reasons = (wrong.length > 0 ? wrong : interfaces).flatMap(({ reason }) => (reason ? [reason] : []))
  return reasons.toSorted((a, b) => reasonRankOf(a) - reasonRankOf(b))[0] ?? null
}

export interface HubSituation {
  open: { id: string; affectedCount: number } | null
  /** Interfaces whose last check found the hub's own network or DNS gone. */
  affectedCount: number
  /** An interface found so twice in a row. */
  isConfirmed: boolean
}

/** One incident for the hub's own network or DNS, from the second check that finds it gone until none does. */
export function decideHubIncident({
  open,
  affectedCount,
  isConfirmed,
}: HubSituation): 'open' | 'widen' | 'close' | 'none' {
  if (!open) return isConfirmed && affectedCount > 0 ? 'open' : 'none'
  if (affectedCount === 0) return 'close'
  return affectedCount > open.affectedCount ? 'widen' : 'none'
}
