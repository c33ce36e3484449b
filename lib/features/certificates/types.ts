/** The plain shapes of stored chains that cross rooms. Times are ISO 8601. */
import type { CertificateView, ChainView } from '@/lib/domain/certificates/held/chain-view'
import type { ChainSource, HeldPlace } from '@/lib/domain/certificates/held/held-place'
import type { ChainRole } from '@/lib/domain/certificates/held/outline'
import type { CheckState, PlaceCheckId, PlaceFinding } from '@/lib/domain/certificates/places/place-check'
import type { TablePage } from '@/lib/domain/table/query'

/** One line of the inventory. */
export interface ChainRow {
  id: string
  clusterId: string
  clusterName: string
  place: HeldPlace
  source: ChainSource
  /** '' where certificates were stored without a name. */
  host: string
  port: number
  addresses: string[]
  subject: string
  certificateCount: number
  earliestExpiresAt: string
  earliestRole: ChainRole
  daysLeft: number
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
  earliestExpiresAt: string
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
