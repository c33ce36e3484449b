/** Makes observations as the prober would, for tests of what is concluded from them. */
import { reasonFactsOf } from '@/lib/domain/health/reasons'
import {
  type AddressObservation,
  type CertificateSummary,
  type Evidence,
  type InterfaceKind,
  type InterfaceObservation,
  type Stage,
  type StageFact,
  stages,
} from '@/lib/domain/health/types'

export const observedAt = new Date('2026-11-20T09:00:00.000Z')

/** An address that fails for a reason, is merely seen with an outcome, or is healthy without either. */
export interface AddressSpec {
  address?: string
  reason?: string
  outcome?: StageFact['outcome']
  evidence?: Evidence
  chain?: CertificateSummary[]
  login?: { reason: string; outcome: StageFact['outcome']; evidence?: Evidence }
}

export function certificate(over: Partial<CertificateSummary> = {}): CertificateSummary {
  return {
    subject: 'xsi.example.com',
    issuer: 'Public Issuing CA 2',
    serialNumber: '04:A1:9C',
    notBefore: '2026-01-01T00:00:00.000Z',
    notAfter: '2027-12-31T00:00:00.000Z',
    sha256: '00:11',
    ...over,
  }
}

export function addressOf(spec: AddressSpec, index = 0): AddressObservation {
  const failedStage: Stage | undefined = spec.reason ? reasonFactsOf(spec.reason).stage : undefined
  const order: Stage[] = stages.filter((stage) => stage !== 'dns')
  const failedAt = failedStage ? order.indexOf(failedStage) : order.length
  const facts = order.map((stage, position): StageFact => {
    if (stage === 'login' && spec.login) return { stage, ...spec.login }
    if (position < failedAt) return { stage, outcome: 'passed', durationMs: 5 }
    if (position > failedAt) return { stage, outcome: 'not-reached' }
    return { stage, outcome: spec.outcome ?? 'failed', reason: spec.reason, evidence: spec.evidence }
  })
  return {
    address: spec.address ?? `198.51.100.${10 + index}`,
    stages: facts,
    answered: spec.reason ? reasonFactsOf(spec.reason).answered : true,
    certificateChain: spec.chain ?? [certificate()],
  }
}

export function observationOf(
  addresses: AddressSpec[],
  over: Partial<InterfaceObservation> & { kind?: InterfaceKind } = {},
): InterfaceObservation {
  return {
    kind: 'xsi-actions',
    host: 'xsi.example.com',
    port: 443,
    startedAt: observedAt.toISOString(),
    finishedAt: observedAt.toISOString(),
    dns: { stage: 'dns', outcome: 'passed', durationMs: 12, evidence: { count: addresses.length, ttlSeconds: 60 } },
    addresses: addresses.map(addressOf),
    ...over,
  }
}
