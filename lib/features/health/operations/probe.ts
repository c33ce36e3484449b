/** Observes interfaces through the prober and judges what was observed. */
import type { FieldValues } from '@/lib/domain/catalogue/field'
import { addressFieldOf, interfaceFieldsOf } from '@/lib/domain/clusters/addresses'
import type { CheckedInterface } from '@/lib/domain/clusters/admission'
import { type ProbeCredentials, targetOf } from '@/lib/domain/health/interface-target'
import { judgeInterface } from '@/lib/domain/health/judge'
import type { InterfaceKind, InterfaceResult, ProbeProgress, ProbeTarget } from '@/lib/domain/health/types'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { now } from '@/lib/platform/clock'
import { env } from '@/lib/platform/env/env'
import { prober } from '@/lib/platform/net/prober'

export interface ProbeOptions {
  /** Whose hourly budget pays for it; left out for scheduled checks. */
  partnerId?: string
  signal?: AbortSignal
  onProgress?: (progress: ProbeProgress) => void
}

/** One run against one interface with its verdict. */
export async function probeTarget(target: ProbeTarget, options: ProbeOptions): Promise<InterfaceResult> {
  const observation = await prober().probe(target, options)
  return { observation, verdict: judgeInterface(observation, now()) }
}

/** The targets of typed or stored values. A refusal names the field whose address may not be probed. */
export function targetsOfKinds(
  kinds: readonly InterfaceKind[],
  values: FieldValues,
  credentials: ProbeCredentials,
): Result<ProbeTarget[]> {
  const fields = interfaceFieldsOf(values)
  const targets: ProbeTarget[] = []
  for (const kind of kinds) {
    const target = targetOf(kind, fields, credentials, env().outboundAllowedPorts)
    if (target?.ok) targets.push(target.value)
    if (target && !target.ok) return refuse('check-fields', { fields: { [addressFieldOf[kind]]: target.problem } })
  }
  return ok(targets)
}

/** All targets at once, each with its verdict. */
export function probeAll(targets: readonly ProbeTarget[], options: ProbeOptions): Promise<CheckedInterface[]> {
  return Promise.all(targets.map(async (target) => ({ kind: target.kind, result: await probeTarget(target, options) })))
}
