/** Checks what links a certificate to the one above it: allowed purposes and key identifiers. */

import { hexOf, sameBytes } from '../bytes'
import { namesIssuerKey } from '../checks/identifiers'
import { allowsPurpose } from '../checks/purposes'
import type { Certificate } from '../model/certificate'
import { isSelfIssued } from '../model/certificate-facts'
import type { ValidationRequest } from '../request'
import { type Finding, findingOf } from '../rules/finding'
import type { SignatureMemory } from './signatures'

/** An authority that lists purposes may issue for those only (RFC 5280 section 4.2.1.12 as every TLS stack reads it). */
function purposeFindings(issuer: Certificate, at: number, request: ValidationRequest): Finding[] {
  const wanted =
    request.purpose === undefined ? request.requiredPurposes : [request.purpose, ...request.requiredPurposes]
  const missing = wanted.filter((purpose) => !allowsPurpose(issuer, purpose))
  if (missing.length === 0) return []
  const found = issuer.known.extendedKeyUsage?.join(', ')
  return findingOf('purpose-allowed-by-issuer', request, at, { expected: [...new Set(missing)].join(', '), found })
}

function identifierFindings(
  certificate: Certificate,
  issuer: Certificate,
  at: number,
  request: ValidationRequest,
): Finding[] {
  const named = certificate.known.authorityKeyIdentifier?.keyIdentifier
  const own = issuer.known.subjectKeyIdentifier
  if (!named || !own || sameBytes(named, own)) return []
  return findingOf('aki-names-issuer-key', request, at, { expected: hexOf(own), found: hexOf(named) })
}

/** Only what its own key signed may go without the issuer's key identifier (section 4.2.1.1). */
function anchorFindings(anchor: Certificate, at: number, request: ValidationRequest, signatures: SignatureMemory) {
  if (namesIssuerKey(anchor) || isSelfIssued(anchor) || signatures.holds(anchor, anchor.publicKey)) return []
  return findingOf('aki-present', request, at, { expected: 'authorityKeyIdentifier' })
}

export function nestingFindings(
  path: readonly Certificate[],
  request: ValidationRequest,
  signatures: SignatureMemory,
): Finding[] {
  return path.flatMap((certificate, at) => {
    const issuer = path[at + 1]
    if (!issuer) return anchorFindings(certificate, at, request, signatures)
    return [...purposeFindings(issuer, at + 1, request), ...identifierFindings(certificate, issuer, at, request)]
  })
}
