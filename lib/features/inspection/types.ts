/** The plain shapes of checked chains that cross rooms. */
import type { CertificateView, ChainView } from '@/lib/domain/certificates/held/chain-view'
import type { HeldPlace } from '@/lib/domain/certificates/held/held-place'
import type { CheckState, PlaceFinding } from '@/lib/domain/certificates/places/place-check'
import type { Evidence } from '@/lib/domain/health/types'

/** A certificate of the bundle to install. */
export interface BundleEntry {
  name: string
  /** Sent, or added from what this hub has seen elsewhere. */
  origin: 'sent' | 'held'
}

export interface LeftOut {
  name: string
  because: 'root' | 'not-needed' | 'repeated'
}

/** What to install: in the right order, without root and noise. */
export interface Bundle {
  pem: string
  /** The same as PKCS#7 in base64 of DER. */
  pkcs7: string
  entries: BundleEntry[]
  leftOut: LeftOut[]
}

/** One chain, as some addresses presented it or as it was pasted. */
export interface CheckedChain {
  /** Empty for what was pasted or dropped. */
  addresses: string[]
  /** Protocol versions that were accepted; empty when nobody asked. */
  protocols: string[]
  state: CheckState
  /** Drawn from leaf to anchor; null for a trust store, which is a set. */
  chain: ChainView | null
  /** The certificates of a trust store. */
  store: CertificateView[]
  findings: PlaceFinding[]
  /** What to run next on the server. */
  lines: string[]
  /** Names of the certificates that complete the chain and that this hub holds already. */
  held: string[]
  bundle: Bundle
}

/** An address that presented nothing, with the health reason. */
export interface SilentAddress {
  address: string
  reason: string
  evidence: Evidence
}

export interface ChainReport {
  /** Name of the leaf, or of the first certificate. */
  subject: string
  host: string
  cluster: { id: string; name: string } | null
  place: HeldPlace | null
  checkedAt: string
  chains: CheckedChain[]
  silent: SilentAddress[]
  /** Private keys that a PKCS#12 file held: dropped, never kept. */
  keysDropped: number
  /** Parts that were no certificate after all: position from 1 and DER problem. */
  unreadable: { position: number; problem: string }[]
  revocationLists: number
  roots: { release: string; added: number }
}

/** A cluster to choose, with its places and the hosts of its server certificates. */
export interface ChoosableCluster {
  id: string
  name: string
  places: HeldPlace[]
  hosts: { host: string; port: number }[]
}

export interface InspectionPage {
  clusters: ChoosableCluster[]
  mayCheck: boolean
  mayWrite: boolean
}
