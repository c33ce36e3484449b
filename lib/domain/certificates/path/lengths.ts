/** Checks how long a path may be, by its authorities and by the request (RFC 5280 section 6.1.4 (l), (m)). */

import type { Certificate } from '../model/certificate'
import { isSelfIssued } from '../model/certificate-facts'
import type { ValidationRequest } from '../request'
import { type Finding, findingOf } from '../rules/finding'

/** Intermediates below each certificate of the path that are not self-issued; the leaf is never counted. */
function intermediatesBelow(path: readonly Certificate[]): number[] {
  let count = 0
  return path.map((certificate, at) => {
    const below = count
    if (at > 0 && !isSelfIssued(certificate)) count += 1
    return below
  })
}

/** The anchor's own limit counts as well (RFC 5937). */
export function lengthFindings(path: readonly Certificate[], request: ValidationRequest): Finding[] {
  const below = intermediatesBelow(path)
  const findings = path.flatMap((certificate, at) => {
    const limit = at > 0 ? certificate.known.basicConstraints?.pathLength : undefined
    const found = below[at] ?? 0
    if (limit === undefined || found <= limit) return []
    return findingOf('path-length', request, at, { expected: `≤ ${limit}`, found: `${found}` })
  })
  const inPath = below.at(-1) ?? 0
  const most = request.mostIntermediates
  if (most === undefined || inPath <= most) return findings
  return [
    ...findings,
    ...findingOf('path-within-request', request, undefined, { expected: `≤ ${most}`, found: `${inPath}` }),
  ]
}
