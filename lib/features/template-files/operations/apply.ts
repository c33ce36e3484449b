/**
 * Writes rows of a file. Every row is judged again and is one transaction with its version and its line of audit: it is
 * written whole or not at all, and a row that is stored already changes nothing, so a file can be applied again.
 */
import type { ImportRows, RowOutcome } from '@/lib/domain/csv/import'
import type { CellWords } from '@/lib/domain/csv/row'
import type { Result } from '@/lib/domain/result'
import { type JudgedRow, judgeRows } from '@/lib/domain/templates/transfer'
import { newId } from '@/lib/platform/clock'
import { database } from '@/lib/platform/db/database'
import type { Actor } from '../../gates/types'
import { createTemplate } from '../../templates/operations/create'
import { updateTemplate } from '../../templates/operations/update'
import { readFacts } from './facts'
import { clusterWords } from './words'

export async function applyImport(actor: Actor, rows: ImportRows, words: CellWords): Promise<RowOutcome[]> {
  const facts = await database().asPartner(actor.partnerId, readFacts)
  const outcomes: RowOutcome[] = []
  for (const judged of judgeRows(rows, facts, { ...words, clusterId: clusterWords(facts) })) {
    outcomes.push(await applyRow(actor, judged))
  }
  return outcomes
}

async function applyRow(actor: Actor, { verdict, target, values }: JudgedRow): Promise<RowOutcome> {
  const { line, title, fate, problem } = verdict
  if (fate === 'problem' || !values) return { line, title, outcome: 'failed', problem }
  if (fate === 'same') return { line, title, outcome: 'same', problem: null }
  const written: Result<unknown> = target
    ? await updateTemplate(actor, { id: target.id, version: target.version, values: repeated(values) })
    : await createTemplate(actor, { id: newId(), values: repeated(values) })
  if (!written.ok) return { line, title, outcome: 'failed', problem: written.problem }
  return { line, title, outcome: target ? 'changed' : 'added', problem: null }
}

/** The form asks for a password twice; a file holds it once. */
function repeated<T extends { provisioningAccountPassword: string }>(values: T): T {
  return { ...values, provisioningAccountPasswordAgain: values.provisioningAccountPassword }
}
