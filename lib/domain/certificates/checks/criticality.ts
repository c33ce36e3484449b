/** Checks which extensions are marked critical, and where they may stand (RFC 5280 section 4.2). */

import type { Certificate } from '../model/certificate'
import { isCa } from '../model/certificate-facts'
import { extensionOid } from '../oids'
import type { RuleId } from '../rules/table'
import { authorities, type Check, everywhere, leafOnly, when } from './check'

const found = ({ extensions }: Certificate, oid: string) => extensions.find((extension) => extension.oid === oid)

const mustBeCritical = (rule: RuleId, oid: string): Check => ({
  rule,
  roles: authorities,
  breach: (certificate) => when(found(certificate, oid)?.critical === false),
})

/** Extensions of RFC 5280 that authorities MUST mark as non-critical. */
const neverCritical = [
  extensionOid.authorityInfoAccess,
  extensionOid.subjectInfoAccess,
  extensionOid.freshestCrl,
  extensionOid.subjectDirectoryAttributes,
]

const onlyInCa = (rule: RuleId, oids: readonly string[]): Check => ({
  rule,
  roles: leafOnly,
  breach: (certificate) => {
    const extension = isCa(certificate) ? undefined : certificate.extensions.find(({ oid }) => oids.includes(oid))
    return extension && { found: extension.oid }
  },
})

export const criticalityChecks: readonly Check[] = [
  mustBeCritical('policy-constraints-critical', extensionOid.policyConstraints),
  mustBeCritical('inhibit-any-policy-critical', extensionOid.inhibitAnyPolicy),
  mustBeCritical('name-constraints-critical', extensionOid.nameConstraints),
  {
    rule: 'access-not-critical',
    roles: everywhere,
    breach: ({ extensions }) => {
      const extension = extensions.find(({ critical, oid }) => critical && neverCritical.some((one) => one === oid))
      return extension && { found: extension.oid }
    },
  },
  onlyInCa('constraints-only-in-ca', [extensionOid.nameConstraints]),
  onlyInCa('policy-constraints-only-in-ca', [
    extensionOid.policyConstraints,
    extensionOid.policyMappings,
    extensionOid.inhibitAnyPolicy,
  ]),
  {
    rule: 'policies-unique',
    roles: everywhere,
    breach: ({ known: { certificatePolicies: policies } }) =>
      when(policies !== undefined && new Set(policies).size < policies.length),
  },
]
