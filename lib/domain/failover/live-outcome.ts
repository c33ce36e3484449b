/** Decides what failover makes of one observed address: an answer, a failure that blocks, or nothing that may be held against it. */
import { reasonFactsOf } from '../health/reasons'
import type { AddressObservation } from '../health/types'
import type { AttemptOutcome } from './cloud-request'

/** `reason` is a key of the health reasons; undefined for an answer without complaint. */
export interface LiveOutcome {
  /** Undefined when our own side is to blame: such an attempt blocks nobody. */
  outcome?: AttemptOutcome
  reason?: string
}

export function liveOutcomeOf({ stages }: AddressObservation): LiveOutcome {
  const status = stages.find(({ stage }) => stage === 'http')?.evidence?.status
  const stopped = stages.find(({ outcome }) => outcome !== 'passed')
  const reason = stopped?.reason
  if (typeof status === 'number') return { outcome: { kind: 'answered', status }, reason: reasonOfAnswer(reason) }
  if (stopped?.outcome !== 'failed') return { reason: reason ?? 'stopped' }
  if (reason?.endsWith('-timeout')) return { outcome: { kind: 'timeout' }, reason }
  return { outcome: { kind: stopped.stage === 'tls' ? 'tls-error' : 'network-error' }, reason }
}

function reasonOfAnswer(reason: string | undefined): string | undefined {
  return reasonFactsOf(reason).stage === 'http' ? reason : undefined
}
