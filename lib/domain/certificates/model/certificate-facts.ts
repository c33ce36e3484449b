/** Answers simple questions about one certificate. */

import { hexOf, sameBytes } from '../bytes'
import { type KeyUsage, keyUsageBit } from '../extensions/usage'
import { sameName } from '../names/distinguished-name'
import type { Certificate } from './certificate'
import type { PublicKey } from './public-key'

export const isSelfIssued = (certificate: Certificate) => sameName(certificate.subject, certificate.issuer)

export const isSameCertificate = (a: Certificate, b: Certificate) => a === b || sameBytes(a.bytes, b.bytes)

export const isCa = ({ known }: Certificate) => known.basicConstraints?.ca === true

/** True, too, where no key usage limits the key. */
export const mayUse = ({ known }: Certificate, usage: KeyUsage) =>
  known.keyUsage === undefined || (known.keyUsage & keyUsageBit[usage]) !== 0

export const serialOf = ({ serial }: Certificate) => hexOf(serial)

/** "RSA 2048", "EC P-256", "Ed25519", or why the key is unusable. */
export function printKey(key: PublicKey): string {
  switch (key.kind) {
    case 'rsa':
      return `RSA ${key.bits}`
    case 'ec':
      return `EC ${key.curve}`
    case 'unusable':
      return key.because
    default:
      return key.kind === 'ed25519' ? 'Ed25519' : 'Ed448'
  }
}
