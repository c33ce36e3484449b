/** Calls the route handlers of an import; whatever happens to a call becomes a problem that says what to do. */
import type { ImportRows, ReadFile, RowOutcome, RowVerdict } from '@/lib/domain/csv/import'
import { type Problem, type Result, refuse } from '@/lib/domain/result'

/** Where a noun's import answers. */
export interface ImportApi {
  read: string
  judge: string
  apply: string
}

export const readFile = (api: ImportApi, file: File) =>
  answerOf<ReadFile>(api.read, { headers: { 'content-type': 'application/octet-stream' }, body: file })

export const judgeRows = (api: ImportApi, rows: ImportRows) =>
  answerOf<{ verdicts: RowVerdict[] }>(api.judge, jsonOf(rows))

export const applyRows = (api: ImportApi, rows: ImportRows) =>
  answerOf<{ outcomes: RowOutcome[] }>(api.apply, jsonOf(rows))

const jsonOf = (body: unknown) => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

async function answerOf<T>(address: string, request: RequestInit): Promise<Result<T>> {
  try {
    const response = await fetch(address, { method: 'POST', ...request })
    const body: unknown = await response.json()
    if (response.ok) return { ok: true, value: body as T }
    const problem = (body as { problem?: Problem }).problem
    return problem ? { ok: false, problem } : refuse('no-answer')
  } catch (error) {
    return refuse(error instanceof TypeError ? 'unreachable' : 'no-answer')
  }
}
