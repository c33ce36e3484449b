/** Decodes what a key may be used for (RFC 5280 sections 4.2.1.3, 4.2.1.9 and 4.2.1.12). */

import { DerError } from '../der/error'
import { readWhole } from '../der/reader'
import { tag } from '../der/tags'
import { readBoolean, readCount, readNamedBits, readObjectIdentifier } from '../der/values'

export const keyUsageBit = {
  digitalSignature: 1 << 0,
  contentCommitment: 1 << 1,
  keyEncipherment: 1 << 2,
  dataEncipherment: 1 << 3,
  keyAgreement: 1 << 4,
  keyCertSign: 1 << 5,
  cRLSign: 1 << 6,
  encipherOnly: 1 << 7,
  decipherOnly: 1 << 8,
} as const

export type KeyUsage = keyof typeof keyUsageBit

export interface BasicConstraints {
  readonly ca: boolean
  readonly pathLength: number | undefined
  /** `cA FALSE` was written out, which DER forbids for a default. */
  readonly defaultWritten: boolean
}

/** At least one bit must be set (section 4.2.1.3). */
export const keyUsageOf = (bytes: Uint8Array): number =>
  readWhole(bytes, (reader) => {
    const bits = readNamedBits(reader)
    if (bits === 0) throw new DerError('list-empty', 0)
    return bits
  })

export const basicConstraintsOf = (bytes: Uint8Array): BasicConstraints =>
  readWhole(bytes, (reader) => {
    const inner = reader.sequence()
    const written = inner.nextIs(tag.boolean)
    const ca = written && readBoolean(inner)
    const pathLength = inner.more ? readCount(inner) : undefined
    inner.finish()
    return { ca, pathLength, defaultWritten: written && !ca }
  })

export const extendedKeyUsageOf = (bytes: Uint8Array): string[] =>
  readWhole(bytes, (reader) => {
    const inner = reader.sequence()
    if (!inner.more) throw new DerError('list-empty', inner.at)
    const purposes: string[] = []
    while (inner.more) purposes.push(readObjectIdentifier(inner))
    return purposes
  })
