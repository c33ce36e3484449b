import { describe, expect, it } from 'vitest'
import { DerError } from '@/lib/domain/certificates/der/error'
import { DerReader } from '@/lib/domain/certificates/der/reader'
import { readTime } from '@/lib/domain/certificates/der/time'
import {
  readBoolean,
  readCount,
  readInteger,
  readNamedBits,
  readObjectIdentifier,
} from '@/lib/domain/certificates/der/values'

const readerOf = (hex: string) => new DerReader(new Uint8Array(Buffer.from(hex.replaceAll(' ', ''), 'hex')))

const refuses = (run: () => unknown, problem: string) => {
  expect(run).toThrow(DerError)
  expect(run).toThrow(problem)
}

describe('an object identifier', () => {
  it.each([
    ['06 03 55 1d 0f', '2.5.29.15'],
    ['06 01 00', '0.0'],
    ['06 01 27', '0.39'],
    ['06 01 28', '1.0'],
    ['06 02 88 37', '2.999'],
    ['06 0b 2b 06 01 04 01 b2 1f 01 01 08 02', '1.3.6.1.4.1.6431.1.1.8.2'],
    [`06 14 69 83 ${'ff'.repeat(17)} 7f`, '2.25.340282366920938463463374607431768211455'],
  ])('reads %s as %s', (hex, dotted) => {
    expect(readObjectIdentifier(readerOf(hex))).toBe(dotted)
  })

  it.each(['06 00', '06 02 80 01', '06 02 55 9d'])('refuses %s', (hex) => {
    refuses(() => readObjectIdentifier(readerOf(hex)), 'object-identifier-invalid')
  })
})

describe('a boolean', () => {
  it.each([
    ['01 01 ff', true],
    ['01 01 00', false],
  ])('reads %s', (hex, value) => {
    expect(readBoolean(readerOf(hex))).toBe(value)
  })

  it.each(['01 01 01', '01 00', '01 02 ff ff'])('refuses %s', (hex) => {
    refuses(() => readBoolean(readerOf(hex)), 'boolean-not-canonical')
  })
})

describe('an integer', () => {
  it.each(['02 00', '02 02 00 7f', '02 02 ff 80'])('refuses %s', (hex) => {
    refuses(() => readInteger(readerOf(hex)), 'integer-not-minimal')
  })

  it('keeps the octet that carries the sign', () => {
    expect([...readInteger(readerOf('02 02 00 80'))]).toEqual([0, 0x80])
  })

  it.each(['02 01 ff', '02 05 01 00 00 00 00'])('is no counter as %s', (hex) => {
    refuses(() => readCount(readerOf(hex)), 'integer-out-of-range')
  })
})

describe('a named bit list', () => {
  it.each([
    ['03 02 07 80', 1],
    ['03 02 01 06', 0b1100000],
    ['03 03 07 00 80', 0b100000000],
  ])('reads %s', (hex, bits) => {
    expect(readNamedBits(readerOf(hex))).toBe(bits)
  })

  it.each(['03 00', '03 02 08 80', '03 02 06 80', '03 02 07 c0', '03 03 00 80 00', '03 01 01'])('refuses %s', (hex) => {
    refuses(() => readNamedBits(readerOf(hex)), 'bit-string-invalid')
  })
})

const timeBytes = (text: string) => {
  const tag = text.length === 13 ? 0x17 : 0x18
  return new DerReader(Uint8Array.of(tag, text.length, ...Buffer.from(text)))
}

describe('a time', () => {
  it.each([
    ['491231235959Z', '2049-12-31T23:59:59.000Z'],
    ['500101000000Z', '1950-01-01T00:00:00.000Z'],
    ['000229000000Z', '2000-02-29T00:00:00.000Z'],
    ['19000228000000Z', '1900-02-28T00:00:00.000Z'],
    ['99991231235959Z', '9999-12-31T23:59:59.000Z'],
    ['00500301000000Z', '0050-03-01T00:00:00.000Z'],
  ])('reads %s as %s', (text, iso) => {
    expect(new Date(readTime(timeBytes(text)).epochMs).toISOString()).toBe(iso)
  })

  it.each([
    '261301000000Z',
    '260229000000Z',
    '19000229000000Z',
    '260101240000Z',
    '260101000060Z',
    '2601010000+00',
    '26010100000 Z',
  ])('refuses %s', (text) => {
    refuses(() => readTime(timeBytes(text)), 'time-invalid')
  })
})
