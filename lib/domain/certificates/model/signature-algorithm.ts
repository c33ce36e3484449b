/** Reads what a signature algorithm asks of a verifier (RFC 4055, RFC 5758, RFC 8410). */

import { DerError } from '../der/error'
import { DerReader } from '../der/reader'
import { contextConstructed, tag } from '../der/tags'
import { readCount } from '../der/values'
import { type Algorithm, readAlgorithm } from './algorithm'

export type Hash = 'md5' | 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512'

export type SignatureAlgorithm =
  | { readonly scheme: 'rsa-pkcs1' | 'ecdsa'; readonly hash: Hash }
  | { readonly scheme: 'rsa-pss'; readonly hash: Hash; readonly saltLength: number }
  | { readonly scheme: 'ed25519' }
  | { readonly scheme: 'ed448' }
  | { readonly scheme: 'unsupported'; readonly oid: string }

const pkcs1: Readonly<Record<string, Hash>> = {
  '1.2.840.113549.1.1.4': 'md5',
  '1.2.840.113549.1.1.5': 'sha1',
  '1.2.840.113549.1.1.14': 'sha224',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
}

const ecdsa: Readonly<Record<string, Hash>> = {
  '1.2.840.10045.4.1': 'sha1',
  '1.2.840.10045.4.3.1': 'sha224',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
}

const hashes: Readonly<Record<string, Hash>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.4': 'sha224',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}

const edwards: Readonly<Record<string, 'ed25519' | 'ed448'>> = { '1.3.101.112': 'ed25519', '1.3.101.113': 'ed448' }

const rsassaPss = '1.2.840.113549.1.1.10'
const mgf1 = '1.2.840.113549.1.1.8'

const isNull = (parameters: Uint8Array | undefined) => parameters?.length === 2 && parameters[0] === tag.null

function hashFrom({ oid, parameters }: Algorithm, at: number): Hash {
  const hash = hashes[oid]
  if (!hash || !(parameters === undefined || isNull(parameters))) throw new DerError('value-not-allowed', at)
  return hash
}

function maskHashFrom(reader: DerReader): Hash {
  const { oid, parameters } = readAlgorithm(reader)
  if (oid !== mgf1 || !parameters) throw new DerError('value-not-allowed', reader.at)
  return hashFrom(readAlgorithm(new DerReader(parameters)), reader.at)
}

/** RSASSA-PSS-params (RFC 4055 section 3.1); one hash for message and mask, trailer 1. */
function pssFrom(parameters: Uint8Array): SignatureAlgorithm {
  const reader = new DerReader(parameters)
  const inner = reader.sequence()
  reader.finish()
  const part = (number: number) =>
    inner.nextIs(contextConstructed(number)) ? inner.enter(contextConstructed(number)) : undefined
  const digest = part(0)
  const hash = digest ? hashFrom(readAlgorithm(digest), digest.at) : 'sha1'
  const mask = part(1)
  const maskHash = mask ? maskHashFrom(mask) : 'sha1'
  const salt = part(2)
  const saltLength = salt ? readCount(salt) : 20
  const trailer = part(3)
  if ((trailer && readCount(trailer) !== 1) || maskHash !== hash) throw new DerError('value-not-allowed', 0)
  for (const used of [digest, mask, salt, trailer, inner]) used?.finish()
  return { scheme: 'rsa-pss', hash, saltLength }
}

/** Parameters other than those the standard fixes make the algorithm unsupported. */
export function signatureAlgorithmOf({ oid, parameters }: Algorithm): SignatureAlgorithm {
  const unsupported: SignatureAlgorithm = { scheme: 'unsupported', oid }
  const rsaHash = pkcs1[oid]
  if (rsaHash) return isNull(parameters) ? { scheme: 'rsa-pkcs1', hash: rsaHash } : unsupported
  const ecHash = ecdsa[oid]
  if (ecHash) return parameters === undefined ? { scheme: 'ecdsa', hash: ecHash } : unsupported
  const edwardsScheme = edwards[oid]
  if (edwardsScheme) return parameters === undefined ? { scheme: edwardsScheme } : unsupported
  if (oid !== rsassaPss || !parameters) return unsupported
  try {
    return pssFrom(parameters)
  } catch (error) {
    if (error instanceof DerError) return unsupported
    throw error
  }
}

/** Short name for people: "RSA-SHA256", "ECDSA-SHA384", "Ed25519", or the object identifier. */
export function printSignatureAlgorithm(algorithm: SignatureAlgorithm): string {
  if (algorithm.scheme === 'unsupported') return algorithm.oid
  if (algorithm.scheme === 'ed25519') return 'Ed25519'
  if (algorithm.scheme === 'ed448') return 'Ed448'
  const scheme = { 'rsa-pkcs1': 'RSA', 'rsa-pss': 'RSA-PSS', ecdsa: 'ECDSA' }[algorithm.scheme]
  return `${scheme}-${algorithm.hash.toUpperCase()}`
}
