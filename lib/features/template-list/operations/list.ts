/** Reads the list of templates: one page of rows, and what they can be narrowed by. */
import { pageOf } from '@/lib/domain/table/cursor'
import type { TablePage, TableQuery } from '@/lib/domain/table/query'
import { methodOfFacts } from '@/lib/domain/templates/table'
import type { Tx } from '@/lib/platform/db/database'
import { listClusters } from '../../clusters/store'
import { boundedCount, rowCountLimit } from '../../customers/store'
import { countriesInUse, countTemplates, type ListedTemplate, pageOfTemplates } from '../store'
import type { TemplateListPage, TemplateRow } from '../types'

export async function readTemplateList(
  tx: Tx,
  query: TableQuery,
): Promise<Pick<TemplateListPage, 'page' | 'all' | 'clusters' | 'countries'>> {
  const clusters = await listClusters(tx)
  return {
    page: await readTemplates(tx, query),
    all: await countTemplates(tx, { ...query, search: '', filters: {} }),
    clusters: clusters.map(({ id, name }) => ({ id, name })),
    countries: await countriesInUse(tx),
  }
}

async function readTemplates(tx: Tx, query: TableQuery): Promise<TablePage<TemplateRow>> {
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
