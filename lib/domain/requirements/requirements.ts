/** Judges what a BroadWorks system must have, for one cluster: demanded, seen by a check, or confirmed by a person (domain.md 5, 10.8). */
import type { FieldValues } from '../catalogue/field'
import type { BroadworksRelease, Source } from '../provisioning/types'
import { checks } from './checks'
import { type RequirementId, requirementIds } from './ids'
import { linesOf } from './lines'
import { patchesOf } from './patches'
import type {
  ClusterFacts,
  Requirement,
  RequirementCheck,
  RequirementGroup,
  RequirementState,
  StoredConfirmation,
} from './types'

interface Rule {
  group: RequirementGroup
  source: Source
  /** Left out while false. */
  isDemanded?: (values: FieldValues) => boolean
  /** Which of its sentences holds for this cluster. */
  text?: (values: FieldValues, facts: ClusterFacts) => string
  /** What a confirmation is given for. */
  basis?: (values: FieldValues) => string
  names?: (values: FieldValues) => readonly string[]
  statements?: readonly string[]
}

/** Files and profiles of domain.md 10.8; X.X.XX and MonthYear are the vendor's own blanks. */
const deviceProfiles = [
  'Connect - Mobile: ucone-mobile-ucaas-X.X.XX-wxt-MonthYear_DTAF.zip',
  'Connect - Tablet: ucone-tablet-ucaas-X.X.XX-wxt-MonthYear_DTAF.zip',
  'Business Communicator - PC: ucone-desktop-ucaas-X.X.XX-wxt-MonthYear_DTAF.zip',
  'config-wxt.xml',
] as const

const release = (values: FieldValues) => String(values.broadworksRelease ?? 'later') as BroadworksRelease
const isPatched = (values: FieldValues) => release(values) !== 'later'
const text = (values: FieldValues, ...fields: string[]) =>
  fields
    .map((field) => String(values[field] ?? ''))
    .join(' ')
    .trim()
const bridged = ({ edgeTopology }: FieldValues) => (edgeTopology === 'tls-bridge' ? 'bridge' : 'needed')

const rules: Record<RequirementId, Rule> = {
  servers: { group: 'servers', source: 'source' },
  'public-xsp': { group: 'servers', source: 'source' },
  cnps: { group: 'servers', source: 'source', basis: (values) => text(values, 'cnpsHost', 'cnpsRelease') },
  'device-profiles': { group: 'servers', source: 'source', names: () => deviceProfiles },
  patch: {
    group: 'application-server',
    source: 'source',
    text: (values) => (isPatched(values) ? 'needed' : 'later'),
    basis: release,
    names: (values) => patchesOf(release(values)).flowThrough,
    statements: ['uc-one-ban'],
  },
  'use-provisioning-url': {
    group: 'application-server',
    source: 'guide',
    text: (values) => (isPatched(values) ? 'needed' : 'later'),
    basis: release,
    names: (values) => patchesOf(release(values)).provisioningUrl,
  },
  'enterprise-flag': { group: 'application-server', source: 'source', basis: release },
  'provisioning-url': {
    group: 'application-server',
    source: 'guide',
    text: (_values, { systemLevel = [] }) => (systemLevel.length > 0 ? 'noted' : 'open'),
  },
  'adapter-path': {
    group: 'application-server',
    source: 'source',
    text: ({ provisioningAdapterPath }) => (provisioningAdapterPath === 'proxy' ? 'proxy' : 'direct'),
    basis: (values) => text(values, 'provisioningAdapterPath', 'provisioningAdapterProxyHost'),
  },
  'call-history': {
    group: 'application-server',
    source: 'guide',
    isDemanded: ({ callHistory }) => callHistory === true,
    basis: release,
    names: (values) => patchesOf(release(values)).callHistory,
  },
  tls: { group: 'xsp', source: 'source', basis: (values) => text(values, 'edgeTopology') },
  encoding: { group: 'xsp', source: 'source' },
  'authentication-service': {
    group: 'xsp',
    source: 'source',
    text: ({ authenticationServiceType, sharedXsp }) =>
      authenticationServiceType !== 'mtls' ? 'ci-token' : sharedXsp === true ? 'mtls-shared' : 'mtls',
    basis: (values) => text(values, 'authenticationServiceType'),
    names: (values) =>
      values.authenticationServiceType === 'mtls' ? [] : patchesOf(release(values)).authenticationService,
    statements: ['auth-source', 'auth-guide'],
  },
  'outbound-trust': {
    group: 'xsp',
    source: 'guide',
    isDemanded: ({ authenticationServiceType }) => authenticationServiceType !== 'mtls',
    names: () => ['IdenTrust Commercial Root CA 1', 'Go Daddy Root Certificate Authority - G2'],
  },
  cti: { group: 'xsp', source: 'source', basis: (values) => text(values, 'ctiHost', 'ctiPort') },
  'cti-trust': { group: 'xsp', source: 'source', text: bridged, basis: (values) => text(values, 'edgeTopology') },
  'client-identity': { group: 'xsp', source: 'source', text: bridged, basis: (values) => text(values, 'edgeTopology') },
}

/** What this cluster needs, in the order of the page. Never throws; what cannot be seen is to be confirmed. */
export function requirementsOf(facts: ClusterFacts): Requirement[] {
  return requirementIds.filter((id) => isDemanded(id, facts.values)).map((id) => requirementOf(id, facts))
}

/** Whether this cluster needs it at all. */
export function isDemanded(id: RequirementId, values: FieldValues): boolean {
  return rules[id].isDemanded?.(values) ?? true
}

/** The fact that a confirmation of this requirement is given for, as the cluster stands. */
export function basisOf(id: RequirementId, values: FieldValues): string {
  return rules[id].basis?.(values) ?? ''
}

function requirementOf(id: RequirementId, facts: ClusterFacts): Requirement {
  const { values } = facts
  const { group, source, names, statements, text: sentence } = rules[id]
  const check = checks[id]?.(facts) ?? null
  const confirmation = facts.confirmations.find(({ requirement }) => requirement === id) ?? null
  const basis = basisOf(id, values)
  const { notesUrl } = patchesOf(release(values))
  return {
    id,
    group,
    source,
    state: stateOf(check, confirmation, basis),
    text: sentence?.(values, facts) ?? 'needed',
    params: paramsOf(values),
    names: names?.(values) ?? [],
    statements: statements ?? [],
    commands: id === 'provisioning-url' ? (facts.systemLevel ?? []) : (linesOf[id]?.(values) ?? []),
    ...(id === 'patch' && notesUrl ? { notesUrl } : {}),
    check,
    confirmation,
    basis,
  }
}

/** Evidence wins over a person's word, in both directions. */
function stateOf(
  check: RequirementCheck | null,
  confirmation: StoredConfirmation | null,
  basis: string,
): RequirementState {
  if (check?.outcome === 'contradicted') return 'contradicted'
  if (check?.outcome === 'seen') return 'met'
  if (!confirmation) return 'to-confirm'
  return confirmation.basis === basis ? 'confirmed' : 'outdated'
}

function paramsOf(values: FieldValues): Record<string, string> {
  return {
    release: release(values),
    cnpsHost: text(values, 'cnpsHost'),
    proxyHost: text(values, 'provisioningAdapterProxyHost'),
    ctiHost: text(values, 'ctiHost'),
    ctiPort: text(values, 'ctiPort'),
  }
}
