/** Owns the rules of the DNS design as one table: how heavy each is, what it expects, what mends it and why it hurts (domain.md 8.1, 8.2). */
import { noChange, type ZoneChange } from './zone-lines'

export type DesignLevel = 'error' | 'warning' | 'unknown' | 'notice' | 'passed'
/** Whose way through DNS a rule is about. */
export type DesignPhase = 'cloud' | 'app-before-tag' | 'app' | 'dms'

interface DesignRule {
  level: DesignLevel
  expected:
    | 'an-address'
    | 'several-addresses'
    | 'one-address'
    | 'one-or-several-addresses'
    | 'no-address-of-its-own'
    | 'srv-records'
    | 'separate-names'
    | 'several-targets'
    | 'different-addresses'
    | 'a-name-with-addresses'
    | 'session-persistence'
    | 'the-tag'
    | 'an-answer'
  fix:
    | 'add-addresses'
    | 'add-second-address'
    | 'add-second-target'
    | 'ask-dns-again'
    | 'give-app-its-own-name'
    | 'give-targets-their-own-address'
    | 'keep-one-address'
    | 'point-to-addresses'
    | 'publish-srv'
    | 'publish-srv-under-cloud-name'
    | 'set-tag'
    | 'split-target'
    | 'test-the-channel'
    | 'nothing'
  why:
    | 'app-cannot-connect'
    | 'app-loses-a-host'
    | 'app-needs-the-tag'
    | 'channel-breaks'
    | 'channel-breaks-until-the-tag'
    | 'cloud-asks-no-srv'
    | 'cloud-cannot-connect'
    | 'cloud-moves-on'
    | 'configuration-cannot-be-read'
    | 'dms-uses-the-first'
    | 'dns-shows-no-persistence'
    | 'everything-hangs-on-one'
    | 'fallback-breaks-channels'
    | 'found-only-by-luck'
    | 'needs-differ'
    | 'not-known'
    | 'one-place-for-the-channel'
    | 'resolvers-differ'
    | 'same-place-twice'
}

const rule = (
  level: DesignLevel,
  expected: DesignRule['expected'],
  fix: DesignRule['fix'],
  why: DesignRule['why'],
): DesignRule => ({ level, expected, fix, why })

export const designRules = {
  'cloud-no-address': rule('error', 'several-addresses', 'add-addresses', 'cloud-cannot-connect'),
  'cloud-one-address': rule('notice', 'several-addresses', 'add-second-address', 'everything-hangs-on-one'),
  'cloud-several-addresses': rule('passed', 'several-addresses', 'nothing', 'cloud-moves-on'),
  'cloud-srv-ignored': rule('notice', 'an-address', 'nothing', 'cloud-asks-no-srv'),
  'names-not-separate': rule('warning', 'separate-names', 'give-app-its-own-name', 'needs-differ'),
  'names-separate': rule('passed', 'separate-names', 'nothing', 'needs-differ'),
  'tag-needed': rule('notice', 'the-tag', 'set-tag', 'app-needs-the-tag'),
  'before-tag-several-addresses': rule(
    'warning',
    'srv-records',
    'publish-srv-under-cloud-name',
    'channel-breaks-until-the-tag',
  ),
  'before-tag-one-address': rule('passed', 'one-address', 'nothing', 'one-place-for-the-channel'),
  'before-tag-srv-present': rule('passed', 'srv-records', 'nothing', 'one-place-for-the-channel'),
  'before-tag-not-offered': rule('error', 'srv-records', 'publish-srv-under-cloud-name', 'app-cannot-connect'),
  'app-srv-missing': rule('error', 'srv-records', 'publish-srv', 'found-only-by-luck'),
  'app-srv-present': rule('passed', 'srv-records', 'nothing', 'one-place-for-the-channel'),
  'app-not-offered': rule('error', 'srv-records', 'publish-srv', 'app-cannot-connect'),
  'app-unreachable': rule('error', 'srv-records', 'publish-srv', 'app-cannot-connect'),
  'app-fallback-several-addresses': rule('error', 'one-address', 'publish-srv', 'channel-breaks'),
  'app-domain-several-addresses': rule(
    'warning',
    'no-address-of-its-own',
    'keep-one-address',
    'fallback-breaks-channels',
  ),
  'target-no-address': rule('error', 'one-address', 'add-addresses', 'app-loses-a-host'),
  'target-several-addresses': rule('error', 'one-address', 'split-target', 'channel-breaks'),
  'target-dual-stack': rule('warning', 'one-address', 'keep-one-address', 'channel-breaks'),
  'target-is-alias': rule('warning', 'a-name-with-addresses', 'point-to-addresses', 'resolvers-differ'),
  'target-one-address': rule('passed', 'one-address', 'nothing', 'one-place-for-the-channel'),
  'targets-share-address': rule('warning', 'different-addresses', 'give-targets-their-own-address', 'same-place-twice'),
  'one-target': rule('notice', 'several-targets', 'add-second-target', 'everything-hangs-on-one'),
  'persistence-unproven': rule('notice', 'session-persistence', 'test-the-channel', 'dns-shows-no-persistence'),
  'dms-no-address': rule('error', 'one-or-several-addresses', 'add-addresses', 'configuration-cannot-be-read'),
  'dms-has-addresses': rule('passed', 'one-or-several-addresses', 'nothing', 'dms-uses-the-first'),
  'lookup-failed': rule('unknown', 'an-answer', 'ask-dns-again', 'not-known'),
}

export type DesignCode = keyof typeof designRules

/** Codes are the keys of the sentences; `found` and `zone` are lines of a zone file. */
export interface DesignFinding extends DesignRule {
  code: DesignCode
  phase: DesignPhase
  /** The name it is about. */
  name: string
  found: readonly string[]
  zone: ZoneChange
  params: Record<string, string | number>
}

const levels: readonly DesignLevel[] = ['error', 'warning', 'unknown', 'notice', 'passed']

/** The finding of a rule. `count` is that of the lines found, unless told otherwise. */
export function designFinding(
  code: DesignCode,
  about: {
    phase: DesignPhase
    name: string
    found?: readonly string[]
    zone?: ZoneChange
    params?: DesignFinding['params']
  },
): DesignFinding {
  const { phase, name, found = [], zone = noChange, params = {} } = about
  return { code, ...designRules[code], phase, name, found, zone, params: { name, count: found.length, ...params } }
}

/** Heaviest first; within a level as they were found: the cloud, the app, its targets, DMS. */
export function byWeight(findings: readonly DesignFinding[]): DesignFinding[] {
  return [...findings].sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level))
}
