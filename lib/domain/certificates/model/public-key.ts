/** Reads SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7, RFC 3279, RFC 4055, RFC 5480, RFC 8410). */

import { DerError } from '../der/error'
import { DerReader } from '../der/reader'
import { tag } from '../der/tags'
import { readInteger, readObjectIdentifier, readOctetBits } from '../der/values'
import { readAlgorithm } from './algorithm'

export type PublicKey =
  | { readonly kind: 'rsa'; readonly bits: number; readonly modulus: Uint8Array; readonly exponent: Uint8Array }
  | { readonly kind: 'ec'; readonly curve: string; readonly point: Uint8Array }
  | { readonly kind: 'ed25519' | 'ed448'; readonly point: Uint8Array }
  /** Understood as a structure, usable for nothing; `because` names the algorithm or the defect. */
  | { readonly kind: 'unusable'; readonly because: string }

export interface SubjectPublicKey {
  /** The whole SubjectPublicKeyInfo. */
  readonly bytes: Uint8Array
  readonly key: PublicKey
  /** The key is bound to RSASSA-PSS (RFC 4055 section 1.2). */
  readonly onlyPss: boolean
}

const rsaEncryption = '1.2.840.113549.1.1.1'
const rsassaPss = '1.2.840.113549.1.1.10'
const ecPublicKey = '1.2.840.10045.2.1'

/** Curves by the name that standards and node:crypto share; the second number is the field size in octets. */
const curves: Readonly<Record<string, readonly [name: string, octets: number]>> = {
  '1.2.840.10045.3.1.1': ['P-192', 24],
  '1.3.132.0.33': ['P-224', 28],
  '1.2.840.10045.3.1.7': ['P-256', 32],
  '1.3.132.0.34': ['P-384', 48],
  '1.3.132.0.35': ['P-521', 66],
  '1.3.132.0.10': ['secp256k1', 32],
}

const edwards: Readonly<Record<string, readonly [kind: 'ed25519' | 'ed448', octets: number]>> = {
  '1.3.101.112': ['ed25519', 32],
  '1.3.101.113': ['ed448', 57],
}

const unusable = (because: string): PublicKey => ({ kind: 'unusable', because })

function bitLengthOf(magnitude: Uint8Array): number {
  return magnitude.length === 0 ? 0 : magnitude.length * 8 - Math.clz32(magnitude[0] ?? 0) + 24
}

const withoutSign = (bytes: Uint8Array) => (bytes[0] === 0 ? bytes.subarray(1) : bytes)

function rsaKey(bits: Uint8Array): PublicKey {
  const reader = new DerReader(bits)
  const inner = reader.sequence()
  const modulus = readInteger(inner)
  const exponent = readInteger(inner)
  inner.finish()
  reader.finish()
  if ((modulus[0] ?? 0) >= 0x80 || (exponent[0] ?? 0) >= 0x80) return unusable('rsa-negative')
  const magnitude = withoutSign(modulus)
  return { kind: 'rsa', bits: bitLengthOf(magnitude), modulus: magnitude, exponent: withoutSign(exponent) }
}

function ecKey(parameters: Uint8Array | undefined, point: Uint8Array): PublicKey {
  if (parameters === undefined || parameters[0] !== tag.objectIdentifier) return unusable('ec-explicit-parameters')
  const oid = readObjectIdentifier(new DerReader(parameters))
  const [curve, octets] = curves[oid] ?? []
  if (curve === undefined || octets === undefined) return unusable(`ec-curve-${oid}`)
  const form = point[0]
  const whole = form === 0x04 && point.length === 1 + 2 * octets
  const compressed = (form === 0x02 || form === 0x03) && point.length === 1 + octets
  return whole || compressed ? { kind: 'ec', curve, point } : unusable('ec-point')
}

function keyOf(oid: string, parameters: Uint8Array | undefined, bits: Uint8Array): PublicKey {
  if (oid === rsaEncryption) {
    return parameters?.length === 2 && parameters[0] === tag.null ? rsaKey(bits) : unusable('rsa-parameters')
  }
  if (oid === rsassaPss) return rsaKey(bits)
  if (oid === ecPublicKey) return ecKey(parameters, bits)
  const [kind, octets] = edwards[oid] ?? []
  if (kind === undefined) return unusable(`algorithm-${oid}`)
  return parameters === undefined && bits.length === octets ? { kind, point: bits } : unusable(kind)
}

function checkedKey(oid: string, parameters: Uint8Array | undefined, bits: Uint8Array): PublicKey {
  try {
    return keyOf(oid, parameters, bits)
  } catch (error) {
    if (error instanceof DerError) return unusable(error.problem)
    throw error
  }
}

export function readSubjectPublicKey(reader: DerReader): SubjectPublicKey {
  const element = reader.expect(tag.sequence)
  const inner = reader.within(element)
  const { oid, parameters } = readAlgorithm(inner)
  const bits = readOctetBits(inner)
  inner.finish()
  return { bytes: reader.whole(element), key: checkedKey(oid, parameters, bits), onlyPss: oid === rsassaPss }
}
