/** Maps the cases of the conformance suites to the validator's arguments, and nothing else. */

import { DerError } from '@/lib/domain/certificates/der/error'
import type { KeyUsage } from '@/lib/domain/certificates/extensions/usage'
import { pemBlocksOf } from '@/lib/domain/certificates/input/pem'
import { type Certificate, readCertificate } from '@/lib/domain/certificates/model/certificate'
import { type Crl, readCrl } from '@/lib/domain/certificates/model/crl'
import { purposeOid } from '@/lib/domain/certificates/oids'
import {
  anyPolicyAccepted,
  type PeerName,
  type PolicyRequest,
  type ValidationRequest,
} from '@/lib/domain/certificates/request'
import { isError } from '@/lib/domain/certificates/rules/finding'
import type { Profile } from '@/lib/domain/certificates/rules/rule'
import { validateChain } from '@/lib/domain/certificates/validate-chain'
import { createVerifier } from '@/lib/platform/certificates/signatures'

interface SuitePolicy {
  readonly initialPolicySet: readonly string[]
  readonly initialExplicitPolicy: boolean
  readonly initialPolicyMappingInhibit: boolean
  readonly initialInhibitAnyPolicy: boolean
}

export interface SuiteCase {
  readonly peerPem: string
  readonly trustedPem: readonly string[]
  readonly untrustedPem: readonly string[]
  readonly validationTime: Date
  readonly expectedPeerNames: readonly { readonly kind: 'DNS' | 'IP' | 'RFC822'; readonly value: string }[]
  readonly purpose: 'serverAuth' | 'clientAuth' | null
  readonly keyUsage: readonly string[]
  readonly maxChainDepth: number | null
  readonly crls: readonly string[]
  readonly policy: SuitePolicy | null
  readonly requiredEkus: readonly string[]
  readonly requiredCn: string | null
}

export const name = 'partner-hub'

const verify = createVerifier()

const nameKind = { DNS: 'dns', IP: 'address', RFC822: 'mail' } as const

const derOf = (pem: string) => pemBlocksOf(pem, 1)[0]?.bytes ?? new Uint8Array()

/** What cannot be read can neither issue nor be trusted. */
function readable<T>(pems: readonly string[], read: (bytes: Uint8Array) => T): T[] {
  return pems.flatMap((pem) => {
    try {
      return [read(derOf(pem))]
    } catch (error) {
      if (error instanceof DerError) return []
      throw error
    }
  })
}

/** Chosen by what is asked: BroadWorks rules, policy inputs, or neither and then by purpose. */
function profileOf({ requiredEkus, requiredCn, policy, purpose }: SuiteCase): { profile: Profile; strict: boolean } {
  if (requiredEkus.length > 0 || requiredCn !== null) return { profile: 'cti-client', strict: false }
  if (policy) return { profile: 'rfc5280', strict: false }
  return { profile: purpose === 'serverAuth' ? 'web-server' : 'rfc5280', strict: true }
}

const policyOf = (policy: SuitePolicy | null): PolicyRequest =>
  policy
    ? {
        accepted: policy.initialPolicySet,
        requireExplicit: policy.initialExplicitPolicy,
        inhibitMapping: policy.initialPolicyMappingInhibit,
        inhibitAny: policy.initialInhibitAnyPolicy,
      }
    : anyPolicyAccepted

const namesOf = ({ expectedPeerNames }: SuiteCase): PeerName[] =>
  expectedPeerNames.map(({ kind, value }) => ({ kind: nameKind[kind], value }))

function requestOf(testcase: SuiteCase, leaf: Certificate, crls: readonly Crl[]): ValidationRequest {
  return {
    leaf,
    intermediates: readable(testcase.untrustedPem, readCertificate),
    anchors: readable(testcase.trustedPem, readCertificate),
    crls,
    atMs: testcase.validationTime.getTime(),
    ...profileOf(testcase),
    purpose: testcase.purpose ? purposeOid[testcase.purpose] : undefined,
    names: namesOf(testcase),
    keyUsages: testcase.keyUsage as readonly KeyUsage[],
    requiredPurposes: testcase.requiredEkus,
    requiredCommonName: testcase.requiredCn ?? undefined,
    mostIntermediates: testcase.maxChainDepth ?? undefined,
    policy: policyOf(testcase.policy),
  }
}

export async function validate(testcase: SuiteCase): Promise<{ ok: boolean; reason?: string }> {
  const [leaf] = readable([testcase.peerPem], readCertificate)
  if (!leaf) return { ok: false, reason: 'unreadable' }
  const crls = readable(testcase.crls, readCrl)
  if (crls.length < testcase.crls.length) return { ok: false, reason: 'revocation-known' }
  const { ok, findings } = validateChain(requestOf(testcase, leaf, crls), verify)
  const reasons = findings
    .filter(isError)
    .map(({ rule, certificate, found }) => `${rule}@${certificate} ${found ?? ''}`)
  return { ok, reason: reasons.join('; ') }
}
