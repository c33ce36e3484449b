/** Takes the body of an answer up to a limit and knows when it is whole. */

/** Says of the bytes so far whether more are wanted, all are there, or they are broken. */
export interface BodySink {
  push(bytes: Buffer): 'more' | 'end' | 'broken'
  /** Whether the peer's closing is this body's proper end. */
  readonly endsWithConnection: boolean
  text(): string
}

/** A body of a known length, or of infinite length when only the connection's end tells. */
export function createPlainBody(length: number, limit: number): BodySink {
  const parts: Buffer[] = []
  const wanted = Math.min(length, limit)
  let taken = 0
  return {
    endsWithConnection: length === Number.POSITIVE_INFINITY,
    text: () => Buffer.concat(parts).toString('utf8'),
    push: (bytes) => {
      parts.push(bytes.subarray(0, wanted - taken))
      taken = Math.min(wanted, taken + bytes.length)
      return taken >= wanted ? 'end' : 'more'
    },
  }
}
