/** Writes the lines of a zone file that a finding shows or proposes. Without times to live: the zone's own apply. */
import type { SrvRecord } from '../srv-order'
import { srvNameOf } from '../xsi-root'
import { addressesOf, type DnsDesign, type DnsFacts, targetsOf } from './dns-facts'

/** What to paste, and what to take out. */
export interface ZoneChange {
  remove: string[]
  add: string[]
}

export const noChange: ZoneChange = { remove: [], add: [] }

export function addressLine(name: string, address: string): string {
  return `${name}. IN ${address.includes(':') ? 'AAAA' : 'A'} ${address}`
}

export const addressLines = (name: string, addresses: readonly string[]) =>
  addresses.map((address) => addressLine(name, address))

export function srvLine(domain: string, { priority, weight, port, target }: SrvRecord): string {
  return `${srvNameOf({ host: domain })}. IN SRV ${priority} ${weight} ${port} ${target}.`
}

export const srvLines = (domain: string, records: readonly SrvRecord[]) =>
  records.map((record) => srvLine(domain, record))

/** Stands for an address that the hub cannot know: no server loads a zone in which it is left. */
export const unknownAddress = '<address>'

/** A name of its own for the app, beside the cloud's. */
export function proposedAppDomain(cloudHost: string): string {
  const [label = '', ...rest] = cloudHost.split('.')
  return [label.includes('cloud') ? label.replace('cloud', 'app') : `${label}-app`, ...rest].join('.')
}

/**
 * Records that let the app find its hosts under `domain`: those it already has elsewhere, else one target for each of
 * the cloud's addresses, the first preferred as in the source's first example.
 */
export function proposedService(design: DnsDesign, facts: DnsFacts, domain: string): string[] {
  const known = [design.appDomain, design.cloud.host].map((other) => targetsOf(facts, other))
  const copied = known.find((targets) => targets.length > 0)
  if (copied) return srvLines(domain, copied)
  const all = [design.cloud.host, design.appDomain].map((name) => addressesOf(facts, name))
  const addresses = all.find((some) => some.length > 0) ?? [unknownAddress]
  const targets = freeNames(facts, domain, addresses.length)
  const { port } = design.cloud
  return [
    ...targets.map((target, index) => srvLine(domain, { priority: 10 * (index + 1), weight: 50, port, target })),
    ...addresses.map((address, index) => addressLine(targets[index] ?? domain, address)),
  ]
}

/** A target with several addresses as several targets with one each, equally preferred, wherever SRV names it. */
export function splitTarget(design: DnsDesign, facts: DnsFacts, target: string): ZoneChange {
  const addresses = addressesOf(facts, target)
  const parts = freeNames(facts, target, addresses.length)
  const change = renamedTarget(design, facts, target, parts)
  return {
    ...change,
    add: [...change.add, ...addresses.map((address, index) => addressLine(parts[index] ?? target, address))],
  }
}

/** The SRV lines that name a target, and the same lines with others in its place. */
export function renamedTarget(
  design: DnsDesign,
  facts: DnsFacts,
  target: string,
  others: readonly string[],
): ZoneChange {
  const places = [...new Set([design.appDomain, design.cloud.host])].flatMap((domain) =>
    targetsOf(facts, domain)
      .filter((record) => record.target === target)
      .map((record) => ({ domain, record })),
  )
  return {
    remove: places.map(({ domain, record }) => srvLine(domain, record)),
    add: places.flatMap(({ domain, record }) => others.map((other) => srvLine(domain, { ...record, target: other }))),
  }
}

/** `xsp.example.com` numbered, `xsp-1.example.com`, so that it stays in its zone; names already in use are skipped. */
function freeNames(facts: DnsFacts, name: string, count: number): string[] {
  const [label = '', ...rest] = name.split('.')
  const names: string[] = []
  for (let number = 1; names.length < count; number += 1) {
    const numbered = [`${label}-${number}`, ...rest].join('.')
    if (!facts.addresses.has(numbered) && !facts.srv.has(numbered)) names.push(numbered)
  }
  return names
}
