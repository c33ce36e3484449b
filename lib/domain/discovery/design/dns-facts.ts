/** Owns what the judge of the DNS design is told, and decides which lookups it still needs. */
import type { AddressAnswer, SrvAnswer } from '../discovery'
import { type SrvRecord, srvOrderToShow } from '../srv-order'
import { type XsiRoot, xsiRootOf } from '../xsi-root'

/** The names of a cluster as its fields give them: lower case, no final dot. */
export interface DnsDesign {
  /** Host and port of the XSI-Actions URL: what the cloud connects to, and where the app starts. */
  cloud: XsiRoot
  /** What the app asks SRV for once the tag has moved it; the cloud's name when no tag does. */
  appDomain: string
  /** Null when the cluster names no DMS. */
  dmsHost: string | null
}

/** The design that a cluster's fields give; null without a readable XSI-Actions URL. Empty fields are left out of it. */
export function designOf(fields: { xsiActionsUrl: string; xsiDomain: string; dmsUrl: string }): DnsDesign | null {
  const cloud = xsiRootOf(fields.xsiActionsUrl)
  if (!cloud) return null
  const appDomain = xsiRootOf(fields.xsiDomain)?.host ?? cloud.host
  return { cloud, appDomain, dmsHost: xsiRootOf(fields.dmsUrl)?.host ?? null }
}

export interface DnsFacts {
  /** By XSI domain, without the service's prefix. */
  srv: ReadonlyMap<string, SrvAnswer>
  addresses: ReadonlyMap<string, AddressAnswer>
}

export interface DesignLookup {
  record: 'SRV' | 'A/AAAA'
  /** The XSI domain for SRV; the name itself for addresses. */
  name: string
}

export const noFacts: DnsFacts = { srv: new Map(), addresses: new Map() }

/** The lookups that are still missing, each name once; empty when the design can be judged. */
export function missingLookups(design: DnsDesign, facts: DnsFacts): DesignLookup[] {
  const domains = [...new Set([design.cloud.host, design.appDomain])]
  const targets = domains.flatMap((domain) => targetsOf(facts, domain)).map(({ target }) => target)
  const names = [...new Set([...domains, ...(design.dmsHost === null ? [] : [design.dmsHost]), ...targets])]
  return [
    ...domains.filter((name) => !facts.srv.has(name)).map((name) => ({ record: 'SRV', name }) as const),
    ...names.filter((name) => !facts.addresses.has(name)).map((name) => ({ record: 'A/AAAA', name }) as const),
  ]
}

/** The targets under a domain in the order to show; the root, which offers nothing, is none. */
export function targetsOf(facts: DnsFacts, domain: string): SrvRecord[] {
  return recordsOf(facts, domain).filter(({ target }) => target !== '')
}

/** The records by which a domain says that the service is not offered (RFC 2782); none when it has targets or no SRV. */
export function denialsOf(facts: DnsFacts, domain: string): SrvRecord[] {
  const records = recordsOf(facts, domain)
  return records.every(({ target }) => target === '') ? records : []
}

/** The addresses of a name, none when it has none or could not be asked. */
export function addressesOf(facts: DnsFacts, name: string): readonly string[] {
  const answer = facts.addresses.get(name)
  return answer?.outcome === 'found' ? [...new Set(answer.addresses)] : []
}

function recordsOf(facts: DnsFacts, domain: string): SrvRecord[] {
  const answer = facts.srv.get(domain)
  const records = answer?.outcome === 'found' ? answer.records : []
  return srvOrderToShow(
    records.map((record) => ({ ...record, target: record.target.toLowerCase().replace(/\.$/, '') })),
  )
}
