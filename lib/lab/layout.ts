/** Decides where each part of a story stands in the lab's range 127.n.0.0/16. */
import type { InterfaceKind } from '@/lib/domain/health/types'
import { LabError } from './lab-error'
import type { LabCluster, LabClusterStory, LabSite, LabUrls } from './story'

export const ports = { dns: 5300, https: 8443, cti: 8012 } as const

export const resolverHostOf = (range: number): string => `127.${range}.0.53`

/** The clusters of a story with hosts, addresses and URLs, the first at 127.n.1.0. Throws LabError for a story that does not fit. */
export const layOut = (stories: LabClusterStory[], range: number): LabCluster[] => {
  const isTooLarge = stories.some((story) => (story.sites ?? 2) > 9 || (story.xspsPerSite ?? 2) > 9)
  const isCrowded = stories.slice(octets).some((story) => story.edge !== 'xsp-in-dmz')
  if (isTooLarge || isCrowded || stories.length > octets * layers)
    throw new LabError('story-too-large', { most: octets })
  return stories.map((story, index) =>
    clusterOf(story, `127.${range}.${(index % octets) + 1}`, Math.floor(index / octets) * layerSize),
  )
}

/** Each of the first 254 has a third octet of its own; further ones, which hide no servers, stand above them in it. */
const octets = 254
const layers = 12
const layerSize = 20

const clusterOf = (story: LabClusterStory, network: string, above: number): LabCluster => {
  const hosts = interfaceHostsOf(story)
  const sites = Array.from({ length: story.sites ?? 2 }, (_, index) => siteOf(story, network, index, above))
  return {
    key: story.key,
    name: story.name,
    domain: story.domain,
    edge: story.edge,
    hosts,
    urls: urlsOf(hosts),
    ctiHost: hosts.cti,
    ctiPort: ports.cti,
    xsiDomain: `app.${story.domain}`,
    addresses: sites.map((site) => site.address),
    sites,
    authentication: story.authentication ?? 'ci-token',
    testAccount: story.testAccount,
    device: story.device,
    story,
  }
}

const interfaceHostsOf = (story: LabClusterStory): Record<InterfaceKind, string> => {
  const xsi = story.hosts?.['xsi-actions'] ?? `xsi.${story.domain}`
  return {
    'xsi-actions': xsi,
    'xsi-events': xsi,
    'authentication-service': story.authentication === 'mtls' ? `auth.${story.domain}` : xsi,
    cti: `cti.${story.domain}`,
    dms: `dms.${story.domain}`,
    ...story.hosts,
  }
}

const urlsOf = (hosts: Record<InterfaceKind, string>): LabUrls => ({
  xsiActionsUrl: `https://${hosts['xsi-actions']}:${ports.https}/com.broadsoft.xsi-actions`,
  xsiEventsUrl: `https://${hosts['xsi-events']}:${ports.https}/com.broadsoft.xsi-events`,
  authenticationServiceUrl: `https://${hosts['authentication-service']}:${ports.https}/authService`,
  dmsUrl: `https://${hosts.dms}:${ports.https}/dms/wxt/config-wxt.xml`,
})

/** Site 1 stands at .11 with servers .111 and up, site 2 at .12 with .121 and up; `above` lifts them all. */
const siteOf = (story: LabClusterStory, network: string, index: number, above: number): LabSite => {
  const letter = 'abcdefghi'.charAt(index)
  const address = `${network}.${11 + index + above}`
  const count = story.edge === 'xsp-in-dmz' ? 1 : (story.xspsPerSite ?? 2)
  const xsps = Array.from({ length: count }, (_, number) => ({
    key: `${letter}${number + 1}`,
    address: story.edge === 'xsp-in-dmz' ? address : `${network}.${111 + index * 10 + number}`,
  }))
  return { key: letter, address, appHost: `xsp-${letter}.${story.domain}`, xsps }
}

export const portOf = (kind: InterfaceKind): number => (kind === 'cti' ? ports.cti : ports.https)

/** The interfaces that a cluster offers at a port, or only those under one host when the client has named it. */
export const interfacesAt = (cluster: LabCluster, port: number, host?: string): InterfaceKind[] => {
  const atPort = interfaceOrder.filter((kind) => portOf(kind) === port)
  const named = atPort.filter((kind) => cluster.hosts[kind] === host)
  return named.length > 0 ? named : atPort
}

const interfaceOrder: InterfaceKind[] = ['xsi-actions', 'xsi-events', 'authentication-service', 'cti', 'dms']

/** Every name of the cluster that a client may ask for, and that its server certificates carry. */
export const hostsOf = (cluster: LabCluster): string[] => [
  ...new Set([...Object.values(cluster.hosts), cluster.xsiDomain, ...cluster.sites.map((site) => site.appHost)]),
]
