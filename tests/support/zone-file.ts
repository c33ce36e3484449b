/** A zone as its lines, resolved the plain way: what the DNS would answer if somebody pasted them. */
import {
  type DesignLookup,
  type DnsDesign,
  type DnsFacts,
  missingLookups,
  noFacts,
} from '@/lib/domain/discovery/design/dns-facts'
import type { AddressAnswer, SrvAnswer } from '@/lib/domain/discovery/discovery'

const rightsOf = (lines: readonly string[], name: string, type: string) =>
  lines.flatMap((line) => {
    const [owner, , kind, ...rest] = line.split(' ')
    return owner === `${name}.` && kind === type ? [rest] : []
  })

function addressesAt(lines: readonly string[], name: string): AddressAnswer {
  const [cname] = rightsOf(lines, name, 'CNAME')
  const alias = cname?.[0]?.replace(/\.$/, '')
  const at = alias ?? name
  const addresses = [...rightsOf(lines, at, 'A'), ...rightsOf(lines, at, 'AAAA')].map(([address = '']) => address)
  return addresses.length === 0 ? { outcome: 'nothing' } : { outcome: 'found', addresses, alias }
}

function servicesAt(lines: readonly string[], domain: string): SrvAnswer {
  const records = rightsOf(lines, `_xsi-client._tcp.${domain}`, 'SRV').map(([priority, weight, port, target = '']) => ({
    priority: Number(priority),
    weight: Number(weight),
    port: Number(port),
    target,
  }))
  return records.length === 0 ? { outcome: 'nothing' } : { outcome: 'found', records }
}

/** What the judge is told of a design in this zone. `broken` names the lookups that fail. */
export function factsOfZone(
  design: DnsDesign,
  lines: readonly string[],
  broken: (lookup: DesignLookup) => boolean = () => false,
): DnsFacts {
  const facts = { srv: new Map(noFacts.srv), addresses: new Map(noFacts.addresses) }
  for (;;) {
    const missing = missingLookups(design, facts)
    if (missing.length === 0) return facts
    for (const lookup of missing) {
      const { record, name } = lookup
      if (record === 'SRV') facts.srv.set(name, broken(lookup) ? { outcome: 'failed' } : servicesAt(lines, name))
      else facts.addresses.set(name, broken(lookup) ? { outcome: 'failed' } : addressesAt(lines, name))
    }
  }
}
