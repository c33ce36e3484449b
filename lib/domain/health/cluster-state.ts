/** Decides a cluster's colour from its three official interfaces (domain.md section 2.1). */
import { type HealthState, type InterfaceKind, officialInterfaceKinds } from './types'

export interface InterfaceState {
  kind: InterfaceKind
  state: HealthState
  reason?: string | null
}

export interface ClusterState {
  state: HealthState
  /** The official interfaces that made it so; empty when all are up. */
  because: InterfaceKind[]
}

/** A red light outranks a grey one, and a grey one a badge on green: unknown is never green. */
const worstFirst: readonly HealthState[] = ['down', 'unknown', 'degraded', 'up']

/**
 * CTI and DMS never change the colour. An official interface that is missing counts as unknown, so a cluster that was
 * never checked is unknown.
 */
export function clusterStateOf(interfaces: readonly InterfaceState[]): ClusterState {
  const official = officialInterfaceKinds.map((kind) => ({
    kind,
    state: interfaces.find((one) => one.kind === kind)?.state ?? ('unknown' as const),
  }))
  const state = worstFirst.find((candidate) => official.some((one) => one.state === candidate)) ?? 'unknown'
  return { state, because: state === 'up' ? [] : official.filter((one) => one.state === state).map((one) => one.kind) }
}

/** For sorting lists worst first. */
export function severityOf(state: HealthState): number {
  return worstFirst.length - worstFirst.indexOf(state)
}

export function isOfficial(kind: InterfaceKind): boolean {
  return officialInterfaceKinds.some((official) => official === kind)
}
