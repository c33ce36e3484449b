/** Judges the SRV targets that the app may connect to: exactly one address each, none of them shared (domain.md 8.2, RFC 2782). */
import type { SrvRecord } from '../srv-order'
import { addressesOf, type DnsDesign, type DnsFacts, targetsOf } from './dns-facts'
import { type DesignFinding, type DesignPhase, designFinding } from './rules'
import { addressLine, addressLines, renamedTarget, splitTarget, srvLines, unknownAddress } from './zone-lines'

interface About {
  phase: DesignPhase
  name: string
  params: { domain: string }
}

/** Findings of all targets, each name once: those of the app's own domain first. */
export function judgeTargets(design: DnsDesign, facts: DnsFacts): DesignFinding[] {
  const places: [DesignPhase, string][] = [['app', design.appDomain]]
  if (design.cloud.host !== design.appDomain) places.push(['app-before-tag', design.cloud.host])
  const seen = new Set<string>()
  return places.flatMap(([phase, domain]) => {
    const targets = targetsOf(facts, domain)
    const fresh = new Set(targets.map(({ target }) => target).filter((target) => !seen.has(target)))
    for (const target of fresh) seen.add(target)
    const each = [...fresh].flatMap((name) => judgeTarget({ phase, name, params: { domain } }, design, facts))
    return fresh.size === 0 ? [] : [...each, ...judgeTogether({ phase, name: domain }, targets, facts)]
  })
}

function judgeTarget(about: About, design: DnsDesign, facts: DnsFacts): DesignFinding[] {
  const { name, phase } = about
  const answer = facts.addresses.get(name)
  if (!answer || answer.outcome === 'failed') {
    return [designFinding('lookup-failed', { phase, name, params: { record: 'A/AAAA' } })]
  }
  const ofAddresses = judgeAddresses(about, design, facts)
  if (answer.outcome !== 'found' || answer.alias === undefined) return [ofAddresses]
  const found = [`${name}. IN CNAME ${answer.alias}.`]
  const zone = renamedTarget(design, facts, name, [answer.alias])
  return [ofAddresses, designFinding('target-is-alias', { ...about, found, zone })]
}

function judgeAddresses(about: About, design: DnsDesign, facts: DnsFacts): DesignFinding {
  const { name } = about
  const addresses = addressesOf(facts, name)
  const found = addressLines(name, addresses)
  if (addresses.length === 1) return designFinding('target-one-address', { ...about, found })
  if (addresses.length === 0) {
    const zone = { remove: [], add: [addressLine(name, unknownAddress)] }
    return designFinding('target-no-address', { ...about, zone })
  }
  const spare = addresses.filter((address) => address.includes(':'))
  if (addresses.length === 2 && spare.length === 1) {
    const zone = { remove: addressLines(name, spare), add: [] }
    return designFinding('target-dual-stack', { ...about, found, zone })
  }
  return designFinding('target-several-addresses', { ...about, found, zone: splitTarget(design, facts, name) })
}

/** What only shows when the targets of a domain are seen together. */
function judgeTogether(
  about: { phase: DesignPhase; name: string },
  targets: readonly SrvRecord[],
  facts: DnsFacts,
): DesignFinding[] {
  const names = [...new Set(targets.map(({ target }) => target))]
  const addresses = new Set(names.flatMap((name) => addressesOf(facts, name)))
  const shared = [...addresses].flatMap((address) => {
    const sharing = names.filter((name) => addressesOf(facts, name).includes(address))
    if (sharing.length < 2) return []
    const found = sharing.map((name) => addressLine(name, address))
    const add = sharing.slice(1).map((name) => addressLine(name, unknownAddress))
    return [
      designFinding('targets-share-address', {
        ...about,
        found,
        zone: { remove: found.slice(1), add },
        params: { address },
      }),
    ]
  })
  const alone =
    names.length === 1 ? [designFinding('one-target', { ...about, found: srvLines(about.name, targets) })] : []
  return [...shared, ...alone, designFinding('persistence-unproven', about)]
}
