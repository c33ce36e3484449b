/** Reads a certificate revocation list into facts (RFC 5280 section 5). */

import { sameBytes } from '../bytes'
import { DerError } from '../der/error'
import { DerReader } from '../der/reader'
import { contextConstructed, tag } from '../der/tags'
import { type DerTime, readTime } from '../der/time'
import { readCount, readInteger, readOctetBits } from '../der/values'
import { type DistinguishedName, readName } from '../names/distinguished-name'
import { readAlgorithm } from './algorithm'
import { type Extension, readExtensions } from './extension'
import { type SignatureAlgorithm, signatureAlgorithmOf } from './signature-algorithm'

export interface RevokedEntry {
  readonly serial: Uint8Array
  readonly revokedAt: DerTime
  readonly extensions: readonly Extension[]
}

export interface Crl {
  readonly signedBytes: Uint8Array
  readonly signature: Uint8Array
  readonly signatureAlgorithm: SignatureAlgorithm
  readonly algorithmsAgree: boolean
  readonly version: number
  readonly issuer: DistinguishedName
  readonly thisUpdate: DerTime
  readonly nextUpdate: DerTime | undefined
  readonly entries: readonly RevokedEntry[]
  readonly extensions: readonly Extension[]
}

export const largestCrlBytes = 8 * 1024 * 1024

function readEntry(reader: DerReader): RevokedEntry {
  const inner = reader.sequence()
  const entry = {
    serial: readInteger(inner),
    revokedAt: readTime(inner),
    extensions: inner.more ? readExtensions(inner) : [],
  }
  inner.finish()
  return entry
}

function readEntries(reader: DerReader): RevokedEntry[] {
  if (!reader.nextIs(tag.sequence)) return []
  const list = reader.sequence()
  const entries: RevokedEntry[] = []
  while (list.more) entries.push(readEntry(list))
  return entries
}

function readListed(reader: DerReader) {
  const version = reader.nextIs(tag.integer) ? readCount(reader) + 1 : 1
  const inner = readAlgorithm(reader)
  const issuer = readName(reader)
  const thisUpdate = readTime(reader)
  const hasNext = reader.nextIs(tag.utcTime) || reader.nextIs(tag.generalizedTime)
  const nextUpdate = hasNext ? readTime(reader) : undefined
  const entries = readEntries(reader)
  const explicit = reader.nextIs(contextConstructed(0)) ? reader.enter(contextConstructed(0)) : undefined
  const extensions = explicit ? readExtensions(explicit) : []
  explicit?.finish()
  reader.finish()
  return { version, inner, issuer, thisUpdate, nextUpdate, entries, extensions }
}

/** @throws DerError when the bytes are not exactly one CRL in DER */
export function readCrl(bytes: Uint8Array): Crl {
  if (bytes.length > largestCrlBytes) throw new DerError('too-large', 0)
  const reader = new DerReader(bytes)
  const outer = reader.sequence()
  reader.finish()
  const signed = outer.expect(tag.sequence)
  const { inner, ...facts } = readListed(outer.within(signed))
  const algorithm = readAlgorithm(outer)
  const signature = readOctetBits(outer)
  outer.finish()
  return {
    signedBytes: outer.whole(signed),
    signature,
    signatureAlgorithm: signatureAlgorithmOf(algorithm),
    algorithmsAgree: sameBytes(inner.bytes, algorithm.bytes),
    ...facts,
  }
}
