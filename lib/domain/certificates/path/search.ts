/** Builds paths from the leaf upwards, with backtracking, until one breaks no rule (RFC 4158 section 2.4). */

import { sameBytes } from '../bytes'
import { checkCertificate } from '../checks/check-certificate'
import type { Certificate } from '../model/certificate'
import { isSelfIssued, printKey } from '../model/certificate-facts'
import { sameName } from '../names/distinguished-name'
import type { ValidationRequest } from '../request'
import { type Finding, findingOf, isError } from '../rules/finding'
import type { Budget } from './budget'
import type { Candidate, Pool } from './pool'
import type { SignatureMemory } from './signatures'

/** A path that was tried: how far it went and what was found on it. */
export interface Attempt {
  readonly path: readonly Certificate[]
  readonly findings: readonly Finding[]
  /** It ends at an anchor. */
  readonly isComplete: boolean
}

export interface SearchTools {
  readonly request: ValidationRequest
  readonly pool: Pool
  readonly signatures: SignatureMemory
  readonly budget: Budget
  /** Judges a complete path as a whole. */
  readonly judgePath: (path: readonly Certificate[]) => Finding[]
}

const mostAttempts = 50

/** Same subject with the same key: a second visit can only lengthen the path (RFC 4158 section 2.4.2). */
const isRepeated = (path: readonly Certificate[], { certificate }: Candidate) =>
  path.some(
    ({ publicKey, subject }) =>
      sameBytes(publicKey.bytes, certificate.publicKey.bytes) && sameName(subject, certificate.subject),
  )

/** Nobody can use the issuer's key, or another key has signed. */
function unsigned(issuer: Certificate, at: number, request: ValidationRequest): Finding[] {
  const { key } = issuer.publicKey
  if (key.kind === 'unusable') return findingOf('issuer-key-usable', request, at, { found: printKey(key) })
  return findingOf('signature-valid', request, at - 1)
}

export class PathSearch {
  readonly attempts: Attempt[] = []
  private readonly authorityFindings = new Map<Certificate, readonly Finding[]>()

  /** @param isTolerant go on through authorities that break rules, to show the whole of a broken chain */
  constructor(
    private readonly tools: SearchTools,
    private readonly isTolerant: boolean,
  ) {}

  /** The first complete path on which only the leaf itself breaks rules, if there is one. */
  find(leaf: Certificate): Attempt | undefined {
    return this.extend([leaf], [])
  }

  private note(path: readonly Certificate[], findings: readonly Finding[], isComplete: boolean): Attempt {
    const attempt = { path, findings, isComplete }
    if (this.attempts.length < mostAttempts) this.attempts.push(attempt)
    return attempt
  }

  private findingsOn(certificate: Certificate, role: 'intermediate' | 'anchor', at: number): readonly Finding[] {
    let known = this.authorityFindings.get(certificate)
    if (!known) {
      known = checkCertificate(certificate, role, at, this.tools.request)
      this.authorityFindings.set(certificate, known)
    }
    return known.map((finding) => (finding.certificate === at ? finding : { ...finding, certificate: at }))
  }

  /** Signed by its own key: whoever shares its name is somebody else. */
  private isRoot(tip: Certificate): boolean {
    return isSelfIssued(tip) && this.tools.signatures.holds(tip, tip.publicKey)
  }

  private extend(path: readonly Certificate[], findings: readonly Finding[]): Attempt | undefined {
    const tip = path.at(-1)
    if (!tip || path.length >= this.tools.budget.limits.pathCertificates) return undefined
    const candidates = this.tools.pool.issuersOf(tip).filter((candidate) => !isRepeated(path, candidate))
    if (candidates.length === 0) this.note(path, findings, false)
    for (const candidate of candidates) {
      const found = this.step(path, findings, tip, candidate)
      if (found) return found
    }
    return undefined
  }

  private step(
    path: readonly Certificate[],
    findings: readonly Finding[],
    tip: Certificate,
    { certificate, isAnchor }: Candidate,
  ): Attempt | undefined {
    const { budget, request, signatures } = this.tools
    budget.spendNameComparisons(1)
    const longer = [...path, certificate]
    if (!signatures.holds(tip, certificate.publicKey)) {
      if (this.isRoot(tip)) this.note(path, findings, false)
      else this.note(longer, [...findings, ...unsigned(certificate, path.length, request)], false)
      return undefined
    }
    const all = [...findings, ...this.findingsOn(certificate, isAnchor ? 'anchor' : 'intermediate', path.length)]
    if (isAnchor) return this.complete(longer, all)
    if (!this.isTolerant && all.some(isError)) {
      this.note(longer, all, false)
      return undefined
    }
    return this.extend(longer, all)
  }

  private complete(path: readonly Certificate[], findings: readonly Finding[]): Attempt | undefined {
    const all = [...findings, ...this.tools.judgePath(path)]
    const attempt = this.note(path, all, true)
    return this.isTolerant || !all.some(isError) ? attempt : undefined
  }
}
