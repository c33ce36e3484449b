/** Tells a public issuer from a private one, and both from none (certificates.md, Trust). */

import type { Certificate } from '../model/certificate'
import { isSameCertificate, isSelfIssued } from '../model/certificate-facts'
import type { Verdict } from '../path/verdict'

/** `public-not-listed` claims to be public, but leads to no root of the list at hand; `incomplete` cannot be told. */
export type IssuerKind = 'public' | 'public-not-listed' | 'private' | 'self-signed' | 'incomplete'

const publicPolicy = /^2\.23\.140\.1\.(1|2\.[123])$/
const certificateTransparency = '1.3.6.1.4.1.11129.2.4.2'

/** Policies of the Baseline Requirements, or time stamps of public logs: private authorities have neither. */
function claimsToBePublic({ known, extensions }: Certificate): boolean {
  const hasPolicy = known.certificatePolicies?.some((policy) => publicPolicy.test(policy)) ?? false
  return hasPolicy || extensions.some(({ oid }) => oid === certificateTransparency)
}

/** @param verdict of a validation against the list of public roots */
export function issuerKindOf({ path, missingIssuer }: Verdict, publicRoots: readonly Certificate[]): IssuerKind {
  const [leaf, end] = [path[0], path.at(-1)]
  if (!leaf || !end) return 'incomplete'
  if (path.length > 1 && publicRoots.some((root) => isSameCertificate(root, end))) return 'public'
  if (isSelfIssued(leaf)) return 'self-signed'
  if (path.some(claimsToBePublic)) return 'public-not-listed'
  return missingIssuer ? 'incomplete' : 'private'
}
