/** Says in a few words what a chain is: whose it is, and which of its certificates ends first. */

import type { Certificate } from '../model/certificate'
import { isCa, isSelfIssued } from '../model/certificate-facts'
import { commonNamesOf, type DistinguishedName, printName, valuesOf } from '../names/distinguished-name'
import { attributeOid } from '../oids'

export const chainRoles = ['leaf', 'intermediate', 'root'] as const
export type ChainRole = (typeof chainRoles)[number]

export interface ChainOutline {
  readonly subject: string
  readonly issuer: string
  readonly earliestExpiresAt: Date
  readonly earliestRole: ChainRole
}

const longestName = 200

/** The common name, else the organization, else all of it; what cannot be printed is left out. */
export function shortNameOf(name: DistinguishedName): string {
  const named = commonNamesOf(name)[0] ?? valuesOf(name, attributeOid.organization)[0] ?? printName(name)
  return named.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '').slice(0, longestName)
}

export function roleOf(certificate: Certificate): ChainRole {
  if (!isCa(certificate)) return 'leaf'
  return isSelfIssued(certificate) ? 'root' : 'intermediate'
}

/** @param certificates at least one, the leaf first; of a trust store any order */
export function outlineOf(certificates: readonly [Certificate, ...Certificate[]]): ChainOutline {
  const [first] = certificates
  const earliest = certificates.reduce((one, other) => (other.notAfter.epochMs < one.notAfter.epochMs ? other : one))
  return {
    subject: shortNameOf(first.subject),
    issuer: shortNameOf(first.issuer),
    earliestExpiresAt: new Date(earliest.notAfter.epochMs),
    earliestRole: earliest === first && !isCa(first) ? 'leaf' : roleOf(earliest),
  }
}

/** Whether each certificate is not yet valid, valid or expired: a judgement stands until one of these changes. */
export function phasesOf(certificates: readonly Pick<Certificate, 'notBefore' | 'notAfter'>[], atMs: number): string {
  return certificates
    .map(({ notBefore, notAfter }) => (atMs < notBefore.epochMs ? 'b' : atMs > notAfter.epochMs ? 'e' : 'v'))
    .join('')
}
