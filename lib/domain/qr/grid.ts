/** The square of a QR code: what is fixed in it, and where data may stand (ISO/IEC 18004, 6.3). */

export interface Grid {
  size: number
  dark: boolean[][]
  /** Modules that carry no data: finders, timing, alignment, format, version. */
  fixed: boolean[][]
}

/** The empty grid of a version (1 to 20) with its fixed patterns; format bits are set later. */
export function gridOf(version: number): Grid {
  const size = version * 4 + 17
  const square = () => Array.from({ length: size }, () => new Array<boolean>(size).fill(false))
  const grid: Grid = { size, dark: square(), fixed: square() }
  for (let at = 0; at < size; at += 1) {
    put(grid, 6, at, at % 2 === 0)
    put(grid, at, 6, at % 2 === 0)
  }
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    putFinder(grid, x, y)
  for (const [x, y] of alignmentCentres(version, size)) putAlignment(grid, x, y)
  putFormat(grid, 0)
  if (version >= 7) putVersion(grid, version)
  return grid
}

export function put(grid: Grid, x: number, y: number, isDark: boolean): void {
  const [row, kept] = [grid.dark[y], grid.fixed[y]]
  if (!row || !kept || x < 0 || x >= grid.size) return
  row[x] = isDark
  kept[x] = true
}

function putFinder(grid: Grid, x: number, y: number): void {
  for (let dy = -4; dy <= 4; dy += 1) {
    for (let dx = -4; dx <= 4; dx += 1) {
      const distance = Math.max(Math.abs(dx), Math.abs(dy))
      put(grid, x + dx, y + dy, distance !== 2 && distance !== 4)
    }
  }
}

function putAlignment(grid: Grid, x: number, y: number): void {
  for (let dy = -2; dy <= 2; dy += 1) {
    for (let dx = -2; dx <= 2; dx += 1) put(grid, x + dx, y + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1)
  }
}

function alignmentCentres(version: number, size: number): (readonly [number, number])[] {
  if (version === 1) return []
  const count = Math.floor(version / 7) + 2
  const step = Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2
  const places = [6, ...Array.from({ length: count - 1 }, (_, at) => size - 7 - at * step).reverse()]
  const last = size - 7
  const isFinder = (x: number, y: number) => (x === 6 && y === 6) || (x === 6 && y === last) || (x === last && y === 6)
  return places.flatMap((y) => places.filter((x) => !isFinder(x, y)).map((x) => [x, y] as const))
}

/** Correction level M and the mask, twice around the finders, guarded by a BCH code. */
export function putFormat(grid: Grid, mask: number): void {
  let remainder = mask
  for (let step = 0; step < 10; step += 1) remainder = (remainder << 1) ^ ((remainder >>> 9) * 0x537)
  const bits = ((mask << 10) | remainder) ^ 0x5412
  const bit = (at: number) => ((bits >>> at) & 1) === 1
  for (let at = 0; at < 6; at += 1) put(grid, 8, at, bit(at))
  put(grid, 8, 7, bit(6))
  put(grid, 8, 8, bit(7))
  put(grid, 7, 8, bit(8))
  for (let at = 9; at < 15; at += 1) put(grid, 14 - at, 8, bit(at))
  for (let at = 0; at < 8; at += 1) put(grid, grid.size - 1 - at, 8, bit(at))
  for (let at = 8; at < 15; at += 1) put(grid, 8, grid.size - 15 + at, bit(at))
  put(grid, 8, grid.size - 8, true)
}

function putVersion(grid: Grid, version: number): void {
  let remainder = version
  for (let step = 0; step < 12; step += 1) remainder = (remainder << 1) ^ ((remainder >>> 11) * 0x1f25)
  const bits = (version << 12) | remainder
  for (let at = 0; at < 18; at += 1) {
    const isDark = ((bits >>> at) & 1) === 1
    const [far, near] = [grid.size - 11 + (at % 3), Math.floor(at / 3)]
    put(grid, far, near, isDark)
    put(grid, near, far, isDark)
  }
}
