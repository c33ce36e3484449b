/** The names of a story and what each answers. */
import { ports } from '../layout'
import type { LabCluster } from '../story'

interface SrvTarget {
  priority: number
  weight: number
  port: number
  target: string
}

/** One name. A name that exists with no record of the asked type answers empty, not NXDOMAIN. */
export interface ZoneName {
  name: string
  /** Undefined for names that belong to no cluster, such as the apex. */
  cluster?: LabCluster
  ipv4: string[]
  ipv6: string[]
  srv: SrvTarget[]
  ttlSeconds: number
  roundRobin: boolean
}

export type Zone = Map<string, ZoneName>

const srvNameOf = (domain: string): string => `_xsi-client._tcp.${domain}`

/** `further` are names with addresses that belong to no cluster. */
export const zoneOf = (
  clusters: readonly LabCluster[],
  further: readonly Pick<ZoneName, 'name' | 'ipv4'>[] = [],
): Zone => {
  const zone: Zone = new Map()
  for (const entry of clusters.flatMap(namesOf)) zone.set(entry.name, entry)
  for (const entry of further) zone.set(entry.name, { ...bare, ...entry })
  for (const name of [...zone.keys()]) addParents(zone, name)
  return zone
}

const bare = { ipv6: [], srv: [], ttlSeconds: 60, roundRobin: false }

const namesOf = (cluster: LabCluster): ZoneName[] => {
  const dns = cluster.story.dns ?? {}
  const entry = (name: string, records: Partial<ZoneName>): ZoneName => ({
    name: name.toLowerCase(),
    cluster,
    ipv4: [],
    ipv6: [],
    srv: [],
    ttlSeconds: dns.ttlSeconds ?? 60,
    roundRobin: dns.roundRobin ?? false,
    ...records,
  })
  const cloudHosts = [...new Set(Object.values(cluster.hosts))]
  const srv = dns.withoutSrv ? [] : targetsOf(cluster)
  const srvOwners = [cluster.xsiDomain, ...(dns.srvUnderCloudName ? [cluster.hosts['xsi-actions']] : [])]
  return [
    ...cloudHosts.map((host) => entry(host, { ipv4: cluster.addresses, ipv6: dns.ipv6 ?? [] })),
    ...cluster.sites.map((site) => entry(site.appHost, { ipv4: [site.address] })),
    entry(cluster.xsiDomain, dns.withoutSrv ? { ipv4: cluster.addresses.slice(0, 1) } : {}),
    ...(srv.length > 0 ? srvOwners.map((owner) => entry(srvNameOf(owner), { srv })) : []),
  ]
}

const targetsOf = (cluster: LabCluster): SrvTarget[] =>
  cluster.sites.map((site, index) => ({
    priority: 10 * (index + 1),
    weight: 50,
    port: ports.https,
    target: site.appHost,
  }))

/** Names above an existing name exist too, without records (RFC 8020). */
const addParents = (zone: Zone, name: string): void => {
  for (let parent = parentOf(name); parent !== ''; parent = parentOf(parent)) {
    if (!zone.has(parent)) {
      zone.set(parent, { name: parent, ipv4: [], ...bare })
    }
  }
}

const parentOf = (name: string): string => name.split('.').slice(1).join('.')
