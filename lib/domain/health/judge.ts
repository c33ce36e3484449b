/** Decides what an observation means: state, k of n addresses, and ranked findings; facts in, verdict and reason out. */
import { findingsOf } from './findings'
import { reasonFactsOf, reasonRankOf } from './reasons'
import {
  type AddressObservation,
  type HealthState,
  type InterfaceKind,
  type InterfaceObservation,
  type InterfaceVerdict,
  type Stage,
  type StageFact,
  stages,
} from './types'

export interface AddressVerdict {
  health: 'healthy' | 'failed' | 'unknown'
  /** Why it is not healthy: a key of `reasons`. */
  reason?: string
}

/**
 * The status verdict ("healthy", decisions.md "Names and states"): green on at least one address, red on none, grey when
 * that cannot be told. The failover verdict ("answered") stays on each address of the observation.
 * @param now decides only how near a certificate's end is
 */
export function judgeInterface(observation: InterfaceObservation, now: Date): InterfaceVerdict {
  const findings = findingsOf(observation, now)
  const addressCount = observation.addresses.length
  if (observation.dns.outcome !== 'passed' || addressCount === 0) {
    const reason = observation.dns.reason ?? 'stopped'
    return { state: stateOfName(observation.dns), reason, healthyCount: 0, addressCount, findings }
  }
  const verdicts = observation.addresses.map((address) => judgeAddress(observation.kind, address))
  const state = stateOfAddresses(verdicts)
  return {
    state,
    reason: state === 'up' ? undefined : mostSpecific(verdicts, state),
    healthyCount: verdicts.filter((one) => one.health === 'healthy').length,
    addressCount,
    findings,
  }
}

/** One address: healthy only when the last stage that its interface needs has passed; never from an earlier one alone. */
export function judgeAddress(kind: InterfaceKind, { stages: facts }: AddressObservation): AddressVerdict {
  for (const stage of neededStages(kind)) {
    const fact = facts.find((one) => one.stage === stage)
    if (fact?.outcome === 'passed') continue
    const reason = fact?.reason ?? 'stopped'
    const isRed = fact?.outcome === 'failed' && reasonFactsOf(reason).effect === 'down'
    return { health: isRed ? 'failed' : 'unknown', reason }
  }
  return { health: 'healthy' }
}

/** CTI's payload is proprietary: its probe stops at TLS and says so (domain.md section 6). */
export function neededStages(kind: InterfaceKind): readonly Stage[] {
  return kind === 'cti' ? ['tcp', 'tls'] : ['tcp', 'tls', 'http']
}

function stateOfName(dns: StageFact): HealthState {
  return dns.outcome === 'failed' && reasonFactsOf(dns.reason).effect === 'down' ? 'down' : 'unknown'
}

/**
 * Addresses that policy forbids are left out while there are others, for no later check will tell more about them; one
 * that could not be judged this time keeps "none is reachable" from being said.
 */
function stateOfAddresses(verdicts: AddressVerdict[]): HealthState {
  const healthy = verdicts.some((one) => one.health === 'healthy')
  const failed = verdicts.some((one) => one.health === 'failed')
  if (healthy) return failed ? 'degraded' : 'up'
  const undecided = verdicts.some((one) => one.health === 'unknown' && one.reason !== 'blocked-by-policy')
  return failed && !undecided ? 'down' : 'unknown'
}

/** The reason from the furthest stage, then the first in the table: it says more than "no answer" does. */
function mostSpecific(verdicts: AddressVerdict[], state: HealthState): string | undefined {
  const wanted = state === 'unknown' ? 'unknown' : 'failed'
  const candidates = verdicts.flatMap((one) => (one.health === wanted && one.reason ? [one.reason] : []))
  return candidates.sort((a, b) => furthest(b) - furthest(a) || reasonRankOf(a) - reasonRankOf(b))[0]
}

function furthest(reason: string): number {
  return stages.indexOf(reasonFactsOf(reason).stage)
}
