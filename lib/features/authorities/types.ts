/** The plain shapes of internal authorities that cross rooms. Times are ISO 8601. */
import type { IssuedState, RevocationReason } from '@/lib/domain/authorities/issued'
import type { CertificateView } from '@/lib/domain/certificates/held/chain-view'

export interface AuthorityRow {
  id: string
  name: string
  createdAt: string
  expiresAt: string
  /** Certificates that count now, and how many of them end within sixty days. */
  valid: number
  ending: number
}

export interface AuthoritiesPage {
  /** Minted for the form. */
  id: string
  rows: AuthorityRow[]
  mayWrite: boolean
}

export interface IssuedRow {
  id: string
  serial: string
  commonName: string
  madeFor: string
  state: IssuedState
  startsAt: string
  expiresAt: string
  daysLeft: number
  certificatePem: string
  revokedAt: string | null
  reason: RevocationReason | null
  /** Serial number of the one that it stands in for. */
  replaces: string | null
  /** A newer one stands in for it. */
  isReplaced: boolean
}

export interface RevocationListView {
  number: number
  pem: string
  issuedAt: string
  nextUpdateAt: string
  daysLeft: number
}

/** A cluster whose bridge may show the certificate. */
export interface BridgeCluster {
  id: string
  name: string
}

export interface AuthorityPage {
  id: string
  name: string
  createdAt: string
  expiresAt: string
  root: CertificateView
  issuing: CertificateView
  rootPem: string
  issuingPem: string
  issued: IssuedRow[]
  list: RevocationListView | null
  clusters: BridgeCluster[]
  /** To run on each XSP or ADP, so that it trusts the pair. */
  lines: string[]
  /** Minted for the next certificate. */
  nextId: string
  now: string
  mayWrite: boolean
}

/** Shown once; nothing of the key is kept. */
export interface IssuedOnce {
  commonName: string
  serial: string
  expiresAt: string
  keyPem: string
  certificatePem: string
  /** Leaf and issuing authority, in the order in which a proxy sends them. */
  chainPem: string
  /** Base64; null without a password. */
  pkcs12: string | null
  /** The cluster at whose bridge it is stored now. */
  storedFor: string | null
}
