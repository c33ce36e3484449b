/** The plain shapes of stored chains that cross rooms. Times are ISO 8601. */
import type { CertificateView, ChainView } from '@/lib/domain/certificates/held/chain-view'
import type { ChainPlace, ChainSource, HeldPlace } from '@/lib/domain/certificates/held/held-place'
import type { ChainRole } from '@/lib/domain/certificates/held/outline'
import type { EdgeTopology, Holder, Place } from '@/lib/domain/certificates/places'
import type { BroadworksServer } from '@/lib/domain/certificates/places/cli-lines'
import type { CheckState, PlaceCheckId, PlaceFinding } from '@/lib/domain/certificates/places/place-check'
import type { TablePage } from '@/lib/domain/table/query'

/** One line of the inventory. */
export interface ChainRow {
  id: string
  /** '' for the cloud's client chain, which concerns every cluster. */
  clusterId: string
  clusterName: string
  place: ChainPlace
  source: ChainSource
  /** '' where certificates were stored without a name. */
  host: string
  port: number
  /** Of the cloud's client chain; else ''. */
  fileName: string
  addresses: string[]
  subject: string
  certificateCount: number
  /** Null where what is presented cannot be read. */
  earliestExpiresAt: string | null
  earliestRole: ChainRole
  daysLeft: number | null
  worst: CheckState
  worstCheck: PlaceCheckId | null
}

export interface ChainList {
  page: TablePage<ChainRow>
  facets: {
    chains: number
    certificates: number
    expired: number
    within60: number
    byFinding: Record<CheckState, number>
  }
  /** Clusters one can filter by. */
  clusters: { id: string; name: string }[]
  mayCheck: boolean
  mayWrite: boolean
}

export type ChainEventKind = 'first-seen' | 'stored' | 'replaced' | 'judged' | 'gone' | 'back' | 'reminded'

export interface ChainEvent {
  id: string
  kind: ChainEventKind
  at: string
  subject: string
  earliestExpiresAt: string | null
  worst: CheckState
  worstCheck: PlaceCheckId | null
  days: number | null
  /** '' for what the hub saw by itself. */
  actorName: string
}

/** One chain with everything that its page says. */
export interface ChainPage {
  id: string
  clusterId: string
  clusterName: string
  edgeTopology: string
  place: HeldPlace
  source: ChainSource
  host: string
  port: number
  address: string
  subject: string
  worst: CheckState
  worstCheck: PlaceCheckId | null
  judgedAt: string
  changedAt: string
  goneAt: string | null
  now: string
  /** None for a trust store. */
  chain: ChainView | null
  /** Every certificate of a trust store. */
  store: CertificateView[]
  findings: PlaceFinding[]
  lines: string[]
  /** What to send, in order; names only. */
  bundle: string[]
  /** Where this hub has the certificate of the missing issuer. */
  held: { chainId: string; name: string } | null
  /** Other addresses of the same name and port. */
  others: { id: string; address: string; isSame: boolean; worst: CheckState }[]
  history: ChainEvent[]
  roots: { release: string; added: number }
  mayWrite: boolean
}

/** A stored chain as the picture of its cluster names it. */
export interface PlacedChain {
  id: string
  source: ChainSource
  subject: string
  host: string
  port: number
  addresses: string[]
  /** Null where what is presented cannot be read. */
  daysLeft: number | null
  earliestExpiresAt: string | null
  changedAt: string
}

export interface PlaceView {
  place: Place
  holder: Holder
  state: CheckState
  judgements: { chain: PlacedChain | null; findings: PlaceFinding[] }[]
  lines: string[]
  /** The trust was proven by a handshake, not read. */
  isProven: boolean
}

/** The Certificates tab of a cluster. */
export interface ClusterCertificates {
  clusterId: string
  topology: EdgeTopology
  server: BroadworksServer
  places: PlaceView[]
  identity: { identities: string; confirmedBy: string; confirmedAt: string } | null
  hasProbeCertificate: boolean
  hasCloudChain: boolean
  roots: { release: string; added: number }
}

export interface CloudChainView {
  id: string
  name: string
  addedBy: string
  addedAt: string
  retiredAt: string | null
  /** By who signed whom: each root with its issuing authority. */
  pairs: { root: CertificateView; issuing: CertificateView }[]
  lines: string[]
  /** The last reminder: so many days or less before the first of them ends. */
  remindedDays: number | null
}

export interface CloudChainPage {
  chains: CloudChainView[]
  now: string
  /** For the form that adds the next one. */
  newId: string
  mayWrite: boolean
}
