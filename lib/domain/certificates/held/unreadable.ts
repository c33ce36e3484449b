/** Names why what an address presents is no chain that can be judged, and makes the one finding of it. */
import { largestCertificateBytes, maximumChainLength } from '../input/limits'
import { type PlaceFinding, placeFinding } from '../places/place-check'

export const unreadableReasons = ['not-der', 'too-large', 'too-many'] as const
export type UnreadableReason = (typeof unreadableReasons)[number]

export interface Unreadable {
  readonly reason: UnreadableReason
  /** A technical literal: the breach of DER and where, a size, a count, or OpenSSL's own word. */
  readonly detail: string
}

/** The limits, for the sentence that says what is expected. */
export const readableLimits = { certificates: maximumChainLength, kibibytes: largestCertificateBytes / 1024 } as const

const separator = ': '

/** Worse than every other finding of its address, because it is the only one: nothing else can be asked. */
export const unreadableFinding = ({ reason, detail }: Unreadable): PlaceFinding =>
  placeFinding('certificate-readable', 'broken', { found: `${reason}${separator}${detail}` })

/** What the finding says it found, in its parts. */
export function unreadableIn(found: string): Unreadable | undefined {
  const reason = unreadableReasons.find((one) => found.startsWith(`${one}${separator}`))
  return reason && { reason, detail: found.slice(reason.length + separator.length) }
}
