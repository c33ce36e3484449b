/** The plain shapes of certificate requests that cross rooms. */
import type { ChoosableCluster } from '../inspection/types'

export interface RequestPage {
  clusters: Pick<ChoosableCluster, 'id' | 'name' | 'hosts'>[]
  /** The cluster that the address names, when it is one of the partner's. */
  chosen: string
  organization: string
  mayWrite: boolean
}

/** Shown once; the key is kept nowhere. */
export interface MadeRequest {
  /** The first host. */
  name: string
  keyPem: string
  requestPem: string
}
