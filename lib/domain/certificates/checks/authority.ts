/** Checks that authorities are marked as such and that a leaf is not (RFC 5280 sections 4.2.1.3 and 4.2.1.9). */

import type { Certificate } from '../model/certificate'
import { isCa, mayUse } from '../model/certificate-facts'
import { extensionOid } from '../oids'
import { anchorOnly, authorities, type Check, everywhere, leafOnly, when } from './check'

const mayIssue = (certificate: Certificate) => mayUse(certificate, 'keyCertSign')

const hasKeyUsage = ({ known }: Certificate) => known.keyUsage !== undefined

const criticalIn = (certificate: Certificate, oid: string) =>
  certificate.extensions.find((extension) => extension.oid === oid)?.critical

export const authorityChecks: readonly Check[] = [
  {
    rule: 'issuer-is-ca',
    roles: ['intermediate'],
    breach: (certificate) => when(!isCa(certificate), () => ({ expected: 'cA=TRUE', found: 'cA=FALSE' })),
  },
  // Trust was given to the key: an anchor that says nothing of itself is passed, one that denies it is not.
  {
    rule: 'issuer-is-ca',
    roles: anchorOnly,
    breach: ({ known: { basicConstraints } }) =>
      when(basicConstraints?.ca === false, () => ({ expected: 'cA=TRUE', found: 'cA=FALSE' })),
  },
  {
    rule: 'anchor-is-ca',
    roles: anchorOnly,
    breach: ({ known: { basicConstraints } }) =>
      when(basicConstraints === undefined, () => ({ expected: 'basicConstraints' })),
  },
  {
    rule: 'issuer-may-sign',
    roles: authorities,
    breach: (certificate) => when(!mayIssue(certificate), () => ({ expected: 'keyCertSign' })),
  },
  {
    rule: 'ca-key-usage-present',
    roles: authorities,
    breach: (certificate) => when(!hasKeyUsage(certificate), () => ({ expected: 'keyUsage' })),
  },
  {
    rule: 'basic-constraints-critical',
    roles: authorities,
    breach: (certificate) => when(criticalIn(certificate, extensionOid.basicConstraints) === false),
  },
  {
    rule: 'path-length-needs-ca',
    roles: everywhere,
    breach: (certificate) => {
      const limited = certificate.known.basicConstraints?.pathLength !== undefined
      return when(limited && !(isCa(certificate) && mayIssue(certificate)))
    },
  },
  {
    rule: 'leaf-not-ca',
    roles: leafOnly,
    breach: (certificate) => when(isCa(certificate), () => ({ found: 'cA=TRUE' })),
  },
  {
    rule: 'leaf-may-not-sign',
    roles: leafOnly,
    breach: (certificate) =>
      when(!isCa(certificate) && hasKeyUsage(certificate) && mayIssue(certificate), () => ({ found: 'keyCertSign' })),
  },
]
