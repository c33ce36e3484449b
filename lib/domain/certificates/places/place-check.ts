/** The one table of checks that a place can be asked for: where each comes from and what repairs it. */

import type { Finding } from '../rules/finding'
import type { Fix } from '../rules/rule'
import type { RuleId } from '../rules/table'

export type CheckState = 'met' | 'warning' | 'broken' | 'unknown'

/** Documents as domain.md names them: the vendor's preparation text, its solution guide, its trust anchor guide, our decisions. */
export interface PlaceSource {
  readonly document: 'prepare-environment' | 'solution-guide' | 'trust-anchors' | 'decision'
  readonly section: string
}

const preparation = (section: string): PlaceSource => ({ document: 'prepare-environment', section })
const guide = (section: string): PlaceSource => ({ document: 'solution-guide', section })
const anchorGuide = (section: string): PlaceSource => ({ document: 'trust-anchors', section })
const decision = (section: string): PlaceSource => ({ document: 'decision', section })

const tls = 'Certificate Requirements for TLS Authentication'
const bridge = 'TLS Certificate Requirements for TLS-bridge Proxy'
const cti = 'Additional Certificate Requirements for Mutual TLS Authentication over CTI Interface'
const anchors = 'Trust Anchors for CTI Interface'

export const placeChecks = {
  'certificate-readable': { source: preparation(tls), fix: 'install-readable' },
  'chain-valid': { source: preparation(tls), fix: 'follow-finding' },
  'issuer-public': { source: preparation(tls), fix: 'order-public' },
  'issuer-internal': { source: preparation(bridge), fix: 'trust-internal-issuer' },
  'not-self-signed': { source: preparation('Servers in Your Network and Software Requirements'), fix: 'order-public' },
  'name-in-san': { source: preparation(tls), fix: 'reissue-with-san' },
  'intermediates-present': {
    source: preparation('Servers in Your Network and Software Requirements'),
    fix: 'install-intermediates',
  },
  'in-date': { source: preparation(tls), fix: 'renew' },
  'tls-1-2-offered': { source: guide('Adding TLS 1.2 Protocol'), fix: 'offer-tls-1-2' },
  'tls-nothing-older': { source: decision('certificates.md, Trust'), fix: 'drop-older-tls' },
  'client-common-name': { source: preparation(cti), fix: 'reissue-client' },
  'client-purposes': { source: preparation(cti), fix: 'reissue-client' },
  'client-no-san': { source: preparation(cti), fix: 'reissue-client-without-san' },
  'anchors-root': { source: anchorGuide(anchors), fix: 'install-root' },
  'anchors-issuing': { source: anchorGuide(anchors), fix: 'install-issuing' },
  'anchors-in-date': { source: anchorGuide(anchors), fix: 'install-new-anchors' },
  'anchors-only-authorities': { source: anchorGuide(anchors), fix: 'remove-leaf' },
  'cti-client-certificate': { source: preparation(cti), fix: 'require-cti-client-certificate' },
  'cti-client-admitted': { source: preparation(cti), fix: 'install-issuing' },
  'client-identity': {
    source: guide('Configure Application Server for CTI Subscriptions'),
    fix: 'add-client-identity',
  },
  'authentication-client-certificate': {
    source: preparation('Servers in Your Network and Software Requirements'),
    fix: 'require-client-certificate',
  },
  'authentication-no-client-certificate': {
    source: guide('Remove Client Authentication Requirement for Auth Service'),
    fix: 'drop-client-certificate',
  },
} as const satisfies Record<string, { readonly source: PlaceSource; readonly fix: string }>

export type PlaceCheckId = keyof typeof placeChecks
export type PlaceFix = (typeof placeChecks)[PlaceCheckId]['fix']

export interface PlaceFinding {
  readonly check: PlaceCheckId
  readonly state: CheckState
  readonly source: PlaceSource
  readonly fix: PlaceFix
  /** Technical literals, never sentences. */
  readonly expected?: string
  readonly found?: string
  /** The validator's rule that is breached, and what repairs that, where the check asks for several. */
  readonly breach?: Breach
}

export interface Breach {
  readonly rule: RuleId
  readonly fix: Fix
}

export const breachedBy = (finding: Finding | undefined): Breach | undefined =>
  finding && { rule: finding.rule, fix: finding.fix }

interface Seen {
  readonly expected?: string | undefined
  readonly found?: string | undefined
  readonly breach?: Breach | undefined
}

export function placeFinding(check: PlaceCheckId, state: CheckState, seen: Seen = {}): PlaceFinding {
  return { check, state, ...placeChecks[check], ...seen }
}

export const metOr = (check: PlaceCheckId, isMet: boolean, seen: Seen = {}, otherwise: CheckState = 'broken') =>
  placeFinding(check, isMet ? 'met' : otherwise, seen)
