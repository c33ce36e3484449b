/** Turns the keys of certificates into node:crypto keys and remembers the most recent ones. */

import { createPublicKey, type KeyObject } from 'node:crypto'
import type { SubjectPublicKey } from '@/lib/domain/certificates/model/public-key'

const jwkCurves: readonly string[] = ['P-256', 'P-384', 'P-521', 'secp256k1']

const base64url = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64url')

const fromDer = (bytes: Uint8Array) =>
  createPublicKey({ key: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), format: 'der', type: 'spki' })

/** JWK imports are many times faster than DER; what JWK cannot say (PSS limits, other curves) goes as DER. */
function imported({ key, bytes, onlyPss }: SubjectPublicKey): KeyObject {
  if (key.kind === 'rsa' && !onlyPss) {
    const jwk = { kty: 'RSA', n: base64url(key.modulus), e: base64url(key.exponent) }
    return createPublicKey({ key: jwk, format: 'jwk' })
  }
  if (key.kind === 'ec' && key.point[0] === 0x04 && jwkCurves.includes(key.curve)) {
    const size = (key.point.length - 1) / 2
    const [x, y] = [key.point.subarray(1, 1 + size), key.point.subarray(1 + size)]
    return createPublicKey({ key: { kty: 'EC', crv: key.curve, x: base64url(x), y: base64url(y) }, format: 'jwk' })
  }
  return fromDer(bytes)
}

/** Bounded memory of imported keys by their SubjectPublicKeyInfo; null stands for a key that node:crypto refuses. */
export class PublicKeyCache {
  private readonly keys = new Map<string, KeyObject | null>()

  constructor(private readonly most: number) {}

  keyOf(subject: SubjectPublicKey): KeyObject | null {
    const { bytes } = subject
    const name = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
    const known = this.keys.get(name)
    if (known !== undefined) return known
    const fresh = importedOrNull(subject)
    if (this.keys.size >= this.most) this.keys.delete(this.keys.keys().next().value ?? '')
    this.keys.set(name, fresh)
    return fresh
  }
}

function importedOrNull(subject: SubjectPublicKey): KeyObject | null {
  try {
    return imported(subject)
  } catch {
    return null
  }
}
