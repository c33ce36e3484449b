/** Judges a cluster's names in DNS: what the cloud needs, what the app needs before and after the tag, and DMS (domain.md 8.2). */
import { addressesOf, type DesignLookup, type DnsDesign, type DnsFacts, denialsOf, targetsOf } from './dns-facts'
import { judgeTargets } from './judge-targets'
import { byWeight, type DesignFinding, type DesignPhase, designFinding } from './rules'
import { addressLine, addressLines, proposedAppDomain, proposedService, srvLines, unknownAddress } from './zone-lines'

type Judge = (design: DnsDesign, facts: DnsFacts) => DesignFinding[]

/** All findings, heaviest first, with what is right at the end. A name that was never looked up counts as unknown. */
export function judgeDesign(design: DnsDesign, facts: DnsFacts): DesignFinding[] {
  return byWeight(
    [judgeCloud, judgeNames, judgeBeforeTag, judgeApp, judgeTargets, judgeDms].flatMap((judge) => judge(design, facts)),
  )
}

const judgeCloud: Judge = (design, facts) => {
  const { host } = design.cloud
  const about = { phase: 'cloud', name: host } as const
  const targets = targetsOf(facts, host)
  const ignored =
    targets.length > 0 ? [designFinding('cloud-srv-ignored', { ...about, found: srvLines(host, targets) })] : []
  const unknown = unknownOf(facts, { record: 'A/AAAA', name: host }, 'cloud')
  if (unknown) return [unknown, ...ignored]
  const addresses = addressesOf(facts, host)
  const found = addressLines(host, addresses)
  const others = addressesOfTargets(design, facts).filter((address) => !addresses.includes(address))
  const add = addressLines(host, others.length > 0 ? others : [unknownAddress])
  if (addresses.length > 1) return [designFinding('cloud-several-addresses', { ...about, found }), ...ignored]
  const code = addresses.length === 0 ? 'cloud-no-address' : 'cloud-one-address'
  return [designFinding(code, { ...about, found, zone: { remove: [], add } }), ...ignored]
}

const judgeNames: Judge = (design, facts) => {
  const { cloud, appDomain } = design
  if (appDomain !== cloud.host) {
    const about = { name: appDomain, params: { cloud: cloud.host, root: rootUrlOf(design) } }
    return [
      designFinding('names-separate', { ...about, phase: 'app' }),
      designFinding('tag-needed', { ...about, phase: 'app-before-tag' }),
    ]
  }
  const proposed = proposedAppDomain(cloud.host)
  const zone = { remove: [], add: proposedService(design, facts, proposed) }
  return [
    designFinding('names-not-separate', {
      phase: 'app',
      name: appDomain,
      zone,
      params: { cloud: cloud.host, proposed },
    }),
  ]
}

/** Until it has its configuration file, the app asks under the name that the XSI URL carries. */
const judgeBeforeTag: Judge = (design, facts) => {
  const { host } = design.cloud
  if (design.appDomain === host) return []
  const about = { phase: 'app-before-tag', name: host } as const
  const unknown = unknownOf(facts, { record: 'SRV', name: host }, 'app-before-tag')
  if (unknown) return [unknown]
  const zone = { remove: [], add: proposedService(design, facts, host) }
  const denials = denialsOf(facts, host)
  if (denials.length > 0) {
    const found = srvLines(host, denials)
    return [designFinding('before-tag-not-offered', { ...about, found, zone: { ...zone, remove: found } })]
  }
  const targets = targetsOf(facts, host)
  if (targets.length > 0) return [designFinding('before-tag-srv-present', { ...about, found: srvLines(host, targets) })]
  const found = addressLines(host, addressesOf(facts, host))
  if (found.length > 1) return [designFinding('before-tag-several-addresses', { ...about, found, zone })]
  return found.length === 1 ? [designFinding('before-tag-one-address', { ...about, found })] : []
}

const judgeApp: Judge = (design, facts) => {
  const { appDomain } = design
  const about = { phase: 'app', name: appDomain } as const
  const unknown = unknownOf(facts, { record: 'SRV', name: appDomain }, 'app')
  if (unknown) return [unknown]
  const targets = targetsOf(facts, appDomain)
  const add = proposedService(design, facts, appDomain)
  const denials = denialsOf(facts, appDomain)
  if (denials.length > 0) {
    const found = srvLines(appDomain, denials)
    return [designFinding('app-not-offered', { ...about, found, zone: { remove: found, add } })]
  }
  if (targets.length === 0) return withoutSrv(design, facts, add)
  const own = appDomain === design.cloud.host ? [] : addressesOf(facts, appDomain)
  const found = addressLines(appDomain, own)
  const several = designFinding('app-domain-several-addresses', {
    ...about,
    found,
    zone: { remove: found.slice(1), add: [] },
  })
  return [
    designFinding('app-srv-present', { ...about, found: srvLines(appDomain, targets) }),
    ...(own.length > 1 ? [several] : []),
  ]
}

/** Without SRV the app falls back to the domain's own addresses: right with one at most, wrong with several, and never enough. */
function withoutSrv({ appDomain }: DnsDesign, facts: DnsFacts, add: string[]): DesignFinding[] {
  const about = { phase: 'app', name: appDomain } as const
  const zone = { remove: [], add }
  const unknown = unknownOf(facts, { record: 'A/AAAA', name: appDomain }, 'app')
  const found = addressLines(appDomain, addressesOf(facts, appDomain))
  if (unknown) return [designFinding('app-srv-missing', { ...about, zone }), unknown]
  if (found.length === 0) return [designFinding('app-unreachable', { ...about, zone })]
  const code = found.length === 1 ? 'app-srv-missing' : 'app-fallback-several-addresses'
  return [designFinding(code, { ...about, found, zone })]
}

const judgeDms: Judge = ({ dmsHost }, facts) => {
  if (dmsHost === null) return []
  const about = { phase: 'dms', name: dmsHost } as const
  const unknown = unknownOf(facts, { record: 'A/AAAA', name: dmsHost }, 'dms')
  if (unknown) return [unknown]
  const found = addressLines(dmsHost, addressesOf(facts, dmsHost))
  if (found.length > 0) return [designFinding('dms-has-addresses', { ...about, found })]
  return [
    designFinding('dms-no-address', { ...about, zone: { remove: [], add: [addressLine(dmsHost, unknownAddress)] } }),
  ]
}

/** What cannot be judged because DNS gave no answer. */
function unknownOf(facts: DnsFacts, { record, name }: DesignLookup, phase: DesignPhase): DesignFinding | undefined {
  const answer = record === 'SRV' ? facts.srv.get(name) : facts.addresses.get(name)
  if (answer && answer.outcome !== 'failed') return undefined
  return designFinding('lookup-failed', { phase, name, params: { record } })
}

function addressesOfTargets(design: DnsDesign, facts: DnsFacts): string[] {
  const targets = [...targetsOf(facts, design.appDomain), ...targetsOf(facts, design.cloud.host)]
  return [...new Set(targets.flatMap(({ target }) => addressesOf(facts, target)))]
}

/** What `%XSI_ROOT_WXT%` has to say for the app to move to its own name. */
function rootUrlOf({ cloud, appDomain }: DnsDesign): string {
  return cloud.port === 443 ? `https://${appDomain}` : `https://${appDomain}:${cloud.port}`
}
