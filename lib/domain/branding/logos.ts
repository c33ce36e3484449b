/** Rules of a logo: kinds by content, size, sides, ratio. The vendor publishes none but PNG; the limits are our own. */
import { ok, type Result, refuse } from '../result'

export const logoLimits = {
  /** Of the file that is sent, and of what is stored. */
  kibibytes: 512,
  shortestSide: 48,
  longestSide: 4096,
  /** Width to height. */
  widest: 6,
  tallest: 0.5,
  /** What is stored fits into this. */
  storedWidth: 960,
  storedHeight: 320,
} as const

export type PictureKind = 'png' | 'svg'

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

const others: readonly [string, readonly number[]][] = [
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['GIF', [0x47, 0x49, 0x46, 0x38]],
  ['WebP', [0x52, 0x49, 0x46, 0x46]],
  ['BMP', [0x42, 0x4d]],
  ['gzip', [0x1f, 0x8b]],
  ['PDF', [0x25, 0x50, 0x44, 0x46]],
  ['ZIP', [0x50, 0x4b, 0x03, 0x04]],
]

/** What a file is by its first bytes; its name and the type a browser states do not count. */
export function kindOfPicture(bytes: Uint8Array): Result<PictureKind> {
  if (bytes.byteLength === 0) return refuse('logo-empty')
  if (bytes.byteLength > logoLimits.kibibytes * 1024)
    return refuse('logo-too-large', { params: { maximum: logoLimits.kibibytes } })
  if (beginsWith(bytes, pngSignature)) return ok('png')
  const other = others.find(([, signature]) => beginsWith(bytes, signature))
  if (other) return refuse('logo-other-kind', { params: { kind: other[0] } })
  return /^(\uFEFF)?\s*</.test(headOf(bytes)) ? ok('svg') : refuse('logo-unknown-kind')
}

/** Width and height as the header of a PNG states them: read before anything is unpacked. */
export function pngSides(bytes: Uint8Array): Result<{ width: number; height: number }> {
  const isHeader = String.fromCharCode(...bytes.subarray(12, 16)) === 'IHDR'
  if (bytes.byteLength < 33 || !isHeader) return refuse('logo-damaged')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return ok({ width: view.getUint32(16), height: view.getUint32(20) })
}

/** @param isScalable an SVG has no sides of its own, only a ratio */
export function sidesProblemOf(
  { width, height }: { width: number; height: number },
  { isScalable }: { isScalable: boolean },
): Result<null> {
  if (!(width > 0 && height > 0)) return refuse('logo-damaged')
  const { shortestSide, longestSide, widest, tallest } = logoLimits
  if (!isScalable && Math.min(width, height) < shortestSide)
    return refuse('logo-too-small', { params: { width, height, minimum: shortestSide } })
  if (Math.max(width, height) > longestSide)
    return refuse('logo-too-wide', {
      params: { width: Math.round(width), height: Math.round(height), maximum: longestSide },
    })
  const ratio = width / height
  if (ratio > widest || ratio < tallest)
    return refuse('logo-ratio', { params: { ratio: Math.round(ratio * 10) / 10, widest, tallest: 1 / tallest } })
  return ok(null)
}

function beginsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte)
}

function headOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, 256))
}
