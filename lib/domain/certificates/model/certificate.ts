/** Reads a certificate into facts: strict about structure, silent about what the facts are worth (RFC 5280 section 4.1). */

import { sameBytes } from '../bytes'
import { DerError } from '../der/error'
import { DerReader } from '../der/reader'
import { context, contextConstructed, tag } from '../der/tags'
import { type DerTime, readTime } from '../der/time'
import { readCount, readInteger, readOctetBits, skipBits } from '../der/values'
import { decodeExtensions, type KnownExtension, type KnownExtensions } from '../extensions/known-extensions'
import { largestCertificateBytes } from '../input/limits'
import { type DistinguishedName, readName } from '../names/distinguished-name'
import { readAlgorithm } from './algorithm'
import { type Extension, readExtensions } from './extension'
import { readSubjectPublicKey, type SubjectPublicKey } from './public-key'
import { type SignatureAlgorithm, signatureAlgorithmOf } from './signature-algorithm'

export interface Certificate {
  /** The whole certificate. */
  readonly bytes: Uint8Array
  /** What the signature covers. */
  readonly signedBytes: Uint8Array
  readonly signature: Uint8Array
  readonly signatureAlgorithm: SignatureAlgorithm
  /** The algorithm inside what is signed equals the one outside (section 4.1.1.2). */
  readonly algorithmsAgree: boolean
  /** 1, 2 or 3. */
  readonly version: number
  /** Two's complement content of the INTEGER. */
  readonly serial: Uint8Array
  readonly issuer: DistinguishedName
  readonly subject: DistinguishedName
  readonly notBefore: DerTime
  readonly notAfter: DerTime
  readonly publicKey: SubjectPublicKey
  readonly hasUniqueIds: boolean
  /** All extensions in their order. */
  readonly extensions: readonly Extension[]
  /** The decoded ones. */
  readonly known: KnownExtensions
  readonly unreadable: readonly { readonly name: KnownExtension; readonly problem: string }[]
}

function readVersion(reader: DerReader): number {
  if (!reader.nextIs(contextConstructed(0))) return 1
  const explicit = reader.enter(contextConstructed(0))
  const version = readCount(explicit) + 1
  explicit.finish()
  if (version !== 2 && version !== 3) throw new DerError('value-not-allowed', explicit.at)
  return version
}

function readUniqueIds(reader: DerReader, version: number): boolean {
  let found = false
  for (const number of [1, 2]) {
    if (!reader.nextIs(context(number))) continue
    if (version < 2) throw new DerError('value-not-allowed', reader.at)
    skipBits(reader, context(number))
    found = true
  }
  return found
}

function readCertificateExtensions(reader: DerReader, version: number): Extension[] {
  if (!reader.nextIs(contextConstructed(3))) return []
  if (version !== 3) throw new DerError('value-not-allowed', reader.at)
  const explicit = reader.enter(contextConstructed(3))
  const extensions = readExtensions(explicit)
  explicit.finish()
  return extensions
}

function readSigned(reader: DerReader) {
  const version = readVersion(reader)
  const serial = readInteger(reader)
  const inner = readAlgorithm(reader)
  const issuer = readName(reader)
  const validity = reader.sequence()
  const notBefore = readTime(validity)
  const notAfter = readTime(validity)
  validity.finish()
  const subject = readName(reader)
  const publicKey = readSubjectPublicKey(reader)
  const hasUniqueIds = readUniqueIds(reader, version)
  const extensions = readCertificateExtensions(reader, version)
  reader.finish()
  return { version, serial, inner, issuer, notBefore, notAfter, subject, publicKey, hasUniqueIds, extensions }
}

/** @throws DerError when the bytes are not exactly one certificate in DER */
export function readCertificate(given: Uint8Array): Certificate {
  // A plain view: slices of a Node Buffer cost several times as much.
  const bytes = new Uint8Array(given.buffer, given.byteOffset, given.length)
  if (bytes.length > largestCertificateBytes) throw new DerError('too-large', 0)
  const reader = new DerReader(bytes)
  const outer = reader.sequence()
  reader.finish()
  const signed = outer.expect(tag.sequence)
  const { inner, ...facts } = readSigned(outer.within(signed))
  const algorithm = readAlgorithm(outer)
  const signature = readOctetBits(outer)
  outer.finish()
  return {
    bytes,
    signedBytes: outer.whole(signed),
    signature,
    signatureAlgorithm: signatureAlgorithmOf(algorithm),
    algorithmsAgree: sameBytes(inner.bytes, algorithm.bytes),
    ...facts,
    ...decodeExtensions(facts.extensions),
  }
}
