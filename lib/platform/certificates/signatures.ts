/** Verifies the signatures of certificates and CRLs with node:crypto, for the pure validator to call. */

import { constants, type KeyObject, verify } from 'node:crypto'
import type { PublicKey, SubjectPublicKey } from '@/lib/domain/certificates/model/public-key'
import type { SignatureAlgorithm } from '@/lib/domain/certificates/model/signature-algorithm'
import type { SignedFacts, VerifySignature } from '@/lib/domain/certificates/request'
import { PublicKeyCache } from './public-keys'

const keysRemembered = 2_000
/** Beyond this a public exponent or modulus costs more than any certificate is worth. */
const mostRsaBits = 16_384

const keyKindOf: Readonly<Record<SignatureAlgorithm['scheme'], PublicKey['kind'] | undefined>> = {
  'rsa-pkcs1': 'rsa',
  'rsa-pss': 'rsa',
  ecdsa: 'ec',
  ed25519: 'ed25519',
  ed448: 'ed448',
  unsupported: undefined,
}

function fits({ key, onlyPss }: SubjectPublicKey, { scheme }: SignatureAlgorithm): boolean {
  if (keyKindOf[scheme] !== key.kind || (onlyPss && scheme !== 'rsa-pss')) return false
  return key.kind !== 'rsa' || (key.bits <= mostRsaBits && key.exponent.length <= 8)
}

function holds({ signedBytes, signature, signatureAlgorithm: algorithm }: SignedFacts, key: KeyObject): boolean {
  switch (algorithm.scheme) {
    case 'rsa-pkcs1':
    case 'ecdsa':
      return verify(algorithm.hash, signedBytes, key, signature)
    case 'rsa-pss': {
      const padding = constants.RSA_PKCS1_PSS_PADDING
      return verify(algorithm.hash, signedBytes, { key, padding, saltLength: algorithm.saltLength }, signature)
    }
    case 'ed25519':
    case 'ed448':
      return verify(null, signedBytes, key, signature)
    default:
      return false
  }
}

/** A verifier with its own memory of imported keys; answers false for whatever OpenSSL refuses to look at. */
export function createVerifier(): VerifySignature {
  const keys = new PublicKeyCache(keysRemembered)
  return (signed, subject) => {
    if (!fits(subject, signed.signatureAlgorithm)) return false
    const key = keys.keyOf(subject)
    if (!key) return false
    try {
      return holds(signed, key)
    } catch {
      return false
    }
  }
}
