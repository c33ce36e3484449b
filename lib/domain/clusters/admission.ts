/** Decides whether the interfaces of a cluster may be saved: not while one of them fails (domain.md section 2). */
import { isOfficial } from '../health/cluster-state'
import type { InterfaceKind, InterfaceResult } from '../health/types'
import { type Problem, refuse } from '../result'
import { addressFieldOf } from './addresses'

export interface CheckedInterface {
  kind: InterfaceKind
  result: InterfaceResult
}

/**
 * An interface stands in the way when no address of it is healthy. One that could not be judged does so only when it is
 * one of the official three: CTI without a probe certificate stays "partly checked".
 */
export function standsInTheWay({ kind, result }: CheckedInterface): boolean {
  const { state } = result.verdict
  return state === 'down' || (state === 'unknown' && isOfficial(kind))
}

/** Names, at each field that stands in the way, the stage, the address and the finding with its evidence. */
export function admissionProblemOf(checked: readonly CheckedInterface[]): Problem | null {
  const failing = checked.filter(standsInTheWay)
  if (failing.length === 0) return null
  const fields = Object.fromEntries(failing.map((one) => [addressFieldOf[one.kind], fieldProblemOf(one)]))
  return refuse('interfaces-fail', { params: { count: failing.length }, fields }).problem
}

function fieldProblemOf({ result: { verdict, observation } }: CheckedInterface) {
  const [finding] = verdict.findings
  const evidence = Object.entries(finding?.params ?? {}).map(([name, value]) => [
    name,
    typeof value === 'boolean' ? String(value) : value,
  ])
  return {
    code: 'interface-fails',
    params: {
      ...(Object.fromEntries(evidence) as Record<string, string | number>),
      stage: finding?.stage ?? observation.dns.stage,
      address: finding?.address ?? (observation.addresses.map(({ address }) => address).join(', ') || 'none'),
      finding: finding?.code ?? verdict.reason ?? 'stopped',
    },
  }
}
