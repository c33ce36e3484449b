import { describe, expect, it } from 'vitest'
import { DerError } from '@/lib/domain/certificates/der/error'
import { DerReader, readWhole } from '@/lib/domain/certificates/der/reader'

const bytesOf = (hex: string) => new Uint8Array(Buffer.from(hex.replaceAll(' ', ''), 'hex'))

function problemOf(run: () => unknown): string | undefined {
  try {
    run()
    return undefined
  } catch (error) {
    return error instanceof DerError ? error.problem : String(error)
  }
}

describe('a DER reader', () => {
  it.each([
    ['04 80 01 00 00', 'indefinite-length'],
    ['04 81 01 00', 'length-not-minimal'],
    ['04 82 01 00', 'truncated'],
    ['04 84 00 00 00 01 00', 'length-too-large'],
    ['1f 81 00', 'tag-not-supported'],
    ['04 02 01', 'truncated'],
    ['04', 'truncated'],
    ['', 'truncated'],
    ['04 01 00 00', 'trailing-bytes'],
  ])('refuses %s as %s', (hex, problem) => {
    expect(problemOf(() => readWhole(bytesOf(hex), (reader) => reader.read()))).toBe(problem)
  })

  it('refuses a length that is longer than it must be', () => {
    const padded = Uint8Array.of(0x04, 0x82, 0x00, 0x80, ...new Uint8Array(128))
    expect(problemOf(() => readWhole(padded, (reader) => reader.read()))).toBe('length-not-minimal')
  })

  it('never reads beyond the parent', () => {
    const reader = new DerReader(bytesOf('30 03 04 02 01 02 03'))
    const inner = reader.sequence()
    expect(problemOf(() => inner.read())).toBe('truncated')
  })

  it('gives views and copies nothing', () => {
    const bytes = bytesOf('30 04 04 02 aa bb')
    const inner = new DerReader(bytes).sequence()
    expect(inner.content(inner.read()).buffer).toBe(bytes.buffer)
  })
})
