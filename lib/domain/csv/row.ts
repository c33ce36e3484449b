/** Turns the cells of one row into values of a catalogue, field by field. */
import type { Catalogue, Field, FieldValue, FieldValues } from '../catalogue/field'
import type { Problem } from '../result'
import { folded } from '../text/folded'
import { isFormula, textOfCell } from './cells'

/** Which field each column is; null for one that is left out. */
export type ColumnMapping = readonly (string | null)[]

/** What cells may say for the value of a choice: by field, folded words to the value meant. */
export type CellWords = Readonly<Record<string, ReadonlyMap<string, string>>>

export interface RowReading {
  /** Only what a cell says: an empty one says nothing. */
  values: FieldValues
  problems: NonNullable<Problem['fields']>
}

const yes = new Set(['true', 'yes', 'y', 'si', 's', 'on', '1', 'x', 'activado'])
const no = new Set(['false', 'no', 'n', 'off', '0', 'desactivado'])

/** What a cell says to take a value away, because an empty cell changes nothing; folded. */
const emptyMarks = new Set(['(empty)', '(vacio)'])

/** Problems: `cell-formula`, `not-yes-or-no`. Whether a value is fine is for the catalogue's schema to say. */
export function readRow(
  catalogue: Catalogue,
  mapping: ColumnMapping,
  cells: readonly string[],
  words: CellWords,
): RowReading {
  const reading: RowReading = { values: {}, problems: {} }
  for (const [at, name] of mapping.entries()) {
    const field = name === null ? undefined : catalogue[name]
    const cell = cells[at] ?? ''
    if (name === null || !field || cell.trim() === '') continue
    const value = isFormula(cell) ? null : valueIn(field, textOfCell(cell), words[name])
    if (value === null) reading.problems[name] = { code: isFormula(cell) ? 'cell-formula' : 'not-yes-or-no' }
    else reading.values[name] = value
  }
  return reading
}

/** A secret is taken as it is written: it may be any text. */
function valueIn(field: Field, text: string, words: ReadonlyMap<string, string> | undefined): FieldValue | null {
  const plain = folded(text.trim())
  if (typeof field.initial === 'boolean') return yes.has(plain) ? true : no.has(plain) ? false : null
  if (!field.secret && emptyMarks.has(plain)) return ''
  return words?.get(plain) ?? text
}

/** The cell of a value, as `readRow` reads it back. */
export function cellTextOf(value: FieldValue | undefined): string {
  return value === undefined ? '' : String(value)
}
