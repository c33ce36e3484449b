/** Decides from base CRLs whether each certificate below the anchor is revoked (RFC 5280 section 6.3). */

import { checkCertificate } from '../checks/check-certificate'
import type { Certificate } from '../model/certificate'
import { isSameCertificate, mayUse, serialOf } from '../model/certificate-facts'
import type { Crl } from '../model/crl'
import { printName, sameName } from '../names/distinguished-name'
import { plainRequest, type ValidationRequest } from '../request'
import { type Finding, findingOf, isError } from '../rules/finding'
import { covers, isUsableCrl, lists } from './crl-scope'
import { lengthFindings } from './lengths'
import { nameConstraintFindings } from './name-constraints'
import { PathSearch, type SearchTools } from './search'

/** A CRL's signer is judged as a signer: no names, no purpose, no revocation of its own. */
const signerRequest = (signer: Certificate, request: ValidationRequest): ValidationRequest => ({
  ...request,
  ...plainRequest,
  leaf: signer,
  profile: 'rfc5280',
})

/** Whether the signer, where it is not the issuer itself, leads to the same anchor (section 6.3.3 (f)). */
function leadsToAnchor(signer: Certificate, anchor: Certificate, tools: SearchTools): boolean {
  if (isSameCertificate(signer, anchor)) return true
  const request = signerRequest(signer, tools.request)
  if (checkCertificate(signer, 'leaf', 0, request).some(isError)) return false
  const judgePath = (path: readonly Certificate[]) => [
    ...lengthFindings(path, request),
    ...nameConstraintFindings(path, request, tools.budget),
  ]
  const found = new PathSearch({ ...tools, request, judgePath }, false).find(signer)
  const end = found?.path.at(-1)
  return end !== undefined && isSameCertificate(end, anchor)
}

function isSignedFor(crl: Crl, issuer: Certificate, anchor: Certificate, tools: SearchTools): boolean {
  const { signatures, request } = tools
  const signs = (signer: Certificate) => mayUse(signer, 'cRLSign') && signatures.holds(crl, signer.publicKey)
  if (signs(issuer)) return true
  const others = [...request.anchors, ...request.intermediates].filter(
    (one) => sameName(one.subject, crl.issuer) && !isSameCertificate(one, issuer),
  )
  return others.some((other) => signs(other) && leadsToAnchor(other, anchor, tools))
}

function revocationOf(path: readonly Certificate[], at: number, tools: SearchTools): Finding[] {
  const [certificate, issuer, anchor] = [path[at], path[at + 1], path.at(-1)]
  if (!certificate || !issuer || !anchor) return []
  const usable = tools.request.crls.filter(
    (crl) =>
      sameName(crl.issuer, certificate.issuer) &&
      isUsableCrl(crl, tools.request) &&
      covers(crl, certificate) &&
      isSignedFor(crl, issuer, anchor, tools),
  )
  if (usable.some((crl) => lists(crl, certificate))) {
    return findingOf('not-revoked', tools.request, at, { found: serialOf(certificate) })
  }
  if (usable.length > 0) return []
  return findingOf('revocation-known', tools.request, at, { expected: printName(certificate.issuer) })
}

export function revocationFindings(path: readonly Certificate[], tools: SearchTools): Finding[] {
  if (tools.request.crls.length === 0) return []
  return path.slice(0, -1).flatMap((_, at) => revocationOf(path, at, tools))
}
