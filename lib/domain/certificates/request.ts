/** What is asked of the validator, and how signatures are checked for it. */

import type { KeyUsage } from './extensions/usage'
import type { Certificate } from './model/certificate'
import type { Crl } from './model/crl'
import type { SubjectPublicKey } from './model/public-key'
import type { SignatureAlgorithm } from './model/signature-algorithm'
import { anyPolicy } from './oids'
import type { Profile } from './rules/rule'

export interface PeerName {
  readonly kind: 'dns' | 'address' | 'mail'
  /** As a person writes it. */
  readonly value: string
}

/** The user's inputs of RFC 5280 section 6.1.1 (c), (e), (f) and (g). */
export interface PolicyRequest {
  readonly accepted: readonly string[]
  readonly requireExplicit: boolean
  readonly inhibitMapping: boolean
  readonly inhibitAny: boolean
}

export const anyPolicyAccepted: PolicyRequest = {
  accepted: [anyPolicy],
  requireExplicit: false,
  inhibitMapping: false,
  inhibitAny: false,
}

export interface ValidationRequest {
  readonly leaf: Certificate
  /** In any order, with noise; nothing in it is trusted. */
  readonly intermediates: readonly Certificate[]
  readonly anchors: readonly Certificate[]
  /** When any is given, every certificate below the anchor must be known not to be revoked. */
  readonly crls: readonly Crl[]
  /** Milliseconds since 1970; fractions of a second are dropped. */
  readonly atMs: number
  readonly profile: Profile
  /** Pedantic rules refuse instead of warning. */
  readonly strict: boolean
  /** Object identifier of the extended key usage that every certificate of the path must allow. */
  readonly purpose: string | undefined
  /** All of them must match. */
  readonly names: readonly PeerName[]
  readonly keyUsages: readonly KeyUsage[]
  /** Extended key usages that the leaf must carry by name (profile cti-client). */
  readonly requiredPurposes: readonly string[]
  /** The one common name that the leaf must have (profile cti-client). */
  readonly requiredCommonName: string | undefined
  /** Most intermediates that are not self-issued. */
  readonly mostIntermediates: number | undefined
  readonly policy: PolicyRequest
}

/** A request that demands nothing but a chain to an anchor; whoever asks more adds it. */
export const plainRequest: Omit<ValidationRequest, 'leaf' | 'intermediates' | 'anchors' | 'atMs' | 'profile'> = {
  crls: [],
  strict: false,
  purpose: undefined,
  names: [],
  keyUsages: [],
  requiredPurposes: [],
  requiredCommonName: undefined,
  mostIntermediates: undefined,
  policy: anyPolicyAccepted,
}

export interface SignedFacts {
  readonly signedBytes: Uint8Array
  readonly signature: Uint8Array
  readonly signatureAlgorithm: SignatureAlgorithm
}

/** Whether the key made the signature; never throws, and false for what it cannot check. */
export type VerifySignature = (signed: SignedFacts, key: SubjectPublicKey) => boolean
