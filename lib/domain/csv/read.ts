/** Reads a file that somebody chose, CSV or JSON, into one table of cells. It only reads: a cell is judged elsewhere. */
import { type CsvError, type Info, parse } from 'csv-parse/sync'
import { ok, type Result, refuse } from '../result'
import { jsonTable } from './json'
import type { ReadLimits, ReadTable } from './read-types'
import { textOf } from './text'

/**
 * Refusals: those of `textOf`; `file-too-large`, `file-too-many-rows` and `file-too-many-columns` with `maximum`;
 * `file-broken` with the `line` where reading stopped; `file-no-rows`; those of `jsonTable`.
 */
export function readTable(bytes: Uint8Array, limits: ReadLimits): Result<ReadTable> {
  if (bytes.length > limits.bytes) return refuse('file-too-large', { params: { maximum: limits.bytes / 1024 } })
  const text = textOf(bytes)
  if (!text.ok) return text
  const table = /^\s*[[{]/.test(text.value) ? jsonTable(text.value) : csvTable(text.value, limits)
  return table.ok ? withinLimits(table.value, limits) : table
}

function csvTable(text: string, limits: ReadLimits): Result<ReadTable> {
  try {
    const records = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      info: true,
      to: limits.rows + 2,
    }) as unknown as { info: Info; record: string[] }[]
    const [head, ...rows] = records.map(({ info, record }) => ({ line: info.lines, cells: record }))
    return ok({ headers: (head?.cells ?? []).map((header) => header.trim()), rows })
  } catch (error) {
    return refuse('file-broken', { params: { line: (error as CsvError & { lines?: number }).lines ?? 1 } })
  }
}

function withinLimits(table: ReadTable, { rows, columns }: ReadLimits): Result<ReadTable> {
  if (table.rows.length === 0) return refuse('file-no-rows')
  if (table.rows.length > rows) return refuse('file-too-many-rows', { params: { maximum: rows } })
  if (table.headers.length > columns) return refuse('file-too-many-columns', { params: { maximum: columns } })
  return ok(table)
}

/** What parts the headers: spreadsheets write a semicolon where the comma is the decimal sign, and some a tab. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 10_000).replace(/"(?:[^"]|"")*"/g, '')
  const first = head.split(/\r?\n|\r/, 1)[0] ?? ''
  const count = (sign: string) => first.split(sign).length
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}
