/** Reads one page of the list of templates. */
import { pageOf } from '@/lib/domain/table/cursor'
import type { TablePage, TableQuery } from '@/lib/domain/table/query'
import { methodOfFacts } from '@/lib/domain/templates/table'
import type { Tx } from '@/lib/platform/db/database'
import { boundedCount, rowCountLimit } from '../../customers/store'
import { countTemplates, type ListedTemplate, pageOfTemplates } from '../store'
import type { TemplateRow } from '../types'

export async function readTemplates(tx: Tx, query: TableQuery): Promise<TablePage<TemplateRow>> {
  const fetched = await pageOfTemplates(tx, query)
  const { rows, ...rest } = pageOf(fetched, query, ({ sortKey, id }) => ({ value: sortKey, id }))
  return { ...rest, rows: rows.map(rowOf), count: await countTemplates(tx, query) }
}

function rowOf(template: ListedTemplate): TemplateRow {
  const { id, name, cluster, country, defaultPackage, authenticationMode, customers, updatedAt } = template
  return {
    id,
    name,
    cluster,
    country,
    defaultPackage,
    method: methodOfFacts(template),
    authenticationMode,
    customers: boundedCount(customers, rowCountLimit),
    updatedAt: updatedAt.toISOString(),
  }
}
