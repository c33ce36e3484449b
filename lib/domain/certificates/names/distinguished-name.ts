/** Reads, compares and prints distinguished names (RFC 5280 sections 4.1.2.4 and 7.1). */

import { hexOf, sameBytes } from '../bytes'
import { DerError } from '../der/error'
import type { DerReader } from '../der/reader'
import { textOf } from '../der/strings'
import { tag } from '../der/tags'
import { readObjectIdentifier } from '../der/values'
import { attributeOid, attributeShortName } from '../oids'

export interface Attribute {
  readonly type: string
  /** Decoded text; hexadecimal DER where the value is not a string. */
  readonly value: string
  readonly isText: boolean
}

export type RelativeName = readonly Attribute[]

export interface DistinguishedName {
  /** The whole SEQUENCE as it stands in the certificate. */
  readonly bytes: Uint8Array
  readonly parts: readonly RelativeName[]
}

const mostParts = 64

function readAttribute(reader: DerReader): Attribute {
  const inner = reader.sequence()
  const type = readObjectIdentifier(inner)
  const element = inner.read()
  const text = textOf(inner.bytes, element)
  inner.finish()
  return { type, value: text ?? hexOf(inner.whole(element)), isText: text !== undefined }
}

export function readName(reader: DerReader): DistinguishedName {
  const element = reader.expect(tag.sequence)
  const inner = reader.within(element)
  const parts: RelativeName[] = []
  while (inner.more) {
    const set = inner.enter(tag.set)
    const attributes = [readAttribute(set)]
    while (set.more) attributes.push(readAttribute(set))
    parts.push(attributes)
    if (parts.length > mostParts) throw new DerError('list-too-long', element.start)
  }
  return { bytes: reader.whole(element), parts }
}

/** String preparation of RFC 4518 as far as names in certificates need it: case, compatibility forms, spaces. */
const prepared = (text: string) => text.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ')

function canonicalAttribute({ type, value, isText }: Attribute): string {
  const comparable = isText ? prepared(value) : value
  return `${type}:${isText ? 't' : 'b'}${comparable.length}:${comparable}`
}

const canonicalParts = new WeakMap<DistinguishedName, readonly string[]>()

/** One comparable string for each relative name; equal strings mean equal names whatever their encoding. */
export function canonicalPartsOf(name: DistinguishedName): readonly string[] {
  let known = canonicalParts.get(name)
  if (!known) {
    known = name.parts.map((part) => part.map(canonicalAttribute).sort().join('+'))
    canonicalParts.set(name, known)
  }
  return known
}

export function sameName(a: DistinguishedName, b: DistinguishedName): boolean {
  if (sameBytes(a.bytes, b.bytes)) return true
  if (a.parts.length !== b.parts.length) return false
  const other = canonicalPartsOf(b)
  return canonicalPartsOf(a).every((part, i) => part === other[i])
}

/** Whether `name` lies in the subtree below `base`, that is, begins with all of its relative names. */
export function isWithin(name: DistinguishedName, base: DistinguishedName): boolean {
  const parts = canonicalPartsOf(name)
  return canonicalPartsOf(base).every((part, i) => part === parts[i])
}

export function valuesOf(name: DistinguishedName, type: string): string[] {
  return name.parts.flatMap((part) => part.filter((one) => one.type === type).map((one) => one.value))
}

export const commonNamesOf = (name: DistinguishedName) => valuesOf(name, attributeOid.commonName)

const escaped = (value: string) => value.replace(/[,+"\\<>;=]|^[ #]| $/g, '\\$&')

/** RFC 4514 form, most specific part first. */
export function printName(name: DistinguishedName): string {
  const print = (one: Attribute) =>
    `${attributeShortName[one.type] ?? one.type}=${one.isText ? escaped(one.value) : `#${one.value}`}`
  return name.parts
    .map((part) => part.map(print).join('+'))
    .reverse()
    .join(', ')
}
