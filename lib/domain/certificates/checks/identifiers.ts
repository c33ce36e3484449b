/** Checks the key identifiers that path building relies on (RFC 5280 sections 4.2.1.1 and 4.2.1.2). */

import { hexOf, sameBytes } from '../bytes'
import type { Certificate } from '../model/certificate'
import { isCa, isSelfIssued } from '../model/certificate-facts'
import { extensionOid } from '../oids'
import { anchorOnly, authorities, belowAnchor, type Check, everywhere, when } from './check'

const isCritical = ({ extensions }: Certificate, oid: string) =>
  extensions.some((extension) => extension.oid === oid && extension.critical)

export const namesIssuerKey = ({ known }: Certificate) => known.authorityKeyIdentifier?.keyIdentifier !== undefined

export const identifierChecks: readonly Check[] = [
  {
    rule: 'ski-present',
    roles: authorities,
    breach: ({ known }) => when(known.subjectKeyIdentifier === undefined, () => ({ expected: 'subjectKeyIdentifier' })),
  },
  {
    rule: 'ski-not-critical',
    roles: everywhere,
    breach: (certificate) => when(isCritical(certificate, extensionOid.subjectKeyIdentifier)),
  },
  {
    rule: 'aki-present',
    roles: belowAnchor,
    breach: (certificate) =>
      when(!isSelfIssued(certificate) && !namesIssuerKey(certificate), () => ({ expected: 'authorityKeyIdentifier' })),
  },
  {
    rule: 'aki-not-critical',
    roles: everywhere,
    breach: (certificate) => when(isCritical(certificate, extensionOid.authorityKeyIdentifier)),
  },
  {
    rule: 'aki-only-key-id',
    roles: everywhere,
    breach: ({ known: { authorityKeyIdentifier: aki } }) =>
      when(aki !== undefined && (aki.issuer !== undefined || aki.serial !== undefined || !aki.keyIdentifier)),
  },
  {
    rule: 'aki-names-own-key',
    roles: anchorOnly,
    breach: (certificate) => {
      const own = certificate.known.subjectKeyIdentifier
      const named = certificate.known.authorityKeyIdentifier?.keyIdentifier
      if (!own || !named || !isCa(certificate) || !isSelfIssued(certificate) || sameBytes(own, named)) return undefined
      return { expected: hexOf(own), found: hexOf(named) }
    },
  },
]
