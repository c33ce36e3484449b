/** Checks what BroadWorks asks of a CTI client's certificate beside RFC 5280 (domain.md sections 7.1 and 7.3). */

import { commonNamesOf } from '../names/distinguished-name'
import { type Check, leafOnly, when } from './check'
import { printAlternativeNames } from './subject-names'

export const ctiClientChecks: readonly Check[] = [
  {
    rule: 'cti-purposes',
    roles: leafOnly,
    breach: ({ known }, { requiredPurposes }) => {
      const missing = requiredPurposes.filter((purpose) => !known.extendedKeyUsage?.includes(purpose))
      return when(missing.length > 0, () => ({
        expected: missing.join(', '),
        found: known.extendedKeyUsage?.join(', '),
      }))
    },
  },
  {
    rule: 'cti-common-name',
    roles: leafOnly,
    breach: ({ subject }, { requiredCommonName: expected }) => {
      if (expected === undefined) return undefined
      const names = commonNamesOf(subject)
      return when(names.length !== 1 || names[0] !== expected, () => ({
        expected,
        found: names.join(', ') || undefined,
      }))
    },
  },
  {
    rule: 'cti-no-san',
    roles: leafOnly,
    breach: (certificate) =>
      when(certificate.known.subjectAltName !== undefined, () => ({ found: printAlternativeNames(certificate) })),
  },
]
