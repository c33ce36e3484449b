/** The rows that were left out, as the file that brings them back: the same columns, and why each was refused. */
import { csvLine, textOfCell } from '@/lib/domain/csv/cells'
import type { LeftOut } from './import-state'

interface ReasonColumn {
  header: string
  /** Says a problem in words. */
  because: (one: LeftOut) => string
}

/** A column of reasons from an earlier round is replaced. */
export function problemFile(
  headers: readonly string[],
  leftOut: readonly LeftOut[],
  { header: reasonHeader, because }: ReasonColumn,
): string {
  const kept = headers.flatMap((header, at) => (header === reasonHeader ? [] : [at]))
  const lines = leftOut.map((one) => csvLine([...kept.map((at) => textOfCell(one.row.cells[at] ?? '')), because(one)]))
  return `\uFEFF${csvLine([...kept.map((at) => headers[at] ?? ''), reasonHeader])}${lines.join('')}`
}
