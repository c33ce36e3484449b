/** Decides which fault concerns which place of the network: pure, so that page, API and sockets agree. */
import type { InterfaceKind } from '@/lib/domain/health/types'
import type { FaultRefusal } from '../lab-error'
import { hostsOf, interfacesAt, portOf } from '../layout'
import type { LabCluster } from '../story'
import type { Fault, FaultLayer, FaultRequest, FaultScope } from './catalogue'
import { faultCatalogue, paramsOf, specOf } from './catalogue'

/** A point that traffic passes. `interfaces` are all those that the traffic may still be meant for. */
export interface Place {
  cluster: string
  address?: string
  xsp?: string
  host?: string
  interfaces: readonly InterfaceKind[]
}

export const scopeKeys = ['cluster', 'host', 'address', 'xsp', 'interface'] as const

export const concerns = (fault: Fault, place: Place): boolean =>
  fault.cluster === place.cluster &&
  (!fault.address || fault.address === place.address) &&
  (!fault.xsp || fault.xsp === place.xsp) &&
  (!fault.host || fault.host === place.host) &&
  (!fault.interface || place.interfaces.includes(fault.interface))

const precision = (fault: FaultScope): number => scopeKeys.filter((key) => fault[key] !== undefined).length

/** The fault of a layer that decides at a place: the most precise, and among equals the latest. */
export const decisive = (faults: readonly Fault[], layer: FaultLayer, place: Place): Fault | undefined =>
  faults
    .filter((fault) => fault.layer === layer && concerns(fault, place))
    .reduce<Fault | undefined>((best, fault) => (best && precision(best) > precision(fault) ? best : fault), undefined)

export const sameScope = (one: FaultScope, other: FaultScope): boolean =>
  scopeKeys.every((key) => one[key] === other[key])

/** Whether a fault shows at one interface of one address, its neighbours on the same socket included. */
export const showsAt = (fault: Fault, cluster: LabCluster, address: string, kind: InterfaceKind): boolean => {
  const host = cluster.hosts[kind]
  const place: Place = { cluster: cluster.key, address, host, interfaces: sharersOf(fault, cluster, kind) }
  return concerns(fault, fault.xsp ? { ...place, xsp: fault.xsp } : place) && appliesTo(fault, kind)
}

const sharersOf = (fault: Fault, cluster: LabCluster, kind: InterfaceKind): readonly InterfaceKind[] => {
  if (fault.fault === 'refuse') return interfacesAt(cluster, portOf(kind))
  if (fault.layer === 'http' || fault.layer === 'session') return [kind]
  return interfacesAt(cluster, portOf(kind), cluster.hosts[kind])
}

const appliesTo = (fault: Fault, kind: InterfaceKind): boolean => specOf(fault.fault).interfaces?.includes(kind) ?? true

/** Completes a request against the story, or says why it cannot be. */
export const resolveFault = (
  request: FaultRequest,
  clusters: readonly LabCluster[],
): Omit<Fault, 'id'> | FaultRefusal => {
  const cluster = clusterOf(request, clusters)
  if (!cluster) return request.cluster ? 'unknown-cluster' : 'unknown-host'
  const address = request.site ? cluster.sites.find((site) => site.key === request.site)?.address : request.address
  if (request.site && (!address || request.address)) return 'unknown-address'
  const misplaced = misplacedIn({ ...request, ...(address && { address }) }, cluster)
  if (misplaced) return misplaced
  const params = paramsOf(request.fault, request.params)
  if (!params) return 'wrong-params'
  const { fault, host, xsp, interface: kind } = request
  const narrowed = {
    ...(host && { host }),
    ...(address && { address }),
    ...(xsp && { xsp }),
    ...(kind && { interface: kind }),
  }
  return { cluster: cluster.key, ...narrowed, fault, layer: faultCatalogue[fault].layer, params }
}

const clusterOf = (scope: FaultScope, clusters: readonly LabCluster[]): LabCluster | undefined => {
  if (scope.cluster) return clusters.find((cluster) => cluster.key === scope.cluster)
  return clusters.find((cluster) => scope.host !== undefined && hostsOf(cluster).includes(scope.host))
}

const misplacedIn = (request: FaultRequest, cluster: LabCluster): FaultRefusal | undefined => {
  const spec = specOf(request.fault)
  if (request.host && !hostsOf(cluster).includes(request.host)) return 'unknown-host'
  if (request.address && !cluster.addresses.includes(request.address)) return 'unknown-address'
  const xsps = cluster.sites.filter((site) => !request.address || site.address === request.address)
  if (request.xsp && !xsps.some((site) => site.xsps.some((xsp) => xsp.key === request.xsp))) return 'unknown-xsp'
  if (request.interface && spec.interfaces && !spec.interfaces.includes(request.interface))
    return 'not-at-this-interface'
  if (spec.layer === 'dns' && (request.address || request.xsp)) return 'not-at-this-layer'
  return undefined
}
