/** The shapes of health: what a probe observes, and what is concluded from it (domain.md section 6). */

export const interfaceKinds = ['xsi-actions', 'xsi-events', 'authentication-service', 'cti', 'dms'] as const
export type InterfaceKind = (typeof interfaceKinds)[number]

/** The three interfaces whose state is the cluster's colour (domain.md section 2.1). */
export const officialInterfaceKinds = ['xsi-actions', 'xsi-events', 'authentication-service'] as const

export const stages = ['dns', 'tcp', 'tls', 'http', 'login'] as const
export type Stage = (typeof stages)[number]

export const healthStates = ['up', 'degraded', 'down', 'unknown'] as const
export type HealthState = (typeof healthStates)[number]

/**
 * What one interface is to be probed at. `path` is the base path of the configured URL, without query; the probe
 * appends its own. `authenticationMode` concerns the authentication service only.
 */
export interface ProbeTarget {
  kind: InterfaceKind
  host: string
  port: number
  path: string
  authenticationMode?: 'ci-token' | 'mtls'
  testAccount?: { userId: string; password: string }
  clientCertificate?: { certificatePem: string; privateKeyPem: string }
}

export type StageOutcome = 'passed' | 'failed' | 'skipped' | 'not-reached' | 'inconclusive'

/** Small, flat, safe to show: never a body, a banner or a credential (quality.md, SSRF rule 5). */
export type Evidence = Record<string, string | number | boolean>

export interface StageFact {
  stage: Stage
  outcome: StageOutcome
  /** Why it did not pass: a key of `reasons` in lib/domain/health/reasons.ts. */
  reason?: string
  durationMs?: number
  evidence?: Evidence
}

export interface AddressObservation {
  /** The textual address, IPv4 before IPv6, in resolver order. */
  address: string
  stages: StageFact[]
  /** A response with a status below 500 arrived: what failover asks. */
  answered: boolean
  certificateChain?: CertificateSummary[]
}

/** One certificate as the peer sent it, leaf first. Times are ISO 8601 in UTC. */
export interface CertificateSummary {
  subject: string
  issuer: string
  serialNumber: string
  notBefore: string
  notAfter: string
  sha256: string
}

/** Facts of one run against one interface. `dns` stands for all addresses. Times are ISO 8601 in UTC. */
export interface InterfaceObservation {
  kind: InterfaceKind
  host: string
  port: number
  startedAt: string
  finishedAt: string
  dns: StageFact
  addresses: AddressObservation[]
}

/** One thing wrong, worst first. `code` is a message key under health.findings; params fill its sentences. */
export interface Finding {
  code: string
  severity: 'error' | 'warning' | 'notice'
  stage: Stage
  /** Undefined when it concerns the name and not one address. */
  address?: string
  params: Evidence
}

export interface InterfaceVerdict {
  state: HealthState
  /** The most specific reason of a state that is not up: a key of `reasons`. */
  reason?: string
  healthyCount: number
  addressCount: number
  findings: Finding[]
}

export interface InterfaceResult {
  observation: InterfaceObservation
  verdict: InterfaceVerdict
}

/** Sent while a probe runs; `address` is absent for the DNS stage. */
export type ProbeProgress =
  | { type: 'addresses'; addresses: string[] }
  | { type: 'stage-started'; stage: Stage; address?: string }
  | { type: 'stage-finished'; address?: string; fact: StageFact }
