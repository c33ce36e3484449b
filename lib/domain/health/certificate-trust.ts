/** Decides what is wrong with a server's certificate, most telling reason first (domain.md section 7.2). */
import { maximumChainLength } from '../certificates/input/limits'
import { reasonRankOf } from './reasons'
import type { CertificateSummary, Evidence } from './types'

/** What the handshake showed. `trustError` is OpenSSL's name of the chain's error, such as CERT_HAS_EXPIRED. */
export interface ServerCertificateFacts {
  host: string
  chain: CertificateSummary[]
  trustError?: string
  /** DNS names among the subject alternative names. */
  names: string[]
  matchesName: boolean
  /** The common name matches; asked only where there is no DNS name at all. */
  matchesCommonName: boolean
}

export interface CertificateProblem {
  reason: string
  evidence: Evidence
}

const timeErrors = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'])
const selfSigned = new Set(['DEPTH_ZERO_SELF_SIGNED_CERT'])
const unanchored = new Set([
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'CERT_UNTRUSTED',
])

/** The worst problem with the evidence of all; the others are named in `furtherReasons`. Undefined when it is fine. */
export function certificateProblemOf(facts: ServerCertificateFacts, now: Date): CertificateProblem | undefined {
  if (facts.chain.length > maximumChainLength) {
    return { reason: 'certificate-chain-too-long', evidence: { limit: maximumChainLength } }
  }
  const problems = [timeProblem(facts, now), nameProblem(facts), chainProblem(facts)]
    .filter((problem) => problem !== undefined)
    .sort((a, b) => reasonRankOf(a.reason) - reasonRankOf(b.reason))
  const [worst, ...further] = problems
  if (!worst) return undefined
  const evidence = Object.assign({}, ...problems.map((problem) => problem.evidence).reverse()) as Evidence
  if (further.length > 0) evidence.furtherReasons = further.map((problem) => problem.reason).join(' ')
  return { reason: worst.reason, evidence }
}

/**
 * The server's own certificate always, an issuer's only when the chain failed: an expired cross-certificate that is sent
 * along hurts nobody who finds another way to an anchor.
 */
function timeProblem({ chain, trustError }: ServerCertificateFacts, now: Date): CertificateProblem | undefined {
  const relevant = trustError ? chain : chain.slice(0, 1)
  const ended = relevant.find((one) => Date.parse(one.notAfter) < now.getTime())
  if (ended) {
    const { serialNumber, notAfter, subject } = ended
    return { reason: 'certificate-expired', evidence: { serialNumber, expiresAt: notAfter, subject } }
  }
  const early = relevant.find((one) => Date.parse(one.notBefore) > now.getTime())
  if (early) {
    const { serialNumber, notBefore, subject } = early
    return { reason: 'certificate-not-yet-valid', evidence: { serialNumber, validFromAt: notBefore, subject } }
  }
  if (!trustError || !timeErrors.has(trustError)) return undefined
  return { reason: 'certificate-invalid', evidence: { trustError } }
}

function nameProblem(facts: ServerCertificateFacts): CertificateProblem | undefined {
  if (facts.matchesName || facts.chain.length === 0) return undefined
  if (facts.matchesCommonName) return { reason: 'certificate-name-in-cn-only', evidence: {} }
  const shown = facts.names.slice(0, 5).join(', ') || (facts.chain[0]?.subject ?? '')
  return { reason: 'certificate-wrong-host', evidence: { names: shown } }
}

function chainProblem({ chain, trustError }: ServerCertificateFacts): CertificateProblem | undefined {
  if (!trustError || timeErrors.has(trustError)) return undefined
  if (selfSigned.has(trustError) || isOwnIssuer(chain)) {
    return { reason: 'certificate-self-signed', evidence: { subject: chain[0]?.subject ?? '' } }
  }
  if (!unanchored.has(trustError)) return { reason: 'certificate-invalid', evidence: { trustError } }
  const reason = chain.length > 1 ? 'certificate-unknown-issuer' : 'certificate-missing-intermediate'
  return { reason, evidence: { missingIssuer: chain.at(-1)?.issuer ?? '' } }
}

/** OpenSSL keeps only its last complaint, so a self-signed certificate may carry another. */
function isOwnIssuer(chain: CertificateSummary[]): boolean {
  return chain.length === 1 && chain[0]?.subject === chain[0]?.issuer
}
