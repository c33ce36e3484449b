/** Decides which findings an observation gives, worst first; their sentences are words under `health.findings`. */
import { certificateNoticeDays, certificateWarningDays, earliestInChain } from './certificate-expiry'
import { nearPathOf } from './interface-path'
import { reasonFactsOf, reasonRankOf } from './reasons'
import type { AddressObservation, Evidence, Finding, InterfaceObservation, StageFact } from './types'

const severities: readonly Finding['severity'][] = ['error', 'warning', 'notice']

/** Findings of the name and of every address. What all addresses have in common is said once, without an address. */
export function findingsOf(observation: InterfaceObservation, now: Date): Finding[] {
  const ofAddresses = observation.addresses.flatMap((address) => findingsOfAddress(observation, address, now))
  const ofName = [...findingsOfFact(observation, observation.dns), ...addressesLeftOut(observation)]
  return [...ofName, ...merged(ofAddresses, observation.addresses)].sort(
    (a, b) =>
      severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
      placeOf(observation, a) - placeOf(observation, b) ||
      reasonRankOf(a.code) - reasonRankOf(b.code),
  )
}

function addressesLeftOut({ dns, host, port }: InterfaceObservation): Finding[] {
  if (dns.evidence?.limit === undefined || dns.outcome !== 'passed') return []
  const params = { host, port, ...dns.evidence }
  return [{ code: 'dns-addresses-left-out', severity: 'notice', stage: 'dns', params }]
}

function findingsOfAddress(observation: InterfaceObservation, address: AddressObservation, now: Date): Finding[] {
  const facts = address.stages.flatMap((fact) => findingsOfFact(observation, fact, address.address))
  return [...facts, ...endsSoon(observation, address, now)]
}

function findingsOfFact(observation: InterfaceObservation, fact: StageFact, address?: string): Finding[] {
  const params: Evidence = { host: observation.host, port: observation.port, ...fact.evidence }
  const further = String(fact.evidence?.furtherReasons ?? '').split(' ')
  const extra = extraOf(observation, fact)
  return [fact.reason, ...further].filter(Boolean).flatMap((code): Finding[] => {
    const facts = reasonFactsOf(code)
    if (facts.finding === null || !code) return []
    const { severity } = facts
    const finding = { code: facts.finding ?? code, severity, stage: fact.stage, address, params }
    return [extra && code === fact.reason ? { ...finding, ...extra, params: { ...params, ...extra.params } } : finding]
  })
}

/** A more telling finding than the reason's own, where the evidence allows one. */
function extraOf(observation: InterfaceObservation, fact: StageFact): { code: string; params: Evidence } | undefined {
  if (fact.reason === 'http-not-deployed') {
    const near = nearPathOf(observation.kind, String(fact.evidence?.path ?? ''))
    return near && { code: 'path-misspelt', params: near }
  }
  if (fact.reason === 'login-refused' && fact.evidence?.hasSpecialCharacters === true) {
    return { code: 'login-encoding-suspected', params: {} }
  }
  return undefined
}

function endsSoon(observation: InterfaceObservation, address: AddressObservation, now: Date): Finding[] {
  const passed = address.stages.some((fact) => fact.stage === 'tls' && fact.outcome !== 'failed')
  const earliest = earliestInChain(address.address, address.certificateChain ?? [], now)
  if (!passed || !earliest || earliest.daysLeft > certificateNoticeDays) return []
  const { notAfter, serialNumber, subject } = earliest.certificate
  return [
    {
      code: 'certificate-ends-soon',
      severity: earliest.daysLeft > certificateWarningDays ? 'notice' : 'warning',
      stage: 'tls',
      address: address.address,
      params: {
        host: observation.host,
        port: observation.port,
        days: Math.max(0, earliest.daysLeft),
        expiresAt: notAfter,
        serialNumber,
        subject,
      },
    },
  ]
}

function merged(findings: Finding[], addresses: AddressObservation[]): Finding[] {
  if (addresses.length < 2) return findings
  const sameness = (finding: Finding) => JSON.stringify([finding.code, finding.stage, finding.params])
  const counts = new Map<string, number>()
  for (const finding of findings) counts.set(sameness(finding), (counts.get(sameness(finding)) ?? 0) + 1)
  const said = new Set<string>()
  return findings.flatMap((finding) => {
    const key = sameness(finding)
    if (counts.get(key) !== addresses.length) return [finding]
    if (said.has(key)) return []
    said.add(key)
    return [{ ...finding, address: undefined }]
  })
}

function placeOf(observation: InterfaceObservation, finding: Finding): number {
  return finding.address ? observation.addresses.findIndex((one) => one.address === finding.address) : -1
}
