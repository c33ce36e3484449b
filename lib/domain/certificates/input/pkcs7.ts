/** Takes the certificates and CRLs out of a PKCS#7 bundle; its signatures, if it has any, are not looked at (RFC 5652 section 5.1). */

import { DerReader } from '../der/reader'
import { contextConstructed, tag } from '../der/tags'
import { readCount, readObjectIdentifier } from '../der/values'

export interface Pkcs7Content {
  readonly certificates: readonly Uint8Array[]
  readonly crls: readonly Uint8Array[]
}

function wholesIn(reader: DerReader, number: number): Uint8Array[] {
  if (!reader.nextIs(contextConstructed(number))) return []
  const list = reader.enter(contextConstructed(number))
  const found: Uint8Array[] = []
  while (list.more) found.push(list.whole(list.read()))
  return found
}

/** @throws DerError when the bytes are not SignedData in DER */
export function readPkcs7(bytes: Uint8Array): Pkcs7Content {
  const outer = new DerReader(bytes).sequence()
  readObjectIdentifier(outer)
  const signed = outer.enter(contextConstructed(0)).sequence()
  readCount(signed)
  signed.expect(tag.set)
  signed.expect(tag.sequence)
  return { certificates: wholesIn(signed, 0), crls: wholesIn(signed, 1) }
}
