/** Describes a judged chain in plain values, for pages and files: what each certificate says, and how the paths ended. */

import { hexOf } from '../bytes'
import { printGeneralName } from '../checks/subject-names'
import type { Certificate } from '../model/certificate'
import { isSameCertificate, printKey, serialOf } from '../model/certificate-facts'
import type { SignatureAlgorithm } from '../model/signature-algorithm'
import { printName } from '../names/distinguished-name'
import type { MissingIssuer, Verdict } from '../path/verdict'
import type { Finding } from '../rules/finding'
import type { Fix, Source } from '../rules/rule'
import type { RuleId } from '../rules/table'
import { type ChainRole, roleOf, shortNameOf } from './outline'

/** Sent with the chain, or known here as a trusted root. */
export type CertificateOrigin = 'sent' | 'trusted'

/** One certificate; times are ISO 8601, fingerprint, serial number and key identifier hexadecimal. */
export interface CertificateView {
  readonly role: ChainRole
  readonly origin: CertificateOrigin
  readonly name: string
  readonly subject: string
  readonly issuer: string
  readonly names: readonly string[]
  readonly key: string
  readonly signature: string
  readonly serial: string
  readonly fingerprint: string
  readonly notBefore: string
  readonly notAfter: string
}

/** A breach of a rule; expected and found are technical literals. */
export interface RuleFindingView {
  readonly rule: RuleId
  readonly level: Finding['level']
  /** Short name of the certificate that it concerns. */
  readonly certificate?: string
  readonly expected?: string
  readonly found?: string
  readonly source: Source
  readonly fix: Fix
}

export interface TriedPathView {
  readonly names: readonly string[]
  readonly isComplete: boolean
  readonly findings: readonly RuleFindingView[]
}

export interface ChainView {
  readonly isOk: boolean
  /** From the leaf to the anchor, or as far as it could be built. */
  readonly path: readonly CertificateView[]
  /** What was sent beside the path. */
  readonly beside: readonly CertificateView[]
  readonly missing: MissingIssuer | null
  readonly findings: readonly RuleFindingView[]
  readonly tried: readonly TriedPathView[]
}

/** SHA-256 in hexadecimal. */
export type Fingerprint = (der: Uint8Array) => string

/** More of them are counted, not shown. */
const mostTried = 10
const mostNames = 100

const printHash = (hash: string) => hash.replace(/^sha/, 'SHA-').toUpperCase()

function printSignature(algorithm: SignatureAlgorithm): string {
  if (algorithm.scheme === 'unsupported') return algorithm.oid
  if (algorithm.scheme === 'ed25519') return 'Ed25519'
  if (algorithm.scheme === 'ed448') return 'Ed448'
  return algorithm.scheme === 'rsa-pss' ? `PSS ${printHash(algorithm.hash)}` : printHash(algorithm.hash)
}

export function certificateView(
  certificate: Certificate,
  origin: CertificateOrigin,
  fingerprint: Fingerprint,
): CertificateView {
  return {
    role: roleOf(certificate),
    origin,
    name: shortNameOf(certificate.subject),
    subject: printName(certificate.subject),
    issuer: printName(certificate.issuer),
    names: (certificate.known.subjectAltName ?? []).slice(0, mostNames).map(printGeneralName),
    key: printKey(certificate.publicKey.key),
    signature: printSignature(certificate.signatureAlgorithm),
    serial: serialOf(certificate),
    fingerprint: fingerprint(certificate.bytes),
    notBefore: new Date(certificate.notBefore.epochMs).toISOString(),
    notAfter: new Date(certificate.notAfter.epochMs).toISOString(),
  }
}

function findingView({ certificate, ...rest }: Finding, path: readonly Certificate[]): RuleFindingView {
  const concerned = certificate === undefined ? undefined : path[certificate]
  return { ...rest, ...(concerned && { certificate: shortNameOf(concerned.subject) }) }
}

/** @param sent what the chain was judged with, the leaf included */
export function chainView(verdict: Verdict, sent: readonly Certificate[], fingerprint: Fingerprint): ChainView {
  const { path, findings, tried, missingIssuer } = verdict
  const isSent = (one: Certificate) => sent.some((other) => isSameCertificate(one, other))
  return {
    isOk: verdict.ok,
    path: path.map((one) => certificateView(one, isSent(one) ? 'sent' : 'trusted', fingerprint)),
    beside: sent
      .filter((one) => !path.some((other) => isSameCertificate(one, other)))
      .map((one) => certificateView(one, 'sent', fingerprint)),
    missing: missingIssuer ?? null,
    findings: findings.map((finding) => findingView(finding, path)),
    tried: tried.slice(0, mostTried).map((attempt) => ({
      names: attempt.path.map(({ subject }) => shortNameOf(subject)),
      isComplete: attempt.isComplete,
      findings: attempt.findings.map((finding) => findingView(finding, attempt.path)),
    })),
  }
}

/** What a server should send: the path in order, without the root, which clients have. */
export const bundleOf = ({ path }: Verdict): Certificate[] =>
  path.filter((certificate, i) => i === 0 || roleOf(certificate) !== 'root')

/** The certificate among `known` that the chain lacks: its name, and its key identifier where one is asked for. */
export const heldIssuer = (missing: MissingIssuer, known: readonly Certificate[]): Certificate | undefined =>
  known.find(
    (one) =>
      printName(one.subject) === missing.name &&
      (missing.keyIdentifier === undefined ||
        hexOf(one.known.subjectKeyIdentifier ?? new Uint8Array()) === missing.keyIdentifier),
  )
