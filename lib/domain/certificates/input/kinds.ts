/** Tells by structure what a DER file holds, so that a wrong file gets a right sentence. */

import { DerError } from '../der/error'
import { DerReader } from '../der/reader'
import { contextConstructed, tag } from '../der/tags'
import { readObjectIdentifier } from '../der/values'

export type FileKind = 'certificate' | 'crl' | 'request' | 'pkcs7' | 'pkcs12' | 'private-key' | 'public-key' | 'unknown'

const signedData = '1.2.840.113549.1.7.2'
const passwordBased = /^1\.2\.840\.113549\.1\.(5|12\.1)\./

/** SEQUENCE { INTEGER …: keys, and PKCS#12 whose version is 3. */
function kindAfterInteger(inner: DerReader): FileKind {
  const version = inner.content(inner.expect(tag.integer))
  return version.length === 1 && version[0] === 3 && inner.nextIs(tag.sequence) ? 'pkcs12' : 'private-key'
}

/** SEQUENCE { SEQUENCE { …: what is signed, an encrypted key, or a bare public key. */
function kindAfterSequence(inner: DerReader): FileKind {
  const first = inner.sequence()
  if (first.nextIs(tag.objectIdentifier)) {
    const algorithm = readObjectIdentifier(first)
    return passwordBased.test(algorithm) ? 'private-key' : 'public-key'
  }
  if (first.nextIs(contextConstructed(0))) return 'certificate'
  if (first.nextIs(tag.sequence)) return 'crl'
  return kindOfNumbered(first)
}

/** A version or serial number, then an algorithm (certificate v1, CRL v2) or a name and a key (request). */
function kindOfNumbered(first: DerReader): FileKind {
  first.expect(tag.integer)
  const next = first.sequence()
  if (!next.nextIs(tag.objectIdentifier)) return 'request'
  const issuer = first.read()
  const after = first.read()
  const isTime = after.tag === tag.utcTime || after.tag === tag.generalizedTime
  return issuer.tag === tag.sequence && isTime ? 'crl' : 'certificate'
}

export function kindOf(bytes: Uint8Array): FileKind {
  try {
    const inner = new DerReader(bytes).sequence()
    if (inner.nextIs(tag.objectIdentifier)) return readObjectIdentifier(inner) === signedData ? 'pkcs7' : 'unknown'
    if (inner.nextIs(tag.integer)) return kindAfterInteger(inner)
    return inner.nextIs(tag.sequence) ? kindAfterSequence(inner) : 'unknown'
  } catch (error) {
    if (error instanceof DerError) return 'unknown'
    throw error
  }
}
