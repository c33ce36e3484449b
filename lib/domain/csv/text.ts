/** Decides what text the bytes of a file are. Only UTF-8 is read: any other encoding would be a guess at the accents. */
import { ok, type Result, refuse } from '../result'

/**
 * The text without its byte order mark.
 * Refusals: `file-empty`, `file-spreadsheet` (a workbook, not CSV), `file-utf-16`, `file-binary`, `file-not-utf-8` with
 * the first `line` that is not.
 */
export function textOf(bytes: Uint8Array): Result<string> {
  if (bytes.length === 0) return refuse('file-empty')
  if (isSpreadsheet(bytes)) return refuse('file-spreadsheet')
  if (isUtf16(bytes)) return refuse('file-utf-16')
  if (bytes.includes(0)) return refuse('file-binary')
  const text = decoded(bytes)
  if (text === null) return refuse('file-not-utf-8', { params: { line: firstWrongLine(bytes) } })
  return text.trim() === '' ? refuse('file-empty') : ok(text)
}

const beginsWith = (bytes: Uint8Array, ...start: number[]) => start.every((byte, at) => bytes[at] === byte)

/** A zip container (xlsx, ods) or the older compound file (xls). */
const isSpreadsheet = (bytes: Uint8Array) =>
  beginsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || beginsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)

/** With its mark, or without: then every second byte of what a person types is zero. */
function isUtf16(bytes: Uint8Array): boolean {
  if (beginsWith(bytes, 0xff, 0xfe) || beginsWith(bytes, 0xfe, 0xff)) return true
  const start = bytes.slice(0, 64)
  const zeros = (parity: number) => start.filter((byte, at) => at % 2 === parity && byte === 0).length
  return Math.max(zeros(0), zeros(1)) > start.length / 4
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Counted from 1. A line feed is never part of another UTF-8 character, so lines can be read one by one. */
function firstWrongLine(bytes: Uint8Array): number {
  let [line, from] = [1, 0]
  while (from < bytes.length) {
    const found = bytes.indexOf(0x0a, from)
    const to = found < 0 ? bytes.length : found + 1
    if (decoded(bytes.subarray(from, to)) === null) return line
    line += 1
    from = to
  }
  return line
}
