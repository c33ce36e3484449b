/** What a check of a single certificate is, and how a certificate's place in the path selects its checks. */

import type { Certificate } from '../model/certificate'
import type { ValidationRequest } from '../request'
import type { Evidence } from '../rules/finding'
import type { RuleId } from '../rules/table'

export type Role = 'leaf' | 'intermediate' | 'anchor'

export interface Check {
  readonly rule: RuleId
  readonly roles: readonly Role[]
  /** Evidence of a breach, or undefined when the certificate keeps the rule. */
  readonly breach: (certificate: Certificate, request: ValidationRequest) => Evidence | undefined
}

export const everywhere: readonly Role[] = ['leaf', 'intermediate', 'anchor']
export const belowAnchor: readonly Role[] = ['leaf', 'intermediate']
export const authorities: readonly Role[] = ['intermediate', 'anchor']
export const leafOnly: readonly Role[] = ['leaf']
export const anchorOnly: readonly Role[] = ['anchor']

/** `evidence` when `broken`, else nothing; asked for only then, since most certificates keep most rules. */
export const when = (broken: boolean, evidence: () => Evidence = () => ({})): Evidence | undefined =>
  broken ? evidence() : undefined
