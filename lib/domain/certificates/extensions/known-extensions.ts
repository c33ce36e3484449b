/** The table of extensions that the validator understands: name, object identifier, decoder. */

import { DerError } from '../der/error'
import type { Extension } from '../model/extension'
import { generalNamesOf } from '../names/general-name'
import { extensionOid } from '../oids'
import { accessDescriptionsOf, distributionPointsOf } from './access'
import { authorityKeyIdentifierOf, subjectKeyIdentifierOf } from './identifiers'
import { nameConstraintsOf } from './name-constraints'
import { certificatePoliciesOf, inhibitAnyPolicyOf, policyConstraintsOf, policyMappingsOf } from './policies'
import { basicConstraintsOf, extendedKeyUsageOf, keyUsageOf } from './usage'

const decoders = {
  authorityKeyIdentifier: authorityKeyIdentifierOf,
  subjectKeyIdentifier: subjectKeyIdentifierOf,
  keyUsage: keyUsageOf,
  basicConstraints: basicConstraintsOf,
  extendedKeyUsage: extendedKeyUsageOf,
  subjectAltName: generalNamesOf,
  issuerAltName: generalNamesOf,
  nameConstraints: nameConstraintsOf,
  certificatePolicies: certificatePoliciesOf,
  policyMappings: policyMappingsOf,
  policyConstraints: policyConstraintsOf,
  inhibitAnyPolicy: inhibitAnyPolicyOf,
  crlDistributionPoints: distributionPointsOf,
  freshestCrl: distributionPointsOf,
  authorityInfoAccess: accessDescriptionsOf,
  subjectInfoAccess: accessDescriptionsOf,
} as const

export type KnownExtension = keyof typeof decoders

export type KnownExtensions = { readonly [Name in KnownExtension]?: ReturnType<(typeof decoders)[Name]> }

const nameOf = new Map<string, KnownExtension>(
  Object.keys(decoders).map((name) => [extensionOid[name as KnownExtension], name as KnownExtension]),
)

export const knownExtensionOf = (oid: string): KnownExtension | undefined => nameOf.get(oid)

export interface DecodedExtensions {
  readonly known: KnownExtensions
  /** Understood by name, refused by content. */
  readonly unreadable: readonly { readonly name: KnownExtension; readonly problem: string }[]
}

/** Decodes each known extension once; of a repeated one the first counts, and a rule refuses the repetition. */
export function decodeExtensions(extensions: readonly Extension[]): DecodedExtensions {
  const known: Record<string, unknown> = {}
  const unreadable: { name: KnownExtension; problem: string }[] = []
  for (const { oid, value } of extensions) {
    const name = nameOf.get(oid)
    if (!name || name in known) continue
    try {
      known[name] = decoders[name](value)
    } catch (error) {
      if (!(error instanceof DerError)) throw error
      unreadable.push({ name, problem: error.problem })
    }
  }
  return { known: known as KnownExtensions, unreadable }
}
