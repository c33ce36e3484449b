/** Reads the templates that go out to a file: those that match a table's state, or those that were chosen. */
import type { TableQuery } from '@/lib/domain/table/query'
import type { TransferFacts, TransferredTemplate } from '@/lib/domain/templates/transfer'
import { database } from '@/lib/platform/db/database'
import type { Actor } from '../../gates/types'
import { idsOfTemplates } from '../../template-list/store'
import { readFacts } from './facts'

export interface ExportedTemplates {
  templates: TransferredTemplate[]
  facts: TransferFacts
}

/** More than a partner ever has; a bound nevertheless. */
const mostExported = 10_000

export function readMatching(actor: Actor, query: TableQuery): Promise<ExportedTemplates> {
  return database().asPartner(actor.partnerId, async (tx) => {
    const ids = await idsOfTemplates(tx, query, mostExported)
    return chosen(await readFacts(tx), ids)
  })
}

/** Ids of other partners are ids of nothing. */
export function readChosen(actor: Actor, ids: readonly string[]): Promise<ExportedTemplates> {
  return database().asPartner(actor.partnerId, async (tx) => chosen(await readFacts(tx), ids))
}

/** By name, as the facts are. */
function chosen(facts: TransferFacts, ids: readonly string[]): ExportedTemplates {
  const wanted = new Set(ids)
  return { facts, templates: facts.templates.filter(({ id }) => wanted.has(id)) }
}
