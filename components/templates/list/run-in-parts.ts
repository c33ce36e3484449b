/** Sends a deed on many rows in small calls, one after the other, and collects what became of each row. */
import type { Problem, Result } from '@/lib/domain/result'
import type { BulkOutcome } from '@/lib/features/template-list/types'

const rowsPerCall = 20

export interface PartsOptions<Item> {
  items: readonly Item[]
  idOf: (item: Item) => string
  send: (part: Item[]) => Promise<Result<BulkOutcome[]>>
  onProgress: (done: number) => void
}

/** A call that fails fails the rows of its part; the others are still sent. */
export async function runInParts<Item>({ items, idOf, send, onProgress }: PartsOptions<Item>): Promise<BulkOutcome[]> {
  const outcomes: BulkOutcome[] = []
  for (let at = 0; at < items.length; at += rowsPerCall) {
    const part = items.slice(at, at + rowsPerCall)
    const answer = await send(part).catch(() => null)
    if (answer?.ok) outcomes.push(...answer.value)
    else outcomes.push(...part.map((item) => failed(idOf(item), answer?.problem ?? { code: 'no-answer' })))
    onProgress(outcomes.length)
  }
  return outcomes
}

const failed = (id: string, problem: Problem): BulkOutcome => ({ id, name: '', outcome: 'failed', problem })
