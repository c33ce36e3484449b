/** The certificates a path may be made of, and who may have issued whom. */

import { sameBytes } from '../bytes'
import type { Certificate } from '../model/certificate'
import { isSameCertificate } from '../model/certificate-facts'
import { sameName } from '../names/distinguished-name'
import type { Budget } from './budget'

export interface Candidate {
  readonly certificate: Certificate
  readonly isAnchor: boolean
}

/** Each certificate once, and none that is known already. */
function without(certificates: readonly Certificate[], known: readonly Certificate[]): Certificate[] {
  const kept: Certificate[] = []
  for (const one of certificates) {
    if (!known.some((other) => isSameCertificate(one, other)) && !kept.some((other) => isSameCertificate(one, other))) {
      kept.push(one)
    }
  }
  return kept
}

/** Lower comes first: trust at once, then the named key, then what is valid now. */
function preference(below: Certificate, { certificate, isAnchor }: Candidate, atMs: number): number {
  const named = below.known.authorityKeyIdentifier?.keyIdentifier
  const own = certificate.known.subjectKeyIdentifier
  const isOtherKey = named !== undefined && own !== undefined && !sameBytes(named, own)
  const isCurrent = certificate.notBefore.epochMs <= atMs && atMs <= certificate.notAfter.epochMs
  return (isAnchor ? 0 : 1) + (isOtherKey ? 4 : 0) + (isCurrent ? 0 : 2)
}

export class Pool {
  private readonly candidates: readonly Candidate[]
  private readonly issuers = new Map<Certificate, readonly Candidate[]>()

  constructor(
    leaf: Certificate,
    intermediates: readonly Certificate[],
    anchors: readonly Certificate[],
    private readonly atMs: number,
    private readonly budget: Budget,
  ) {
    this.candidates = [
      ...anchors.map((certificate) => ({ certificate, isAnchor: true })),
      ...without(intermediates, [leaf, ...anchors]).map((certificate) => ({ certificate, isAnchor: false })),
    ]
  }

  /** Those whose subject is the certificate's issuer, the likeliest first. */
  issuersOf(certificate: Certificate): readonly Candidate[] {
    let found = this.issuers.get(certificate)
    if (!found) {
      this.budget.spendNameComparisons(this.candidates.length)
      const named = this.candidates.filter((one) => sameName(one.certificate.subject, certificate.issuer))
      found = named.length > 1 ? this.sorted(certificate, named) : named
      this.issuers.set(certificate, found)
    }
    return found
  }

  private sorted(below: Certificate, named: readonly Candidate[]): readonly Candidate[] {
    return named
      .map((candidate) => ({ candidate, place: preference(below, candidate, this.atMs) }))
      .sort((a, b) => a.place - b.place)
      .map(({ candidate }) => candidate)
  }
}
