/** Checks the purposes of the leaf: extended key usage and key usage (RFC 5280 sections 4.2.1.3 and 4.2.1.12). */

import type { Certificate } from '../model/certificate'
import { isSelfIssued, mayUse } from '../model/certificate-facts'
import { extensionOid, purposeOid } from '../oids'
import { anchorOnly, type Check, leafOnly, when } from './check'

/** Without the extension a certificate serves any purpose; with it, only those it lists. */
export function allowsPurpose({ known: { extendedKeyUsage: listed } }: Certificate, purpose: string): boolean {
  return listed === undefined || listed.includes(purpose) || listed.includes(purposeOid.any)
}

const printPurposes = ({ known }: Certificate) => known.extendedKeyUsage?.join(', ')

export const purposeChecks: readonly Check[] = [
  {
    rule: 'purpose-allowed',
    roles: leafOnly,
    breach: (certificate, { purpose }) =>
      when(purpose !== undefined && !allowsPurpose(certificate, purpose), () => ({
        expected: purpose,
        found: printPurposes(certificate),
      })),
  },
  {
    rule: 'key-usage-allowed',
    roles: leafOnly,
    breach: (certificate, { keyUsages }) => {
      const missing = keyUsages.filter((usage) => !mayUse(certificate, usage))
      return when(missing.length > 0, () => ({ expected: missing.join(', ') }))
    },
  },
  {
    rule: 'eku-present',
    roles: leafOnly,
    breach: ({ known }) => when(known.extendedKeyUsage === undefined, () => ({ expected: purposeOid.serverAuth })),
  },
  {
    rule: 'eku-not-critical',
    roles: leafOnly,
    breach: ({ extensions }) =>
      when(extensions.some(({ oid, critical }) => critical && oid === extensionOid.extendedKeyUsage)),
  },
  {
    rule: 'eku-not-any',
    roles: leafOnly,
    breach: ({ known }) =>
      when(known.extendedKeyUsage?.includes(purposeOid.any) === true, () => ({ found: purposeOid.any })),
  },
  {
    rule: 'root-without-eku',
    roles: anchorOnly,
    breach: (certificate) =>
      when(isSelfIssued(certificate) && certificate.known.extendedKeyUsage !== undefined, () => ({
        found: printPurposes(certificate),
      })),
  },
]
