/** Reads GeneralName, the nine kinds of name of RFC 5280 section 4.2.1.6. */

import { DerError } from '../der/error'
import { DerReader } from '../der/reader'
import { narrowText } from '../der/strings'
import { context, contextConstructed } from '../der/tags'
import { objectIdentifierOf, readObjectIdentifier } from '../der/values'
import { type DistinguishedName, readName } from './distinguished-name'

export type GeneralName =
  | { readonly kind: 'dns' | 'mail' | 'uri'; readonly value: string }
  | { readonly kind: 'address'; readonly bytes: Uint8Array }
  | { readonly kind: 'directory'; readonly name: DistinguishedName }
  | { readonly kind: 'registered'; readonly oid: string }
  | { readonly kind: 'other'; readonly oid: string }
  | { readonly kind: 'x400' | 'ediParty' }

export type GeneralNameKind = GeneralName['kind']

const mostNames = 20_000

const textKind = { [context(1)]: 'mail', [context(2)]: 'dns', [context(6)]: 'uri' } as const

function readOther(reader: DerReader): GeneralName {
  const oid = readObjectIdentifier(reader)
  const explicit = reader.enter(contextConstructed(0))
  explicit.read()
  explicit.finish()
  reader.finish()
  return { kind: 'other', oid }
}

function readDirectory(reader: DerReader): GeneralName {
  const name = readName(reader)
  reader.finish()
  return { kind: 'directory', name }
}

export function readGeneralName(reader: DerReader): GeneralName {
  const element = reader.read()
  const kind = textKind[element.tag]
  if (kind) return { kind, value: narrowText(reader.bytes, element, 0x7f) }
  switch (element.tag) {
    case contextConstructed(0):
      return readOther(reader.within(element))
    case contextConstructed(3):
      return { kind: 'x400' }
    case contextConstructed(4):
      return readDirectory(reader.within(element))
    case contextConstructed(5):
      return { kind: 'ediParty' }
    case context(7):
      return { kind: 'address', bytes: reader.content(element) }
    case context(8):
      return { kind: 'registered', oid: objectIdentifierOf(reader.bytes, element) }
    default:
      throw new DerError('tag-unexpected', element.start)
  }
}

/** GeneralNames is never empty (SIZE 1..MAX); `reader` stands inside the list. */
export function readGeneralNames(reader: DerReader): GeneralName[] {
  if (!reader.more) throw new DerError('list-empty', reader.at)
  const names: GeneralName[] = []
  while (reader.more) {
    names.push(readGeneralName(reader))
    if (names.length > mostNames) throw new DerError('list-too-long', reader.at)
  }
  return names
}

export const generalNamesOf = (bytes: Uint8Array): GeneralName[] => {
  const reader = new DerReader(bytes)
  const names = readGeneralNames(reader.sequence())
  reader.finish()
  return names
}
