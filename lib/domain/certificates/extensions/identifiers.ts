/** Decodes the key identifiers (RFC 5280 sections 4.2.1.1 and 4.2.1.2). */

import { DerError } from '../der/error'
import { readWhole } from '../der/reader'
import { context, contextConstructed, tag } from '../der/tags'
import { readInteger } from '../der/values'
import { type GeneralName, readGeneralNames } from '../names/general-name'

export interface AuthorityKeyIdentifier {
  readonly keyIdentifier: Uint8Array | undefined
  readonly issuer: readonly GeneralName[] | undefined
  readonly serial: Uint8Array | undefined
}

export const authorityKeyIdentifierOf = (bytes: Uint8Array): AuthorityKeyIdentifier =>
  readWhole(bytes, (reader) => {
    const inner = reader.sequence()
    const key = inner.optional(context(0))
    const issuer = inner.nextIs(contextConstructed(1))
      ? readGeneralNames(inner.enter(contextConstructed(1)))
      : undefined
    const serial = inner.nextIs(context(2)) ? readInteger(inner, context(2)) : undefined
    inner.finish()
    return { keyIdentifier: key && inner.content(key), issuer, serial }
  })

export const subjectKeyIdentifierOf = (bytes: Uint8Array): Uint8Array =>
  readWhole(bytes, (reader) => {
    const element = reader.expect(tag.octetString)
    if (element.from === element.end) throw new DerError('list-empty', element.start)
    return reader.content(element)
  })
