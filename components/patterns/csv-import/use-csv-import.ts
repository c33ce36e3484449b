'use client'

/** The import as React state: reads the file, has its rows judged, applies them in small parts with progress. */
import { useReducer } from 'react'
import type { ReadLimits } from '@/lib/domain/csv/read-types'
import { applyRows, type ImportApi, judgeRows, readFile } from './calls'
import { applicableRows, emptyImport, type ImportState, type ImportStep, stepImport } from './import-state'

/** Rows of one call: few enough that a call is short and that progress shows. */
const rowsPerCall = 20

export interface CsvImport {
  state: ImportState
  choose: (file: File) => Promise<void>
  map: (column: number, field: string | null) => void
  judge: () => Promise<void>
  edit: (line: number, field: string, label: string, text: string) => void
  apply: () => Promise<void>
  go: (step: ImportStep) => void
  restart: () => void
}

export function useCsvImport(api: ImportApi, limits: ReadLimits): CsvImport {
  const [state, move] = useReducer(stepImport, emptyImport)

  const choose = async (file: File) => {
    if (file.size > limits.bytes) {
      return move({
        type: 'refused',
        problem: { code: 'file-too-large', params: { maximum: limits.bytes / 1024 } },
      })
    }
    move({ type: 'busy' })
    const answer = await readFile(api, file)
    move(
      answer.ok
        ? { type: 'read', fileName: file.name, file: answer.value }
        : { type: 'refused', problem: answer.problem },
    )
  }

  const judge = async () => {
    move({ type: 'busy' })
    const answer = await judgeRows(api, { mapping: state.mapping, rows: state.rows })
    move(answer.ok ? { type: 'judged', verdicts: answer.value.verdicts } : { type: 'refused', problem: answer.problem })
  }

  const apply = async () => {
    move({ type: 'busy' })
    const done = new Set(state.outcomes.map(({ line }) => line))
    const rows = applicableRows(state).filter(({ line }) => !done.has(line))
    for (let at = 0; at < rows.length; at += rowsPerCall) {
      const answer = await applyRows(api, { mapping: state.mapping, rows: rows.slice(at, at + rowsPerCall) })
      if (!answer.ok) return move({ type: 'refused', problem: answer.problem })
      move({ type: 'applied', outcomes: answer.value.outcomes })
    }
    move({ type: 'finished' })
  }

  return {
    state,
    choose,
    map: (column, field) => move({ type: 'map', column, field }),
    judge,
    edit: (line, field, label, text) => move({ type: 'edit', line, field, label, text }),
    apply,
    go: (step) => move({ type: 'go', step }),
    restart: () => move({ type: 'restart' }),
  }
}
