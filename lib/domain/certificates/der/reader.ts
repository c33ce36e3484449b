/** Reads DER strictly and without copying: definite minimal lengths, one-byte tags, nothing outside its parent. */

import { DerError } from './error'
import { tag as tags } from './tags'

/** Where a value lies: `start` at its tag, `from` at its content, `end` behind it. */
export interface Element {
  readonly tag: number
  readonly start: number
  readonly from: number
  readonly end: number
}

export class DerReader {
  at: number

  constructor(
    readonly bytes: Uint8Array,
    start = 0,
    readonly end = bytes.length,
  ) {
    this.at = start
  }

  get more(): boolean {
    return this.at < this.end
  }

  nextIs(tag: number): boolean {
    return this.at < this.end && this.bytes[this.at] === tag
  }

  /** Reads any value (X.690 sections 8.1 and 10.1). */
  read(): Element {
    const { bytes, end, at: start } = this
    if (start + 2 > end) throw new DerError('truncated', start)
    const tag = bytes[start] ?? 0
    if ((tag & 0x1f) === 0x1f) throw new DerError('tag-not-supported', start)
    const first = bytes[start + 1] ?? 0
    let from = start + 2
    let length = first
    if (first >= 0x80) {
      const octets = first & 0x7f
      length = this.longLength(octets, from)
      from += octets
    }
    const stop = from + length
    if (stop > end) throw new DerError('truncated', start)
    this.at = stop
    return { tag, start, from, end: stop }
  }

  private longLength(octets: number, from: number): number {
    if (octets === 0) throw new DerError('indefinite-length', from - 1)
    if (octets > 3) throw new DerError('length-too-large', from - 1)
    if (from + octets > this.end) throw new DerError('truncated', from)
    let length = 0
    for (let i = from; i < from + octets; i++) length = (length << 8) | (this.bytes[i] ?? 0)
    if (length < 0x80 || length < 1 << (8 * (octets - 1))) throw new DerError('length-not-minimal', from)
    return length
  }

  expect(tag: number): Element {
    if (this.at >= this.end) throw new DerError('truncated', this.at)
    if (this.bytes[this.at] !== tag) throw new DerError('tag-unexpected', this.at)
    return this.read()
  }

  optional(tag: number): Element | undefined {
    return this.nextIs(tag) ? this.read() : undefined
  }

  /** A reader over the content of `element`. */
  within(element: Element): DerReader {
    return new DerReader(this.bytes, element.from, element.end)
  }

  enter(tag: number): DerReader {
    return this.within(this.expect(tag))
  }

  sequence(): DerReader {
    return this.enter(tags.sequence)
  }

  /** The bytes of a whole value with its tag and length; a view, not a copy. */
  whole(element: Element): Uint8Array {
    return this.bytes.subarray(element.start, element.end)
  }

  /** The bytes of a value's content; a view, not a copy. */
  content(element: Element): Uint8Array {
    return this.bytes.subarray(element.from, element.end)
  }

  /** Refuses bytes that nothing has read. */
  finish(): void {
    if (this.at !== this.end) throw new DerError('trailing-bytes', this.at)
  }
}

/** Reads one value that must fill all of `bytes`. */
export function readWhole<T>(bytes: Uint8Array, read: (reader: DerReader) => T): T {
  const reader = new DerReader(bytes)
  const value = read(reader)
  reader.finish()
  return value
}
