/** The shapes of a simulated network: what a story says, and where each part of it stands. */
import * as z from 'zod'
import { type InterfaceKind, interfaceKinds } from '@/lib/domain/health/types'
import { faultRequestSchema } from './faults/catalogue'

const edgeTopologies = ['tls-bridge', 'tls-passthrough', 'xsp-in-dmz'] as const
type EdgeTopology = (typeof edgeTopologies)[number]

const hostSchema = z.string().min(1).max(253)
const accountSchema = z.strictObject({ userId: z.string().min(1).max(320), password: z.string().max(128) })

const dnsSchema = z.strictObject({
  ttlSeconds: z.int().min(0).max(86_400).optional(),
  /** Rotates the addresses with every answer. */
  roundRobin: z.boolean().optional(),
  /** AAAA records of every host. None unless told otherwise. */
  ipv6: z.array(z.ipv6()).max(9).optional(),
  /** Publishes the app's servers under the cloud's name too. */
  srvUnderCloudName: z.boolean().optional(),
  /** Leaves out the app's SRV records. */
  withoutSrv: z.boolean().optional(),
})

const clusterSchema = z.strictObject({
  /** Short and unique: how faults name the cluster. */
  key: z.string().min(1).max(60),
  name: z.string().min(1).max(120),
  /** All hosts of the cluster stand below it. */
  domain: hostSchema,
  edge: z.enum(edgeTopologies),
  testAccount: accountSchema,
  /** The device profile's account that reads the DMS file. */
  device: accountSchema,
  /** Hosts that differ from `xsi.`, `cti.` and `dms.` below the domain. */
  hosts: z.partialRecord(z.enum(interfaceKinds), hostSchema).optional(),
  /** Sites, each one address in DNS. Two unless told otherwise. */
  sites: z.int().min(1).max(9).optional(),
  /** Hidden servers behind each address of a balancer. Two unless told otherwise. */
  xspsPerSite: z.int().min(1).max(9).optional(),
  /** Whether the balancers keep a session on one server. They do unless told otherwise. */
  affinity: z.boolean().optional(),
  /** `mtls` gives the authentication service a host of its own that demands a client certificate. */
  authentication: z.enum(['ci-token', 'mtls']).optional(),
  certificateExpiresInDays: z.int().min(1).max(3_650).optional(),
  /** Whether `versions` answers 401 to a caller without credentials, instead of 200. */
  versionsNeedLogin: z.boolean().optional(),
  dns: dnsSchema.optional(),
})

/** The format of a story file: the clusters of a network, the first of them at 127.n.1.0. */
export const storySchema = z.strictObject({
  clusters: z.array(clusterSchema).min(1).max(3_000),
  /** Faults that are already there when the network starts. */
  faults: z.array(faultRequestSchema).max(5_000).optional(),
})

export type LabAccount = z.output<typeof accountSchema>
export type LabClusterStory = z.output<typeof clusterSchema>
export type LabStory = z.output<typeof storySchema>

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
