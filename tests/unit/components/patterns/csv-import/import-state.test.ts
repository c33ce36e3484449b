import { describe, expect, it } from 'vitest'
import {
  applicableRows,
  cellOf,
  emptyImport,
  type ImportMove,
  leftOutRows,
  stepImport,
} from '@/components/patterns/csv-import/import-state'
import { problemFile } from '@/components/patterns/csv-import/problem-file'

const file = {
  headers: ['Name', 'Size', 'Problem'],
  mapping: ['name', 'size', null],
  rows: [
    { line: 2, cells: ['One', 'small', ''] },
    { line: 3, cells: ["'=Two", 'huge', 'an older reason'] },
    { line: 4, cells: ['=Three', 'small', ''] },
  ],
}
const verdict = (line: number, fate: 'add' | 'change' | 'same' | 'problem', code?: string) => ({
  line,
  fate,
  title: '',
  changes: [],
  problem: code ? { code } : null,
})
const judged: ImportMove = {
  type: 'judged',
  verdicts: [verdict(2, 'add'), verdict(3, 'problem', 'check-fields'), verdict(4, 'problem', 'cell-formula')],
}
const moved = (...moves: ImportMove[]) =>
  moves.reduce(stepImport, stepImport(emptyImport, { type: 'read', fileName: 'rows.csv', file }))

describe('the import page', () => {
  it('gives a field to one column only', () => {
    expect(moved({ type: 'map', column: 2, field: 'name' }).mapping).toEqual([null, 'size', 'name'])
  })

  it('applies only rows that would change something', () => {
    expect(applicableRows(moved(judged)).map(({ line }) => line)).toEqual([2])
  })

  it('keeps an edit in its cell, and makes a column for a field that has none', () => {
    const state = moved(
      judged,
      { type: 'edit', line: 3, field: 'size', label: 'Size', text: 'large' },
      { type: 'edit', line: 3, field: 'email', label: 'E-mail', text: 'ana@example.test' },
    )
    expect(state.rows[1]?.cells).toEqual(["'=Two", 'large', 'an older reason', 'ana@example.test'])
    expect(state.headers).toEqual(['Name', 'Size', 'Problem', 'E-mail'])
    expect(state.edited).toEqual([3])
    const [first] = state.rows
    expect(first && cellOf(state, first, 'email')).toBe('')
  })

  it('hands back what was left out, at the preview or when it was applied, with the reason as a column', () => {
    const state = moved(judged, {
      type: 'applied',
      outcomes: [{ line: 2, title: 'One', outcome: 'failed', problem: { code: 'conflict' } }],
    })
    const text = problemFile(state.headers, leftOutRows(state), {
      header: 'Problem',
      because: ({ problem }) => problem.code,
    })
    expect(text).toBe(
      "\uFEFFName,Size,Problem\r\nOne,small,conflict\r\n'=Two,huge,check-fields\r\n'=Three,small,cell-formula\r\n",
    )
  })

  it('keeps everything when a call fails, and goes on from there', () => {
    const state = moved(judged, { type: 'busy' }, { type: 'refused', problem: { code: 'unreachable' } })
    expect(state).toMatchObject({ step: 'preview', isBusy: false, problem: { code: 'unreachable' } })
    expect(state.rows).toEqual(file.rows)
  })
})
