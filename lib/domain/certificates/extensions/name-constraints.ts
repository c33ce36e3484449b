/** Decodes name constraints and refuses bases that are not well-formed (RFC 5280 section 4.2.1.10). */

import { DerError } from '../der/error'
import { type DerReader, readWhole } from '../der/reader'
import { contextConstructed } from '../der/tags'
import { isHostName } from '../names/dns-name'
import { type GeneralName, readGeneralName } from '../names/general-name'
import { mailboxOf } from '../names/mailbox'

export interface NameConstraints {
  readonly permitted: readonly GeneralName[]
  readonly excluded: readonly GeneralName[]
}

const mostSubtrees = 20_000

/** Ones, then zeros. */
function isMask(bytes: Uint8Array): boolean {
  let ended = false
  for (const byte of bytes) {
    if (ended && byte !== 0) return false
    const inverse = ~byte & 0xff
    if ((inverse & (inverse + 1)) !== 0) return false
    if (byte !== 0xff) ended = true
  }
  return true
}

const isHostOrDomain = (text: string) => text === '' || isHostName(text.startsWith('.') ? text.slice(1) : text)

/** A base of a kind that nobody can apply is well-formed; it counts only when such a name appears. */
function isWellFormed(base: GeneralName): boolean {
  switch (base.kind) {
    case 'dns':
      return base.value === '' || isHostName(base.value)
    case 'uri':
      return isHostOrDomain(base.value)
    case 'mail':
      return base.value.includes('@') ? mailboxOf(base.value) !== undefined : isHostOrDomain(base.value)
    case 'address':
      return (base.bytes.length === 8 || base.bytes.length === 32) && isMask(base.bytes.subarray(base.bytes.length / 2))
    default:
      return true
  }
}

/** `minimum` must be its default and `maximum` absent, so the base stands alone. */
function readSubtrees(list: DerReader): GeneralName[] {
  if (!list.more) throw new DerError('list-empty', list.at)
  const bases: GeneralName[] = []
  while (list.more) {
    const subtree = list.sequence()
    const base = readGeneralName(subtree)
    subtree.finish()
    if (!isWellFormed(base)) throw new DerError('value-not-allowed', subtree.at)
    bases.push(base)
    if (bases.length > mostSubtrees) throw new DerError('list-too-long', list.at)
  }
  return bases
}

export const nameConstraintsOf = (bytes: Uint8Array): NameConstraints =>
  readWhole(bytes, (reader) => {
    const inner = reader.sequence()
    if (!inner.more) throw new DerError('list-empty', inner.at)
    const part = (number: number) =>
      inner.nextIs(contextConstructed(number)) ? readSubtrees(inner.enter(contextConstructed(number))) : []
    const constraints = { permitted: part(0), excluded: part(1) }
    inner.finish()
    return constraints
  })
