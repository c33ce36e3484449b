/** Reads a JSON list of flat objects as if it were CSV: names are headers, values are cells. */
import { ok, type Result, refuse } from '../result'
import { guarded } from './cells'
import type { ReadTable } from './read-types'

/** Refusals: `file-not-json`, `file-not-a-list`, `file-nested` with the `row` that holds more than plain values. */
export function jsonTable(text: string): Result<ReadTable> {
  const parsed = parsedJson(text)
  if (parsed === undefined) return refuse('file-not-json')
  if (!Array.isArray(parsed)) return refuse('file-not-a-list')
  const headers = new Set<string>()
  for (const [index, row] of parsed.entries()) {
    if (!isFlat(row)) return refuse('file-nested', { params: { row: index + 1 } })
    for (const name of Object.keys(row)) headers.add(name)
  }
  const names = [...headers]
  const rows = parsed.map((row: Record<string, unknown>, index) => ({
    line: index + 1,
    cells: names.map((name) => cellOf(row[name])),
  }))
  return ok({ headers: names, rows })
}

/** JSON runs nothing, so every text of it is meant as text. */
const cellOf = (value: unknown): string => (value === undefined || value === null ? '' : guarded(String(value)))

function isFlat(row: unknown): row is Record<string, unknown> {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return false
  return Object.values(row).every((value) => value === null || ['string', 'boolean', 'number'].includes(typeof value))
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
