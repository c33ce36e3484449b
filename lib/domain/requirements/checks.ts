/** Decides what the stored results of the probes prove about a requirement. A missing result proves nothing. */
import type { FieldValues } from '../catalogue/field'
import { hostOf } from '../clusters/addresses'
import { isOfficial } from '../health/cluster-state'
import { type InterfaceKind, type InterfaceResult, interfaceKinds, type Stage, type StageFact } from '../health/types'
import type { RequirementId } from './ids'
import type { ClusterFacts, RequirementCheck } from './types'

type Check = (facts: ClusterFacts) => RequirementCheck

const open = (code: string, params?: RequirementCheck['params']): RequirementCheck => ({
  outcome: 'open',
  code,
  params,
})
const seen = (code: string, params?: RequirementCheck['params']): RequirementCheck => ({
  outcome: 'seen',
  code,
  params,
})
const contradicted = (code: string, params?: RequirementCheck['params']): RequirementCheck => ({
  outcome: 'contradicted',
  code,
  params,
})

/** Requirements that a probe can say something about. */
export const checks: Partial<Record<RequirementId, Check>> = {
  'public-xsp': ({ values, results }) => {
    if (!values.dmsUrl) return open('dms-not-given')
    const unknown = interfaceKinds.filter((kind) => stateOf(results, kind) === 'unknown')
    const down = interfaceKinds.filter((kind) => stateOf(results, kind) === 'down')
    if (down.length > 0) return contradicted('interfaces-down', { count: down.length })
    return unknown.length > 0 ? open('interfaces-unknown', { count: unknown.length }) : seen('interfaces-up')
  },
  cnps: ({ values }) => {
    const host = String(values.cnpsHost ?? '').toLowerCase()
    if (host === '') return open('cnps-not-given')
    return xspHostsOf(values).includes(host) ? contradicted('cnps-shared', { host }) : open('cnps-own-name', { host })
  },
  tls: ({ results }) => {
    const facts = interfaceKinds.filter(isOfficial).flatMap((kind) => factsOf(results[kind], 'tls'))
    const broken = facts.find(({ outcome, reason }) => outcome === 'failed' && !isAboutClient(reason))
    if (broken) return contradicted('tls-broken', { reason: broken.reason ?? '' })
    const protocols = facts.flatMap(({ evidence }) => (evidence?.protocol ? [String(evidence.protocol)] : []))
    const oldest = protocols.toSorted()[0]
    return oldest === undefined ? open('tls-not-seen') : seen('tls-works', { protocol: shownProtocol(oldest) })
  },
  encoding: ({ results }) => {
    const logins = factsOf(results['xsi-actions'], 'login')
    const special = logins.filter(({ evidence }) => evidence?.hasSpecialCharacters === true)
    if (special.some(({ reason }) => reason === 'login-refused')) return contradicted('login-refused-special')
    if (special.some(({ outcome }) => outcome === 'passed')) return seen('login-works-special')
    return open(logins.some(({ outcome }) => outcome === 'passed') ? 'login-plain' : 'login-not-seen')
  },
  'authentication-service': ({ values, results }) => {
    const result = results['authentication-service']
    const facts = factsOf(result, 'tls')
    if (values.authenticationServiceType === 'mtls') return mutualTlsOf(facts)
    if (facts.some(({ reason }) => isAboutClient(reason))) return contradicted('certificate-demanded')
    const answers = factsOf(result, 'http').filter(({ outcome }) => outcome === 'passed')
    return answers.length > 0 ? seen('answers-without-certificate') : open('authentication-not-seen')
  },
  cti: ({ results }) => mutualTlsOf(factsOf(results.cti, 'tls')),
}

/** Whether whoever brings a certificate is let in and whoever brings none is refused. */
function mutualTlsOf(facts: readonly StageFact[]): RequirementCheck {
  if (facts.some(({ reason }) => reason === 'client-certificate-not-asked')) return contradicted('mtls-not-asked')
  if (facts.some(({ reason }) => reason === 'client-certificate-refused')) return contradicted('mtls-refused')
  if (facts.length > 0 && facts.every(({ outcome }) => outcome === 'passed')) return seen('mtls-proven')
  return open(facts.some(({ reason }) => reason === 'partly-checked') ? 'mtls-half' : 'mtls-not-seen')
}

function factsOf(result: InterfaceResult | null | undefined, stage: Stage): StageFact[] {
  return (result?.observation.addresses ?? []).flatMap(({ stages }) => stages.filter((fact) => fact.stage === stage))
}

function stateOf(results: ClusterFacts['results'], kind: InterfaceKind) {
  return results[kind]?.verdict.state ?? 'unknown'
}

function isAboutClient(reason: string | undefined): boolean {
  return reason?.startsWith('client-certificate') ?? false
}

/** 'TLSv1.2' as people write it. */
function shownProtocol(protocol: string): string {
  return protocol.replace(/^TLSv/, 'TLS ')
}

function xspHostsOf(values: FieldValues): string[] {
  const urls = [values.xsiActionsUrl, values.xsiEventsUrl, values.authenticationServiceUrl, values.dmsUrl]
  const hosts = [...urls.map((url) => hostOf(String(url ?? ''))), String(values.ctiHost ?? '')]
  return hosts.filter((host) => host !== '').map((host) => host.toLowerCase())
}
