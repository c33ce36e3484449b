/** Finds the certificate that a bundle is about, whatever the order in which it was pasted. */

import type { Certificate } from '../model/certificate'
import { isCa, isSelfIssued } from '../model/certificate-facts'
import { sameName } from '../names/distinguished-name'

const issuesAnother = (certificate: Certificate, all: readonly Certificate[]) =>
  all.some((other) => other !== certificate && !isSelfIssued(other) && sameName(other.issuer, certificate.subject))

/** The certificate that is no authority, else the one that has issued none of the others, else the first. */
export function leafIn(certificates: readonly Certificate[]): Certificate | undefined {
  return (
    certificates.find((one) => !isCa(one) && !issuesAnother(one, certificates)) ??
    certificates.find((one) => !issuesAnother(one, certificates)) ??
    certificates[0]
  )
}
