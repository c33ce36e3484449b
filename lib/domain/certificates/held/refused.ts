/** Decides whether what an address presents can be read as a certificate at all: by the handshake, and by the strict reader. */
import type { AddressObservation } from '../../health/types'
import { DerError } from '../der/error'
import { maximumChainLength } from '../input/limits'
import { readCertificate } from '../model/certificate'
import type { Unreadable, UnreadableReason } from './unreadable'

/** OpenSSL's words for a certificate that it could not take in either (RFC 8446 section 4.4.2). */
const ofOpenssl: readonly { readonly word: RegExp; readonly reason: UnreadableReason }[] = [
  { word: /EXCESSIVE_MESSAGE_SIZE/, reason: 'too-large' },
  { word: /ASN1|LENGTH_MISMATCH|DECODE|UNREADABLE|UNSUPPORTED_CERT|NOT_SUPPORTED/, reason: 'not-der' },
]

/** Why the handshake itself failed on the certificate; undefined where it did not, or failed on something else. */
export function refusedInHandshake({ certificateChain, stages }: AddressObservation): Unreadable | undefined {
  const tls = stages.find(({ stage }) => stage === 'tls')
  if ((certificateChain ?? []).length > 0 || tls?.reason !== 'certificate-invalid') return undefined
  const detail = String(tls.evidence?.trustError ?? '')
  const reason = ofOpenssl.find(({ word }) => word.test(detail))?.reason
  return reason && { reason, detail }
}

/** Why the strict reader refuses the first of what was sent; undefined where it does not. */
export function refusedByReader(leaf: Uint8Array, sent: number): Unreadable | undefined {
  if (sent > maximumChainLength) return { reason: 'too-many', detail: String(sent) }
  try {
    readCertificate(leaf)
    return undefined
  } catch (error) {
    if (!(error instanceof DerError)) throw error
    if (error.problem === 'too-large') return { reason: 'too-large', detail: `${Math.ceil(leaf.length / 1024)} KiB` }
    return { reason: 'not-der', detail: `${error.problem}, byte ${error.at}` }
  }
}
