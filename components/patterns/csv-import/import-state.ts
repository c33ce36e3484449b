/** What the import page knows, and every step it can take. Pure: no React, no network. */
import type { ReadFile, RowOutcome, RowVerdict } from '@/lib/domain/csv/import'
import type { ReadRow } from '@/lib/domain/csv/read-types'
import type { Problem } from '@/lib/domain/result'

export const importSteps = ['choose', 'map', 'preview', 'done'] as const
export type ImportStep = (typeof importSteps)[number]

export interface ImportState {
  step: ImportStep
  fileName: string
  headers: readonly string[]
  mapping: readonly (string | null)[]
  rows: readonly ReadRow[]
  verdicts: readonly RowVerdict[]
  outcomes: readonly RowOutcome[]
  /** Lines that were edited since they were judged. */
  edited: readonly number[]
  isBusy: boolean
  problem: Problem | null
}

export type ImportMove =
  | { type: 'busy' }
  | { type: 'refused'; problem: Problem }
  | { type: 'read'; fileName: string; file: ReadFile }
  | { type: 'map'; column: number; field: string | null }
  | { type: 'judged'; verdicts: readonly RowVerdict[] }
  | { type: 'edit'; line: number; field: string; label: string; text: string }
  | { type: 'applied'; outcomes: readonly RowOutcome[] }
  | { type: 'finished' }
  | { type: 'go'; step: ImportStep }
  | { type: 'restart' }

export const emptyImport: ImportState = {
  step: 'choose',
  fileName: '',
  headers: [],
  mapping: [],
  rows: [],
  verdicts: [],
  outcomes: [],
  edited: [],
  isBusy: false,
  problem: null,
}

export function stepImport(state: ImportState, move: ImportMove): ImportState {
  switch (move.type) {
    case 'busy':
      return { ...state, isBusy: true, problem: null }
    case 'refused':
      return { ...state, isBusy: false, problem: move.problem }
    case 'read':
      return { ...emptyImport, ...move.file, fileName: move.fileName, step: 'map' }
    case 'map':
      return { ...state, mapping: mapped(state.mapping, move.column, move.field) }
    case 'judged':
      return { ...state, verdicts: move.verdicts, edited: [], isBusy: false, problem: null, step: 'preview' }
    case 'edit':
      return edited(state, move)
    case 'applied':
      return { ...state, outcomes: [...state.outcomes, ...move.outcomes] }
    case 'finished':
      return { ...state, isBusy: false, step: 'done' }
    case 'go':
      return { ...state, step: move.step, problem: null }
    case 'restart':
      return emptyImport
  }
}

/** A field has one column: choosing it for another one takes it from the first. */
function mapped(mapping: ImportState['mapping'], column: number, field: string | null): (string | null)[] {
  return mapping.map((name, at) => (at === column ? field : name === field ? null : name))
}

/** A field that the file has no column for gets one, empty but for this row. */
function edited(state: ImportState, { line, field, label, text }: Extract<ImportMove, { type: 'edit' }>): ImportState {
  const found = state.mapping.indexOf(field)
  const column = found < 0 ? state.mapping.length : found
  const rows = state.rows.map((row) => {
    if (row.line !== line) return row
    const cells = Array.from({ length: Math.max(row.cells.length, column + 1) }, (_none, at) => row.cells[at] ?? '')
    return { ...row, cells: cells.with(column, text) }
  })
  return {
    ...state,
    rows,
    headers: found < 0 ? [...state.headers, label] : state.headers,
    mapping: found < 0 ? [...state.mapping, field] : state.mapping,
    edited: [...new Set([...state.edited, line])],
  }
}

/** The rows that would change something. */
export function applicableRows({ rows, verdicts }: ImportState): ReadRow[] {
  const lines = new Set(verdicts.filter(({ fate }) => fate === 'add' || fate === 'change').map(({ line }) => line))
  return rows.filter(({ line }) => lines.has(line))
}

export interface LeftOut {
  row: ReadRow
  problem: Problem
}

/** The rows that were refused, at the preview or when they were applied, each with its reason. */
export function leftOutRows({ rows, verdicts, outcomes }: ImportState): LeftOut[] {
  const problems = new Map<number, Problem>()
  for (const { line, problem } of [...verdicts, ...outcomes]) if (problem) problems.set(line, problem)
  return rows.flatMap((row) => {
    const problem = problems.get(row.line)
    return problem ? [{ row, problem }] : []
  })
}

/** The text in the cell of a field; '' where the file has no column for it. */
export function cellOf({ mapping }: ImportState, row: ReadRow, field: string): string {
  const column = mapping.indexOf(field)
  return column < 0 ? '' : (row.cells[column] ?? '')
}
