/** Checks the names of a certificate: who it says it is, and whether it says so in the right place (RFC 5280 section 4.1.2.6). */

import type { Certificate } from '../model/certificate'
import { printAddress } from '../names/address'
import { commonNamesOf } from '../names/distinguished-name'
import { isDnsPattern } from '../names/dns-name'
import type { GeneralName } from '../names/general-name'
import { mailboxOf } from '../names/mailbox'
import { isRegistry } from '../names/public-names'
import { extensionOid } from '../oids'
import { authorities, type Check, everywhere, leafOnly, when } from './check'

export function printGeneralName(name: GeneralName): string {
  if (name.kind === 'address') return `address:${printAddress(name.bytes)}`
  return 'value' in name ? `${name.kind}:${name.value}` : name.kind
}

export const printAlternativeNames = ({ known }: Certificate) => known.subjectAltName?.map(printGeneralName).join(', ')

const sanExtension = ({ extensions }: Certificate) => extensions.find(({ oid }) => oid === extensionOid.subjectAltName)

function isWellFormed(name: GeneralName): boolean {
  if (name.kind === 'dns') return isDnsPattern(name.value) && !name.value.includes('_')
  if (name.kind === 'mail') return mailboxOf(name.value) !== undefined
  return name.kind !== 'address' || name.bytes.length === 4 || name.bytes.length === 16
}

/** A wildcard directly under a registry: "*.com", "*.co.uk". */
function coversRegistry(name: GeneralName): boolean {
  return name.kind === 'dns' && name.value.startsWith('*.') && isRegistry(name.value.slice(2))
}

export const subjectNameChecks: readonly Check[] = [
  {
    rule: 'san-present',
    roles: leafOnly,
    breach: (certificate, { names }) =>
      when(names.length > 0 && sanExtension(certificate) === undefined, () => ({
        expected: names.map(({ value }) => value).join(', '),
        found: commonNamesOf(certificate.subject)
          .map((name) => `CN=${name}`)
          .join(', '),
      })),
  },
  {
    rule: 'san-well-formed',
    roles: leafOnly,
    breach: ({ known }) => {
      const wrong = known.subjectAltName?.find((name) => !isWellFormed(name))
      return wrong && { found: printGeneralName(wrong) }
    },
  },
  {
    rule: 'san-public-suffix',
    roles: leafOnly,
    breach: ({ known }) => {
      const wrong = known.subjectAltName?.find(coversRegistry)
      return wrong && { found: printGeneralName(wrong) }
    },
  },
  {
    rule: 'san-critical-when-alone',
    roles: leafOnly,
    breach: (certificate) =>
      when(certificate.subject.parts.length === 0 && sanExtension(certificate)?.critical !== true),
  },
  {
    rule: 'san-not-critical',
    roles: leafOnly,
    breach: (certificate) => when(certificate.subject.parts.length > 0 && sanExtension(certificate)?.critical === true),
  },
  { rule: 'ca-has-subject', roles: authorities, breach: ({ subject }) => when(subject.parts.length === 0) },
  { rule: 'issuer-named', roles: everywhere, breach: ({ issuer }) => when(issuer.parts.length === 0) },
]
