/** Reads the list of extensions as it stands, before any of them is understood (RFC 5280 section 4.2). */

import { DerError } from '../der/error'
import type { DerReader } from '../der/reader'
import { tag } from '../der/tags'
import { readBoolean, readObjectIdentifier } from '../der/values'

export interface Extension {
  readonly oid: string
  readonly critical: boolean
  /** Content of the OCTET STRING. */
  readonly value: Uint8Array
  /** `critical FALSE` was written out, which DER forbids for a default (X.690 section 11.5). */
  readonly defaultWritten: boolean
}

const mostExtensions = 100

function readExtension(reader: DerReader): Extension {
  const inner = reader.sequence()
  const oid = readObjectIdentifier(inner)
  const written = inner.nextIs(tag.boolean)
  const critical = written && readBoolean(inner)
  const value = inner.content(inner.expect(tag.octetString))
  inner.finish()
  return { oid, critical, value, defaultWritten: written && !critical }
}

/** Extensions is never empty (SIZE 1..MAX). */
export function readExtensions(reader: DerReader): Extension[] {
  const list = reader.sequence()
  if (!list.more) throw new DerError('list-empty', list.at)
  const extensions: Extension[] = []
  while (list.more) {
    extensions.push(readExtension(list))
    if (extensions.length > mostExtensions) throw new DerError('list-too-long', list.at)
  }
  return extensions
}
