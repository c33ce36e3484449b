/** Key pairs for made certificates, and the algorithms they sign with. */

import { constants, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { type Bytes, contextConstructed, integer, nothing, oid, sequence } from './der-writer'

export type KeyKind = 'p256' | 'p384' | 'p521' | 'p192' | 'secp256k1' | 'rsa1024' | 'rsa2048' | 'rsa2047' | 'ed25519'

export interface KeyPair {
  readonly kind: KeyKind
  readonly privateKey: KeyObject
  /** SubjectPublicKeyInfo. */
  readonly spki: Bytes
}

export interface Signing {
  readonly algorithm: Bytes
  readonly sign: (data: Bytes, key: KeyObject) => Bytes
}

const curves: Partial<Record<KeyKind, string>> = {
  p256: 'prime256v1',
  p384: 'secp384r1',
  p521: 'secp521r1',
  p192: 'prime192v1',
  secp256k1: 'secp256k1',
}

function generated(kind: KeyKind) {
  const namedCurve = curves[kind]
  if (namedCurve) return generateKeyPairSync('ec', { namedCurve })
  if (kind === 'ed25519') return generateKeyPairSync('ed25519')
  return generateKeyPairSync('rsa', { modulusLength: Number(kind.slice(3)) })
}

export function newKeyPair(kind: KeyKind): KeyPair {
  const { privateKey, publicKey } = generated(kind)
  return { kind, privateKey, spki: publicKey.export({ type: 'spki', format: 'der' }) }
}

const kept = new Map<string, KeyPair>()

/** The same pair for the same name in one process; making RSA keys is slow. */
export function keyPair(name: string, kind: KeyKind = 'p256'): KeyPair {
  const id = `${name} ${kind}`
  const known = kept.get(id)
  if (known) return known
  const fresh = newKeyPair(kind)
  kept.set(id, fresh)
  return fresh
}

type Digest = 'sha1' | 'sha256' | 'sha384' | 'sha512'

const rsaOid = {
  sha1: '1.2.840.113549.1.1.5',
  sha256: '1.2.840.113549.1.1.11',
  sha384: '1.2.840.113549.1.1.12',
  sha512: '1.2.840.113549.1.1.13',
}
const ecOid = {
  sha1: '1.2.840.10045.4.1',
  sha256: '1.2.840.10045.4.3.2',
  sha384: '1.2.840.10045.4.3.3',
  sha512: '1.2.840.10045.4.3.4',
}
const digestOid = {
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
}

export const rsaSigning = (digest: Digest): Signing => ({
  algorithm: sequence(oid(rsaOid[digest]), nothing),
  sign: (data, key) => sign(digest, data, key),
})

export const ecSigning = (digest: Digest): Signing => ({
  algorithm: sequence(oid(ecOid[digest]), Uint8Array.of()),
  sign: (data, key) => sign(digest, data, key),
})

export function pssSigning(digest: Exclude<Digest, 'sha1'>, saltLength = 32): Signing {
  const hash = sequence(oid(digestOid[digest]), nothing)
  const parameters = sequence(
    contextConstructed(0, hash),
    contextConstructed(1, sequence(oid('1.2.840.113549.1.1.8'), hash)),
    contextConstructed(2, integer(saltLength)),
  )
  return {
    algorithm: sequence(oid('1.2.840.113549.1.1.10'), parameters),
    sign: (data, key) => sign(digest, data, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength }),
  }
}

export const edSigning: Signing = {
  algorithm: sequence(oid('1.3.101.112')),
  sign: (data, key) => sign(null, data, key),
}

const usual: Readonly<Record<KeyKind, Signing>> = {
  p256: ecSigning('sha256'),
  p384: ecSigning('sha384'),
  p521: ecSigning('sha512'),
  p192: ecSigning('sha256'),
  secp256k1: ecSigning('sha256'),
  rsa1024: rsaSigning('sha256'),
  rsa2047: rsaSigning('sha256'),
  rsa2048: rsaSigning('sha256'),
  ed25519: edSigning,
}

export const usualSigning = ({ kind }: KeyPair): Signing => usual[kind]
