/**
 * The one table of rules, most specific first: a finding's place in a report is its rule's place here.
 * What each rule says stands, in both languages, under its id among the certificate messages.
 */

import type { Fix, Profile, Rule, RuleLevel, Source } from './rule'

type Levels = readonly [rfc5280: RuleLevel, webServer: RuleLevel, ctiClient: RuleLevel]

const always: Levels = ['error', 'error', 'error']
const pedantic: Levels = ['pedantic', 'pedantic', 'pedantic']
/** A rule of the web profile that RFC 5280 does not know. */
const webPedantic: Levels = ['off', 'pedantic', 'off']

const rule = (document: Source['document'], section: string, levels: Levels, fix: Fix): Rule => ({
  source: { document, section },
  levels: { rfc5280: levels[0], 'web-server': levels[1], 'cti-client': levels[2] },
  fix,
})

export const rules = {
  // Who the certificate is for.
  'not-revoked': rule('RFC 5280', '6.1.3 (a)(3)', always, 'replace-revoked'),
  'san-present': rule('RFC 9525', '6.1', ['off', 'error', 'off'], 'reissue-with-name'),
  'name-matches': rule('RFC 9525', '6.3', always, 'reissue-with-name'),
  'purpose-allowed': rule('RFC 5280', '4.2.1.12', always, 'choose-purpose'),
  'cti-purposes': rule('domain.md', '7.1', ['off', 'off', 'error'], 'reissue-with-cti-purposes'),
  'cti-common-name': rule('domain.md', '7.1', ['off', 'off', 'error'], 'reissue-with-name'),
  'cti-no-san': rule('domain.md', '7.3', ['off', 'off', 'pedantic'], 'reissue'),
  'key-usage-allowed': rule('RFC 5280', '4.2.1.3', always, 'reissue'),

  // When it is valid.
  'not-expired': rule('RFC 5280', '4.1.2.5', always, 'renew'),
  'already-valid': rule('RFC 5280', '4.1.2.5', always, 'wait-or-check-clock'),
  'issuer-not-expired': rule('RFC 5280', '6.1.3 (a)(2)', always, 'renew-ca'),
  'issuer-already-valid': rule('RFC 5280', '6.1.3 (a)(2)', always, 'wait-or-check-clock'),

  // Whether the authorities above it may issue it.
  'name-permitted': rule('RFC 5280', '6.1.3 (b)', always, 'fix-ca'),
  'name-not-excluded': rule('RFC 5280', '6.1.3 (c)', always, 'fix-ca'),
  'purpose-allowed-by-issuer': rule('RFC 5280', '4.2.1.12', always, 'fix-ca'),
  'path-length': rule('RFC 5280', '6.1.4 (l)', always, 'fix-ca'),
  'path-within-request': rule('RFC 5280', '6.1.1', always, 'fix-ca'),
  'issuer-is-ca': rule('RFC 5280', '6.1.4 (k)', always, 'fix-ca'),
  'issuer-may-sign': rule('RFC 5280', '6.1.4 (n)', always, 'fix-ca'),
  'policy-mapping-any': rule('RFC 5280', '6.1.4 (a)', always, 'fix-ca'),
  'policy-accepted': rule('RFC 9618', '5.5', always, 'reissue'),
  'revocation-known': rule('RFC 5280', '6.3.3', always, 'supply-crl'),

  // Whether it can be relied on at all.
  'extension-unknown-critical': rule('RFC 5280', '4.2', always, 'reissue'),
  'extension-readable': rule('RFC 5280', '4.2', always, 'reissue'),
  'extension-unique': rule('RFC 5280', '4.2', always, 'reissue'),
  'signature-algorithm-safe': rule('RFC 6194', '3', always, 'reissue'),
  'signature-algorithm-known': rule('RFC 5280', '6.1.3 (a)(1)', always, 'reissue'),
  'signature-algorithms-agree': rule('RFC 5280', '4.1.1.2', always, 'reissue'),
  'key-usable': rule('RFC 5280', '4.1.2.7', ['warning', 'error', 'error'], 'reissue'),
  'issuer-key-usable': rule('RFC 5280', '4.1.2.7', always, 'fix-ca'),
  'rsa-long-enough': rule('CABF BR', '6.1.5', ['warning', 'error', 'error'], 'reissue'),
  'rsa-exponent': rule('CABF BR', '6.1.6', ['warning', 'error', 'error'], 'reissue'),
  'rsa-whole-octets': rule('CABF BR', '6.1.5', ['off', 'pedantic', 'pedantic'], 'reissue'),
  'curve-allowed': rule('CABF BR', '6.1.5', ['warning', 'error', 'error'], 'reissue'),
  'edwards-not-public': rule('CABF BR', '6.1.5', webPedantic, 'reissue'),
  'leaf-not-ca': rule('CABF BR', '7.1.2.7.8', ['off', 'error', 'pedantic'], 'reissue'),
  'leaf-may-not-sign': rule('RFC 5280', '4.2.1.9', pedantic, 'reissue'),

  // Names inside it.
  'san-well-formed': rule('RFC 5280', '4.2.1.6', ['warning', 'pedantic', 'warning'], 'reissue'),
  'san-public-suffix': rule('CABF BR', '3.2.2.6', webPedantic, 'reissue'),
  'san-critical-when-alone': rule('RFC 5280', '4.1.2.6', pedantic, 'reissue'),
  'san-not-critical': rule('CABF BR', '7.1.2.7.12', webPedantic, 'reissue'),
  'cn-in-san': rule('CABF BR', '7.1.4.3', webPedantic, 'reissue'),
  'ca-has-subject': rule('RFC 5280', '4.1.2.6', always, 'fix-ca'),
  'issuer-named': rule('RFC 5280', '4.1.2.4', always, 'reissue'),
  'constraints-only-in-ca': rule('RFC 5280', '4.2.1.10', pedantic, 'reissue'),
  'policy-constraints-only-in-ca': rule('RFC 5280', '4.2.1.11', pedantic, 'reissue'),

  // Form that RFC 5280 or the Baseline Requirements ask of authorities.
  'version-3': rule('CABF BR', '7.1.1', ['warning', 'error', 'warning'], 'reissue'),
  'anchor-version-3': rule('CABF BR', '7.1.1', ['off', 'pedantic', 'off'], 'replace-anchor'),
  'serial-positive': rule('RFC 5280', '4.1.2.2', pedantic, 'reissue'),
  'serial-short': rule('RFC 5280', '4.1.2.2', pedantic, 'reissue'),
  'validity-form': rule('RFC 5280', '4.1.2.5', pedantic, 'reissue'),
  'no-unique-ids': rule('RFC 5280', '4.1.2.8', pedantic, 'reissue'),
  'default-not-written': rule('X.690', '11.5', pedantic, 'reissue'),
  'anchor-is-ca': rule('RFC 5280', '4.2.1.9', pedantic, 'replace-anchor'),
  'basic-constraints-critical': rule('RFC 5280', '4.2.1.9', pedantic, 'fix-ca'),
  'path-length-needs-ca': rule('RFC 5280', '4.2.1.9', pedantic, 'fix-ca'),
  'ca-key-usage-present': rule('RFC 5280', '4.2.1.3', pedantic, 'fix-ca'),
  'ski-present': rule('RFC 5280', '4.2.1.2', pedantic, 'fix-ca'),
  'ski-not-critical': rule('RFC 5280', '4.2.1.2', pedantic, 'fix-ca'),
  'aki-present': rule('RFC 5280', '4.2.1.1', pedantic, 'reissue'),
  'aki-not-critical': rule('RFC 5280', '4.2.1.1', pedantic, 'reissue'),
  'aki-only-key-id': rule('CABF BR', '7.1.2.11.1', webPedantic, 'reissue'),
  'aki-names-own-key': rule('CABF BR', '7.1.2.1.3', webPedantic, 'replace-anchor'),
  'aki-names-issuer-key': rule('RFC 5280', '4.2.1.1', pedantic, 'reissue'),
  'policies-unique': rule('RFC 5280', '4.2.1.4', pedantic, 'reissue'),
  'policy-constraints-critical': rule('RFC 5280', '4.2.1.11', pedantic, 'fix-ca'),
  'inhibit-any-policy-critical': rule('RFC 5280', '4.2.1.14', pedantic, 'fix-ca'),
  'name-constraints-critical': rule('RFC 5280', '4.2.1.10', ['pedantic', 'off', 'warning'], 'fix-ca'),
  'access-not-critical': rule('RFC 5280', '4.2.2', pedantic, 'reissue'),
  'eku-present': rule('CABF BR', '7.1.2.7.6', webPedantic, 'reissue'),
  'eku-not-critical': rule('CABF BR', '7.1.2.7.6', webPedantic, 'reissue'),
  'eku-not-any': rule('CABF BR', '7.1.2.7.10', webPedantic, 'reissue'),
  'root-without-eku': rule('CABF BR', '7.1.2.1.2', webPedantic, 'replace-anchor'),

  // No path, or none that ends where trust begins.
  'work-within-budget': rule('RFC 4158', '2.4', always, 'trim-bundle'),
  'signature-valid': rule('RFC 5280', '6.1.3 (a)(1)', always, 'send-right-issuer'),
  'leaf-not-self-signed': rule('domain.md', '7.2', always, 'reissue'),
  'anchor-trusted': rule('RFC 5280', '6.1', always, 'install-anchor'),
  'issuer-available': rule('RFC 5280', '6.1', always, 'send-issuer'),
} as const satisfies Record<string, Rule>

export type RuleId = keyof typeof rules

const order = new Map((Object.keys(rules) as RuleId[]).map((id, index) => [id, index]))

/** Place in the table; lower is more specific. */
export const rankOf = (id: RuleId): number => order.get(id) ?? order.size

/** What a breach counts for, or undefined when the profile does not ask for the rule. */
export function levelOf(id: RuleId, profile: Profile, isStrict: boolean): 'error' | 'warning' | undefined {
  const level: RuleLevel = rules[id].levels[profile]
  if (level === 'off') return undefined
  if (level === 'pedantic') return isStrict ? 'error' : 'warning'
  return level
}
