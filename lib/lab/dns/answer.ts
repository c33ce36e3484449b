/** Decides the answer to one DNS question: pure, the sockets are elsewhere. */
import {
  type Answer,
  AUTHORITATIVE_ANSWER,
  type DecodedPacket,
  type Packet,
  RECURSION_AVAILABLE,
  RECURSION_DESIRED,
  TRUNCATED_RESPONSE,
} from 'dns-packet'
import type { InterfaceKind } from '@/lib/domain/health/types'
import type { Fault, FaultName } from '../faults/catalogue'
import type { FaultRegistry } from '../faults/registry'
import type { LabCluster } from '../story'
import type { Zone, ZoneName } from './zone'

const responseCodes = { ok: 0, servfail: 2, nxdomain: 3, notImplemented: 4, refused: 5 } as const

/** `silence` sends nothing at all. */
export type DnsVerdict = { kind: 'silence' } | { kind: 'response'; packet: Packet; truncated: boolean }

export interface DnsContext {
  zone: Zone
  faults: FaultRegistry
  /** How many answers a name has had: turns its addresses when it is round-robin. */
  turn: number
}

export const answerTo = (query: DecodedPacket, context: DnsContext): DnsVerdict => {
  if (context.faults.isCutOff()) return { kind: 'silence' }
  const question = query.questions?.[0]
  if (!question) return respond(query, responseCodes.notImplemented, [])
  const entry = context.zone.get(question.name.toLowerCase().replace(/\.$/, ''))
  if (!entry) return respond(query, isRoot(question.name) ? responseCodes.ok : responseCodes.nxdomain, [])
  const fault = faultOn(entry, context.faults)
  return (
    faulty(query, fault) ?? respond(query, responseCodes.ok, recordsOf(question, changed(entry, fault), context.turn))
  )
}

const isRoot = (name: string): boolean => name === '' || name === '.'

const faultOn = (entry: ZoneName, faults: FaultRegistry): Fault | undefined =>
  entry.cluster &&
  faults.at('dns', {
    cluster: entry.cluster.key,
    host: hostOf(entry),
    interfaces: interfacesOf(entry.cluster, hostOf(entry)),
  })

/** A fault on a domain concerns its SRV name too. */
const hostOf = (entry: ZoneName): string => entry.name.replace(/^_xsi-client\._tcp\./, '')

const interfacesOf = (cluster: LabCluster, host: string): InterfaceKind[] =>
  (Object.keys(cluster.hosts) as InterfaceKind[]).filter((kind) => cluster.hosts[kind] === host)

const failing: Partial<Record<FaultName, number>> = {
  'dns-empty': responseCodes.ok,
  'dns-nxdomain': responseCodes.nxdomain,
  'dns-servfail': responseCodes.servfail,
  'dns-refused': responseCodes.refused,
}

const faulty = (query: DecodedPacket, fault: Fault | undefined): DnsVerdict | undefined => {
  if (!fault) return undefined
  if (fault.fault === 'dns-timeout') return { kind: 'silence' }
  if (fault.fault === 'dns-truncated') return respond(query, responseCodes.ok, [], 'truncated')
  const code = failing[fault.fault]
  return code === undefined ? undefined : respond(query, code, [])
}

const changed = (entry: ZoneName, fault: Fault | undefined): ZoneName =>
  fault?.fault === 'dns-changed' && entry.srv.length === 0
    ? { ...entry, ipv4: fault.params.addresses ?? [], ipv6: [] }
    : entry

const turned = (addresses: string[], entry: ZoneName, turn: number): string[] => {
  if (!entry.roundRobin || addresses.length === 0) return addresses
  const start = turn % addresses.length
  return [...addresses.slice(start), ...addresses.slice(0, start)]
}

const recordsOf = (question: { name: string; type: string }, entry: ZoneName, turn: number): Answer[] => {
  const head = { name: question.name, ttl: entry.ttlSeconds, class: 'IN' as const }
  if (question.type === 'A')
    return turned(entry.ipv4, entry, turn).map((data) => ({ ...head, type: 'A' as const, data }))
  if (question.type === 'AAAA')
    return turned(entry.ipv6, entry, turn).map((data) => ({ ...head, type: 'AAAA' as const, data }))
  if (question.type === 'SRV') return entry.srv.map((data) => ({ ...head, type: 'SRV' as const, data }))
  return []
}

const respond = (query: DecodedPacket, code: number, answers: Answer[], size?: 'truncated'): DnsVerdict => {
  const desired = query.flag_rd ? RECURSION_DESIRED : 0
  const flags = AUTHORITATIVE_ANSWER | RECURSION_AVAILABLE | desired | code | (size ? TRUNCATED_RESPONSE : 0)
  const negative = answers.length === 0 && !size ? [startOfAuthority(query)] : []
  return {
    kind: 'response',
    truncated: size === 'truncated',
    packet: {
      id: query.id ?? 0,
      type: 'response',
      flags,
      questions: query.questions ?? [],
      answers,
      authorities: negative.flat(),
    },
  }
}

/** Says how long a "no" may be kept (RFC 2308). */
const startOfAuthority = (query: DecodedPacket): Answer[] => {
  const name = query.questions?.[0]?.name.split('.').slice(-2).join('.')
  if (!name) return []
  const data = {
    mname: `ns.${name}`,
    rname: `hostmaster.${name}`,
    serial: 1,
    refresh: 3600,
    retry: 600,
    expire: 86_400,
    minimum: 5,
  }
  return [{ name, type: 'SOA', class: 'IN', ttl: 5, data }]
}

/** The same answer without its records and with the bit that sends the client to TCP. */
export const truncatedForm = (packet: Packet): Packet => ({
  ...packet,
  flags: (packet.flags ?? 0) | TRUNCATED_RESPONSE,
  answers: [],
  authorities: [],
})
