import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gridOf } from '@/lib/domain/qr/grid'
import { dataPlaces, qrCode, qrPath } from '@/lib/domain/qr/qr-code'
import { correctionOf, multiply } from '@/lib/domain/qr/reed-solomon'

/** Value of a polynomial at x, by Horner: a codeword is zero at every root of its divisor. */
const valueAt = (coefficients: readonly number[], x: number) =>
  coefficients.reduce((sum, coefficient) => multiply(sum, x) ^ coefficient, 0)

describe('error correction', () => {
  it('makes every block zero at all roots of its divisor', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(255), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 7, max: 30 }),
        (data, degree) => {
          const codeword = [...data, ...correctionOf(data, degree)]
          let root = 1
          for (let step = 0; step < degree; step += 1) {
            expect(valueAt(codeword, root)).toBe(0)
            root = multiply(root, 2)
          }
        },
      ),
    )
  })
})

describe('a QR code', () => {
  it('has three finders, timing lines and the dark module, at every version', () => {
    for (let version = 1; version <= 20; version += 1) {
      const { size, dark } = gridOf(version)
      const corner = (x: number, y: number) => [0, 1, 2, 3, 4, 5, 6].map((dx) => dark[y]?.[x + dx])
      const edge = new Array(7).fill(true)
      expect([corner(0, 0), corner(size - 7, 0), corner(0, size - 7)]).toEqual([edge, edge, edge])
      expect(dark[6]?.slice(8, 12)).toEqual([true, false, true, false])
      expect(dark[size - 8]?.[8]).toBe(true)
    }
  })

  it('has room for exactly the bytes of its version', () => {
    const modules = [208, 359, 567, 807, 1079, 1383, 1568, 1936, 2336, 2768]
    const counted = modules.map((_, at) => [...dataPlaces(gridOf(at + 1))].length)
    expect(counted).toEqual(modules)
  })

  it('grows with its text and refuses what is too long', () => {
    expect(qrCode('otpauth').length).toBe(21)
    expect(qrCode('x'.repeat(213)).length).toBe(57)
    expect(qrCode('x'.repeat(666)).length).toBe(97)
    expect(() => qrCode('x'.repeat(667))).toThrow(RangeError)
  })

  it('carries its text', () => {
    for (const text of [
      'otpauth://totp/Partner%20Hub:ana%40norte.example?secret=JBSWY3DPEHPK3PXP',
      'ñandú',
      'x'.repeat(300),
    ]) {
      expect(read(qrCode(text))).toBe(text)
    }
  })

  it('becomes one path', () => {
    expect(
      qrPath([
        [true, false],
        [false, true],
      ]),
    ).toBe('M0 0h1v1h-1zM1 1h1v1h-1z')
  })
})

/** Reads a code back: format, mask, first data bytes of each block in turn. Knows level M only. */
function read(dark: readonly boolean[][]): string {
  const size = dark.length
  const version = (size - 17) / 4
  const format = [0, 1, 2, 3, 4, 5].map((y) => dark[y]?.[8]).reduceRight((sum, bit) => (sum << 1) | (bit ? 1 : 0), 0)
  const high = [0, 1, 2, 3, 4, 5].map((x) => dark[8]?.[x])
  const bits14to9 = high.reduce((sum, bit) => (sum << 1) | (bit ? 1 : 0), 0)
  expect(format).toBeGreaterThanOrEqual(0)
  const mask = ((bits14to9 << 9) ^ 0x5412) >>> 10
  const masks = [
    (x: number, y: number) => (x + y) % 2 === 0,
    (_x: number, y: number) => y % 2 === 0,
    (x: number) => x % 3 === 0,
    (x: number, y: number) => (x + y) % 3 === 0,
    (x: number, y: number) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
    (x: number, y: number) => ((x * y) % 2) + ((x * y) % 3) === 0,
    (x: number, y: number) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
    (x: number, y: number) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
  ]
  const flips = masks[mask & 7]
  const stream: number[] = []
  for (const [x, y] of dataPlaces(gridOf(version))) stream.push(dark[y]?.[x] !== flips?.(x, y) ? 1 : 0)
  const bytes = Array.from({ length: Math.floor(stream.length / 8) }, (_, at) =>
    stream.slice(at * 8, at * 8 + 8).reduce((sum, bit) => (sum << 1) | bit, 0),
  )
  const [blocks, correction] = levelM[version] ?? [1, 0]
  const length = bytes.length - blocks * correction
  const short = Math.floor(length / blocks)
  const data = Array.from({ length: blocks }, (_, block) =>
    Array.from({ length: short }, (_each, at) => bytes[at * blocks + block] ?? 0).concat(
      block >= blocks - (length % blocks) ? [bytes[short * blocks + block - (blocks - (length % blocks))] ?? 0] : [],
    ),
  ).flat()
  const nibbles = data.flatMap((byte) => [byte >>> 4, byte & 15])
  expect(nibbles[0]).toBe(4)
  const head = version < 10 ? 3 : 5
  const count = nibbles.slice(1, head).reduce((sum, nibble) => (sum << 4) | nibble, 0)
  const text = Array.from(
    { length: count },
    (_, at) => ((nibbles[head + at * 2] ?? 0) << 4) | (nibbles[head + at * 2 + 1] ?? 0),
  )
  return new TextDecoder().decode(Uint8Array.from(text))
}

const levelM: Record<number, [blocks: number, correction: number]> = {
  1: [1, 10],
  2: [1, 16],
  3: [1, 26],
  4: [2, 18],
  5: [2, 24],
  6: [4, 16],
  12: [8, 22],
  13: [9, 22],
}
