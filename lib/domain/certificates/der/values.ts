/** Decodes the primitive values of DER: booleans, integers, object identifiers, bit strings. */

import { DerError } from './error'
import type { DerReader, Element } from './reader'
import { tag } from './tags'

const longestIdentifier = 128

/** DER has exactly two booleans (X.690 section 11.1). */
export function readBoolean(reader: DerReader, as: number = tag.boolean): boolean {
  const element = reader.expect(as)
  const value = reader.bytes[element.from]
  if (element.end - element.from !== 1 || (value !== 0x00 && value !== 0xff)) {
    throw new DerError('boolean-not-canonical', element.start)
  }
  return value === 0xff
}

/** Content bytes of an INTEGER, two's complement, minimal (X.690 section 8.3). */
export function readInteger(reader: DerReader, as: number = tag.integer): Uint8Array {
  const element = reader.expect(as)
  const bytes = reader.content(element)
  const first = bytes[0]
  if (first === undefined) throw new DerError('integer-not-minimal', element.start)
  const second = bytes[1]
  if (second !== undefined && ((first === 0x00 && second < 0x80) || (first === 0xff && second >= 0x80))) {
    throw new DerError('integer-not-minimal', element.start)
  }
  return bytes
}

/** An INTEGER from 0 to 2^31 - 1; counters of RFC 5280 need no more. */
export function readCount(reader: DerReader, as: number = tag.integer): number {
  const start = reader.at
  const bytes = readInteger(reader, as)
  if ((bytes[0] ?? 0) >= 0x80 || bytes.length > 4) throw new DerError('integer-out-of-range', start)
  return bytes.reduce((value, byte) => value * 256 + byte, 0)
}

export function readObjectIdentifier(reader: DerReader, as: number = tag.objectIdentifier): string {
  return objectIdentifierOf(reader.bytes, reader.expect(as))
}

/** Dotted form of an object identifier's content (X.690 section 8.19). */
export function objectIdentifierOf(bytes: Uint8Array, { from, end, start }: Element): string {
  if (from === end || end - from > longestIdentifier || (bytes[end - 1] ?? 0) >= 0x80) {
    throw new DerError('object-identifier-invalid', start)
  }
  let text = ''
  let at = from
  while (at < end) {
    const stop = endOfArc(bytes, at)
    text += text === '' ? firstArcs(bytes, at, stop) : `.${arcOf(bytes, at, stop)}`
    at = stop
  }
  return text
}

function endOfArc(bytes: Uint8Array, from: number): number {
  if (bytes[from] === 0x80) throw new DerError('object-identifier-invalid', from)
  let at = from
  while ((bytes[at] ?? 0) >= 0x80) at++
  return at + 1
}

function arcOf(bytes: Uint8Array, from: number, end: number): number | bigint {
  if (end - from > 7) return bigArcOf(bytes, from, end)
  let value = 0
  for (let i = from; i < end; i++) value = value * 128 + ((bytes[i] ?? 0) & 0x7f)
  return value
}

function bigArcOf(bytes: Uint8Array, from: number, end: number): bigint {
  let value = 0n
  for (let i = from; i < end; i++) value = (value << 7n) | BigInt((bytes[i] ?? 0) & 0x7f)
  return value
}

function firstArcs(bytes: Uint8Array, from: number, end: number): string {
  const value = arcOf(bytes, from, end)
  if (value < 40) return `0.${value}`
  if (value < 80) return `1.${Number(value) - 40}`
  return `2.${typeof value === 'bigint' ? value - 80n : value - 80}`
}

/** A BIT STRING of whole octets, as signatures and keys are. */
export function readOctetBits(reader: DerReader, as: number = tag.bitString): Uint8Array {
  const element = reader.expect(as)
  if (element.end === element.from || reader.bytes[element.from] !== 0) {
    throw new DerError('bit-string-invalid', element.start)
  }
  return reader.bytes.subarray(element.from + 1, element.end)
}

/** A named bit list of at most 16 bits, bit 0 lowest; trailing zero bits are not allowed (X.690 section 11.2.2). */
export function readNamedBits(reader: DerReader, as: number = tag.bitString): number {
  const element = reader.expect(as)
  const bytes = reader.content(element)
  const unused = bytes[0]
  const last = bytes.at(-1) ?? 0
  if (unused === undefined || unused > 7 || bytes.length > 3) throw new DerError('bit-string-invalid', element.start)
  if (bytes.length === 1) {
    if (unused !== 0) throw new DerError('bit-string-invalid', element.start)
    return 0
  }
  if ((last & ((1 << unused) - 1)) !== 0 || ((last >> unused) & 1) === 0) {
    throw new DerError('bit-string-invalid', element.start)
  }
  let bits = 0
  for (let i = 0; i < (bytes.length - 1) * 8; i++) {
    if (((bytes[1 + (i >> 3)] ?? 0) >> (7 - (i & 7))) & 1) bits |= 1 << i
  }
  return bits
}

/** An unused-bits-agnostic check that a BIT STRING is well-formed; used for values that nothing reads. */
export function skipBits(reader: DerReader, as: number): void {
  const element = reader.expect(as)
  const unused = reader.bytes[element.from] ?? 8
  if (unused > 7 || (unused > 0 && element.end - element.from === 1)) {
    throw new DerError('bit-string-invalid', element.start)
  }
}
