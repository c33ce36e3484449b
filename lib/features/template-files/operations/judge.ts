/** Says what would become of every row of a file. Reads only: nothing is written before it is applied. */
import type { ImportRows, RowVerdict } from '@/lib/domain/csv/import'
import type { CellWords } from '@/lib/domain/csv/row'
import { judgeRows } from '@/lib/domain/templates/transfer'
import { database } from '@/lib/platform/db/database'
import type { Actor } from '../../gates/types'
import { readFacts } from './facts'
import { clusterWords } from './words'

export async function judgeImport(actor: Actor, rows: ImportRows, words: CellWords): Promise<RowVerdict[]> {
  const facts = await database().asPartner(actor.partnerId, readFacts)
  return judgeRows(rows, facts, { ...words, clusterId: clusterWords(facts) }).map(({ verdict }) => verdict)
}
