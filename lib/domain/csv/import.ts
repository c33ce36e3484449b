/** What an import tells about a file, its rows and what became of them: the shapes that its page and its noun share. */
import type { FieldChange } from '../catalogue/field'
import type { Problem } from '../result'
import type { ReadRow } from './read-types'
import type { ColumnMapping } from './row'

/** What a field of the noun is for an import. */
export interface ImportTarget {
  name: string
  /** In the reader's language. */
  label: string
  /** The values of a choice with their words; without them the field is text. */
  options?: readonly { value: string; label: string }[]
  isYesOrNo?: boolean
  isSecret?: boolean
}

/** A file as it was read, with the guess what its columns are. */
export interface ReadFile {
  headers: string[]
  mapping: ColumnMapping
  rows: ReadRow[]
}

/** What the page sends to have rows judged, and again to have them applied. */
export interface ImportRows {
  mapping: ColumnMapping
  rows: readonly ReadRow[]
}

export const rowFates = ['add', 'change', 'same', 'problem'] as const
export type RowFate = (typeof rowFates)[number]

export interface RowVerdict {
  line: number
  fate: RowFate
  /** What the row is called; '' when it has no name. */
  title: string
  /** Of a `change`: what differs from what is stored. */
  changes: FieldChange[]
  problem: Problem | null
}

/** What became of one row that was applied. */
export interface RowOutcome {
  line: number
  title: string
  outcome: 'added' | 'changed' | 'same' | 'failed'
  problem: Problem | null
}

/** How many rows have each fate. */
export function countFates(verdicts: readonly Pick<RowVerdict, 'fate'>[]): Record<RowFate, number> {
  const counts = { add: 0, change: 0, same: 0, problem: 0 }
  for (const { fate } of verdicts) counts[fate] += 1
  return counts
}

/** The first words of a column, to recognise it by: at most `most` that differ. */
export function samplesOf(rows: readonly ReadRow[], column: number, most: number): string[] {
  const samples = new Set<string>()
  for (const { cells } of rows) {
    const cell = cells[column]?.trim()
    if (cell) samples.add(cell)
    if (samples.size === most) break
  }
  return [...samples]
}
