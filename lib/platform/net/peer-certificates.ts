/** Reads what a peer sent as its certificates: a summary of the chain and the names of the first. Their text is hostile input. */
import { X509Certificate } from 'node:crypto'
import type { CertificateSummary } from '@/lib/domain/health/types'

export interface PeerCertificates {
  chain: CertificateSummary[]
  names: string[]
  matchesName: boolean
  matchesCommonName: boolean
  /** The certificates in DER, in the order in which they were sent, noise included; read only when asked for. */
  sent: () => Uint8Array[]
}

const mostCertificates = 100
const mostKept = 5_000
const longestText = 200

interface Seen {
  summary: CertificateSummary
  der: Uint8Array
}

/** Parsing dominates the cost of a probe and certificates rarely change, so what was read is kept by fingerprint. */
const seen = new Map<string, Seen>()

/** A certificate that a peer showed to this process, as it was sent; undefined once it is forgotten. */
export const presentedCertificate = (sha256: string): Uint8Array | undefined => seen.get(sha256)?.der

/** @param leaf the first certificate, linked to the others by `issuerCertificate` */
export function readPeerCertificates(leaf: X509Certificate | undefined, host: string): PeerCertificates {
  if (!leaf) return { chain: [], names: [], matchesName: false, matchesCommonName: false, sent: () => [] }
  const matchesName = leaf.checkHost(host, { subject: 'never', partialWildcards: false }) !== undefined
  const names = matchesName ? [] : namesOf(leaf)
  return {
    chain: linkedTo(leaf).map(summaryOf),
    names,
    matchesName,
    matchesCommonName: !matchesName && names.length === 0 && leaf.checkHost(host, { subject: 'always' }) !== undefined,
    sent: () => linkedTo(leaf).map(({ raw }) => Uint8Array.from(raw)),
  }
}

function linkedTo(leaf: X509Certificate): X509Certificate[] {
  const linked: X509Certificate[] = []
  for (
    let one: X509Certificate | undefined = leaf;
    one && linked.length < mostCertificates;
    one = one.issuerCertificate
  ) {
    linked.push(one)
  }
  return linked
}

function summaryOf(certificate: X509Certificate): CertificateSummary {
  const sha256 = certificate.fingerprint256
  const known = seen.get(sha256)
  if (known) return known.summary
  const summary: CertificateSummary = {
    subject: shortName(certificate.subject),
    issuer: shortName(certificate.issuer),
    serialNumber: certificate.serialNumber.match(/../g)?.join(':') ?? certificate.serialNumber,
    notBefore: instantOf(certificate.validFrom),
    notAfter: instantOf(certificate.validTo),
    sha256,
  }
  if (seen.size >= mostKept) seen.clear()
  seen.set(sha256, { summary, der: new Uint8Array(certificate.raw) })
  return summary
}

/** The common name, else the organization, else all of it. */
function shortName(distinguishedName: string | undefined): string {
  const parts = (distinguishedName ?? '').split('\n')
  const named = ['CN=', 'O='].map((key) => parts.find((part) => part.startsWith(key))?.slice(key.length)).find(Boolean)
  return printable(named ?? parts.join(', '))
}

/** The common name of a certificate of ours, '' when it cannot be read. */
export function commonNameOf(certificatePem: string): string {
  try {
    return shortName(new X509Certificate(certificatePem).subject)
  } catch {
    return ''
  }
}

function namesOf(leaf: X509Certificate): string[] {
  const entries = (leaf.subjectAltName ?? '').slice(0, 20_000).split(', ')
  return entries.filter((entry) => entry.startsWith('DNS:')).map((entry) => printable(entry.slice('DNS:'.length)))
}

function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '').slice(0, longestText)
}

/** OpenSSL prints "Nov 20 09:00:00 2026 GMT"; a date outside its range becomes the end of time. */
function instantOf(text: string): string {
  const parsed = new Date(text)
  return Number.isNaN(parsed.getTime()) ? '9999-12-31T23:59:59.000Z' : parsed.toISOString()
}
