/** Decodes the policy extensions (RFC 5280 sections 4.2.1.4, 4.2.1.5, 4.2.1.11 and 4.2.1.14). */

import { DerError } from '../der/error'
import { type DerReader, readWhole } from '../der/reader'
import { context } from '../der/tags'
import { readCount, readObjectIdentifier } from '../der/values'

export interface PolicyMapping {
  readonly issuerDomain: string
  readonly subjectDomain: string
}

export interface PolicyConstraints {
  readonly requireExplicitPolicy: number | undefined
  readonly inhibitPolicyMapping: number | undefined
}

function listOf<T>(bytes: Uint8Array, readOne: (item: DerReader) => T): T[] {
  return readWhole(bytes, (reader) => {
    const list = reader.sequence()
    if (!list.more) throw new DerError('list-empty', list.at)
    const items: T[] = []
    while (list.more) {
      const item = list.sequence()
      items.push(readOne(item))
      item.finish()
    }
    return items
  })
}

function skipQualifiers(reader: DerReader): void {
  const qualifiers = reader.sequence()
  if (!qualifiers.more) throw new DerError('list-empty', qualifiers.at)
  while (qualifiers.more) {
    const qualifier = qualifiers.sequence()
    readObjectIdentifier(qualifier)
    qualifier.read()
    qualifier.finish()
  }
}

/** Object identifiers only: qualifiers are for people and change no verdict. */
export const certificatePoliciesOf = (bytes: Uint8Array): string[] =>
  listOf(bytes, (item) => {
    const policy = readObjectIdentifier(item)
    if (item.more) skipQualifiers(item)
    return policy
  })

export const policyMappingsOf = (bytes: Uint8Array): PolicyMapping[] =>
  listOf(bytes, (item) => ({ issuerDomain: readObjectIdentifier(item), subjectDomain: readObjectIdentifier(item) }))

export const policyConstraintsOf = (bytes: Uint8Array): PolicyConstraints =>
  readWhole(bytes, (reader) => {
    const inner = reader.sequence()
    if (!inner.more) throw new DerError('list-empty', inner.at)
    const count = (number: number) => (inner.nextIs(context(number)) ? readCount(inner, context(number)) : undefined)
    const constraints = { requireExplicitPolicy: count(0), inhibitPolicyMapping: count(1) }
    inner.finish()
    return constraints
  })

export const inhibitAnyPolicyOf = (bytes: Uint8Array): number => readWhole(bytes, (reader) => readCount(reader))
