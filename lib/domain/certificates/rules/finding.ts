/** A breach of a rule as it is reported: where, how heavy, what was expected and what was found. */

import type { Fix, Profile, Source } from './rule'
import { levelOf, type RuleId, rankOf, rules } from './table'

/** Technical literals (names, times, object identifiers), never sentences; undefined means "nothing". */
export interface Evidence {
  readonly expected?: string
  readonly found?: string
}

export interface Finding extends Evidence {
  readonly rule: RuleId
  readonly level: 'error' | 'warning'
  /** Index in the path, the leaf being 0; undefined when it concerns no certificate of the path. */
  readonly certificate: number | undefined
  readonly source: Source
  readonly fix: Fix
}

export interface Severity {
  readonly profile: Profile
  readonly strict: boolean
}

/** The finding for a breach, or none where the profile does not ask for the rule. */
export function findingOf(
  rule: RuleId,
  severity: Severity,
  certificate: number | undefined,
  evidence: Evidence = {},
): Finding[] {
  const level = levelOf(rule, severity.profile, severity.strict)
  if (!level) return []
  const { source, fix } = rules[rule]
  return [{ rule, level, certificate, source, fix, ...evidence }]
}

export const isError = (finding: Finding) => finding.level === 'error'

/** Errors first, then the most specific rule, then the certificate nearest to the leaf. */
export function ranked(findings: readonly Finding[]): Finding[] {
  const heaviness = (finding: Finding) => (isError(finding) ? 0 : 1)
  return [...findings].sort(
    (a, b) =>
      heaviness(a) - heaviness(b) || rankOf(a.rule) - rankOf(b.rule) || (a.certificate ?? -1) - (b.certificate ?? -1),
  )
}
