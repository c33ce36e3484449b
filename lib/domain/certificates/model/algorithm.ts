/** Reads AlgorithmIdentifier (RFC 5280 section 4.1.1.2). */

import { DerError } from '../der/error'
import type { DerReader } from '../der/reader'
import { tag } from '../der/tags'
import { readObjectIdentifier } from '../der/values'

export interface Algorithm {
  readonly bytes: Uint8Array
  readonly oid: string
  /** The parameters' whole value; undefined when absent. */
  readonly parameters: Uint8Array | undefined
}

export function readAlgorithm(reader: DerReader): Algorithm {
  const element = reader.expect(tag.sequence)
  const inner = reader.within(element)
  const oid = readObjectIdentifier(inner)
  const value = inner.more ? inner.read() : undefined
  inner.finish()
  if (value?.tag === tag.null && value.end !== value.from) throw new DerError('value-not-allowed', value.start)
  return { bytes: reader.whole(element), oid, parameters: value && inner.whole(value) }
}
