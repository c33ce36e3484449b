/** Draws a text as a QR code, correction level M (ISO/IEC 18004): for the authenticator apps of the second step. */
import { type Grid, gridOf, putFormat } from './grid'
import { correctionOf } from './reed-solomon'

/** Per version from 1: correction bytes of a block, and number of blocks, at level M. */
const correctionBytes = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26]
const blockCounts = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16]

const masks: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
]

/** Rows of dark modules, without the quiet zone. Throws RangeError for a text of more than about 660 bytes. */
export function qrCode(text: string): boolean[][] {
  const bytes = [...new TextEncoder().encode(text)]
  const version = correctionBytes.findIndex((_, at) => bytes.length + headBytes(at + 1) <= dataLength(at + 1)) + 1
  if (version === 0) throw new RangeError('The text is too long for a QR code of version 20')
  const stream = interleaved(padded(bytes, version), version)
  const drawn = masks.map((_, mask) => drawnWith(stream, version, mask))
  return drawn.reduce((best, next) => (penaltyOf(next.dark) < penaltyOf(best.dark) ? next : best)).dark
}

/** The code as one SVG path of unit squares, to be filled. */
export function qrPath(rows: readonly boolean[][]): string {
  return rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
}

const headBytes = (version: number): number => (version < 10 ? 2 : 3)

function moduleCount(version: number): number {
  let count = (16 * version + 128) * version + 64
  if (version >= 2) {
    const alignments = Math.floor(version / 7) + 2
    count -= (25 * alignments - 10) * alignments - 55
    if (version >= 7) count -= 36
  }
  return count
}

function dataLength(version: number): number {
  return Math.floor(moduleCount(version) / 8) - (correctionBytes[version - 1] ?? 0) * (blockCounts[version - 1] ?? 0)
}

/** Byte mode, length, the bytes, the end mark, and the two alternating pad bytes. */
function padded(bytes: readonly number[], version: number): number[] {
  const lengthBits = version < 10 ? 8 : 16
  const bits = [...bitsOf(4, 4), ...bitsOf(bytes.length, lengthBits), ...bytes.flatMap((byte) => bitsOf(byte, 8))]
  const capacity = dataLength(version) * 8
  bits.push(...new Array<number>(Math.min(4, capacity - bits.length)).fill(0))
  while (bits.length % 8 !== 0) bits.push(0)
  const data = Array.from({ length: bits.length / 8 }, (_, at) => numberOf(bits.slice(at * 8, at * 8 + 8)))
  for (let pad = 0xec; data.length < capacity / 8; pad ^= 0xec ^ 0x11) data.push(pad)
  return data
}

const bitsOf = (value: number, length: number): number[] =>
  Array.from({ length }, (_, at) => (value >>> (length - 1 - at)) & 1)
const numberOf = (bits: readonly number[]): number => bits.reduce((sum, bit) => (sum << 1) | bit, 0)

/** Splits into blocks, adds the correction of each, and takes them byte by byte in turn; shorter blocks come first. */
function interleaved(data: readonly number[], version: number): number[] {
  const [count, degree] = [blockCounts[version - 1] ?? 1, correctionBytes[version - 1] ?? 0]
  const shortLength = Math.floor(data.length / count)
  const shortBlocks = count - (data.length % count)
  let from = 0
  const blocks = Array.from({ length: count }, (_, at) => {
    const block = data.slice(from, from + shortLength + (at < shortBlocks ? 0 : 1))
    from += block.length
    return { block, correction: correctionOf(block, degree) }
  })
  const inTurn = (length: number, of: (at: number) => (number | undefined)[]) =>
    Array.from({ length }, (_, at) => of(at))
      .flat()
      .filter((byte) => byte !== undefined)
  return [
    ...inTurn(shortLength + 1, (at) => blocks.map(({ block }) => block[at])),
    ...inTurn(degree, (at) => blocks.map(({ correction }) => correction[at])),
  ]
}

function drawnWith(stream: readonly number[], version: number, mask: number): Grid {
  const grid = gridOf(version)
  const isMasked = masks[mask]
  let at = 0
  for (const [x, y] of dataPlaces(grid)) {
    const bit = ((stream[at >>> 3] ?? 0) >>> (7 - (at & 7))) & 1
    at += 1
    const row = grid.dark[y]
    if (row) row[x] = (bit === 1) !== (isMasked?.(x, y) ?? false)
  }
  putFormat(grid, mask)
  return grid
}

/** In pairs of columns from the right, up and down in turn, around the timing column and everything fixed. */
export function* dataPlaces({ size, fixed }: Grid): Generator<readonly [number, number]> {
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5
    const isUpward = ((right + 1) & 2) === 0
    for (let step = 0; step < size; step += 1) {
      const y = isUpward ? size - 1 - step : step
      for (const x of [right, right - 1]) if (!fixed[y]?.[x]) yield [x, y]
    }
  }
}

/** How hard a code is to read (ISO/IEC 18004, 7.8.3): runs, blocks, patterns like a finder, imbalance. */
function penaltyOf(dark: readonly boolean[][]): number {
  const columns = dark.map((_, x) => dark.map((row) => row[x] ?? false))
  const lines = [...dark, ...columns].map((line) => line.map((isDark) => (isDark ? '1' : '0')).join(''))
  const runs = lines.flatMap((line) => line.match(/0{5,}|1{5,}/g) ?? []).reduce((sum, run) => sum + run.length - 2, 0)
  const finders = lines.reduce((sum, line) => sum + (line.match(/(?=00001011101|10111010000)/g)?.length ?? 0) * 40, 0)
  let blocks = 0
  for (let y = 0; y + 1 < dark.length; y += 1) {
    for (let x = 0; x + 1 < dark.length; x += 1) {
      const one = dark[y]?.[x]
      if (one === dark[y]?.[x + 1] && one === dark[y + 1]?.[x] && one === dark[y + 1]?.[x + 1]) blocks += 3
    }
  }
  const share = dark.flat().filter(Boolean).length / dark.length ** 2
  return runs + blocks + finders + Math.floor(Math.abs(share * 100 - 50) / 5) * 10
}
