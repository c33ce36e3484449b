/** Undoes chunked transfer coding up to a limit (RFC 9112 section 7.1). */
import type { BodySink } from './body-sink'

const longestSizeLine = 1024

export function createChunkedBody(limit: number): BodySink {
  const parts: Buffer[] = []
  let taken = 0
  let pending = Buffer.alloc(0)
  /** Bytes left of the current chunk; null while its size line is awaited. */
  let left: number | null = null

  const takeData = (room: number): 'more' | 'end' | 'broken' | null => {
    const data = pending.subarray(0, Math.min(room, pending.length))
    parts.push(data.subarray(0, limit - taken))
    taken = Math.min(limit, taken + data.length)
    if (taken >= limit) return 'end'
    pending = pending.subarray(data.length)
    left = room - data.length
    if (left > 0 || pending.length < 2) return 'more'
    if (pending[0] !== 0x0d || pending[1] !== 0x0a) return 'broken'
    pending = pending.subarray(2)
    left = null
    return null
  }

  const takeSize = (): 'more' | 'end' | 'broken' | null => {
    const end = pending.indexOf('\r\n')
    if (end < 0) return pending.length > longestSizeLine ? 'broken' : 'more'
    const size = /^([0-9a-f]{1,8})[ \t]*(?:;.*)?$/i.exec(pending.subarray(0, end).toString('latin1'))?.[1]
    if (end > longestSizeLine || size === undefined) return 'broken'
    pending = pending.subarray(end + 2)
    left = Number.parseInt(size, 16)
    return left === 0 ? 'end' : null
  }

  return {
    endsWithConnection: false,
    text: () => Buffer.concat(parts).toString('utf8'),
    push: (bytes) => {
      pending = pending.length === 0 ? Buffer.from(bytes) : Buffer.concat([pending, bytes])
      for (;;) {
        const state = left === null ? takeSize() : takeData(left)
        if (state) return state
      }
    },
  }
}
