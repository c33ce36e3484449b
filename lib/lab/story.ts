/** The shapes of a simulated network: what a story says, and where each part of it stands. */
import type { InterfaceKind } from '@/lib/domain/health/types'
import type { FaultRequest } from './faults/catalogue'

type EdgeTopology = 'tls-bridge' | 'tls-passthrough' | 'xsp-in-dmz'

export interface LabAccount {
  userId: string
  password: string
}

export interface LabClusterStory {
  /** Short and unique: how faults name the cluster. */
  key: string
  name: string
  /** All hosts of the cluster stand below it. */
  domain: string
  edge: EdgeTopology
  testAccount: LabAccount
  /** The device profile's account that reads the DMS file. */
  device: LabAccount
  /** Hosts that differ from `xsi.`, `cti.` and `dms.` below the domain. */
  hosts?: Partial<Record<InterfaceKind, string>>
  /** Sites, each one address in DNS. Two unless told otherwise. */
  sites?: number
  /** Hidden servers behind each address of a balancer. Two unless told otherwise. */
  xspsPerSite?: number
  /** Whether the balancers keep a session on one server. They do unless told otherwise. */
  affinity?: boolean
  /** `mtls` gives the authentication service a host of its own that demands a client certificate. */
  authentication?: 'ci-token' | 'mtls'
  certificateExpiresInDays?: number
  /** Whether `versions` answers 401 to a caller without credentials, instead of 200. */
  versionsNeedLogin?: boolean
  dns?: LabDnsStory
}

interface LabDnsStory {
  ttlSeconds?: number
  /** Rotates the addresses with every answer. */
  roundRobin?: boolean
  /** AAAA records of every host. None unless told otherwise. */
  ipv6?: string[]
  /** Publishes the app's servers under the cloud's name too. */
  srvUnderCloudName?: boolean
  /** Leaves out the app's SRV records. */
  withoutSrv?: boolean
}

export interface LabStory {
  clusters: LabClusterStory[]
  /** Faults that are already there when the network starts. */
  faults?: FaultRequest[]
}

export interface LabUrls {
  xsiActionsUrl: string
  xsiEventsUrl: string
  authenticationServiceUrl: string
  dmsUrl: string
}

/** One address of a cluster that DNS shows, and the servers that it hides. */
export interface LabSite {
  /** `a` for the first. */
  key: string
  address: string
  /** The app's name for this address. */
  appHost: string
  xsps: { key: string; address: string }[]
}

/** A cluster of the story with its places: all that a person needs to add it to the hub. */
export interface LabCluster {
  key: string
  name: string
  domain: string
  edge: EdgeTopology
  hosts: Record<InterfaceKind, string>
  urls: LabUrls
  ctiHost: string
  ctiPort: number
  /** What the Webex app asks SRV for, once the configuration file has told it. */
  xsiDomain: string
  addresses: string[]
  sites: LabSite[]
  authentication: 'ci-token' | 'mtls'
  testAccount: LabAccount
  device: LabAccount
  story: LabClusterStory
}
