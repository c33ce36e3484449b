import 'server-only'

/** Reads what the list of templates shows. */
import { may } from '@/lib/domain/identity/permissions'
import { pageOf, readCursor } from '@/lib/domain/table/cursor'
import type { TableQuery } from '@/lib/domain/table/query'
import { methodOfFacts } from '@/lib/domain/templates/table'
import { database } from '@/lib/platform/db/database'
import { listClusters } from '../clusters/store'
import { boundedCount } from '../customers/store'
import { requireActor } from '../gates/session'
import { countriesInUse, countTemplates, type ListedTemplate, pageOfTemplates } from './store'
import type { TemplateListPage, TemplateRow } from './types'

export async function loadTemplates(asked: TableQuery): Promise<TemplateListPage> {
  const actor = await requireActor('template.read')
  const query = withReadableCursors(asked)
  return database().asPartner(actor.partnerId, async (tx) => {
    const fetched = await pageOfTemplates(tx, query)
    const { rows, ...rest } = pageOf(fetched, query, ({ sortKey, id }) => ({ value: sortKey, id }))
    const clusters = await listClusters(tx)
    return {
      page: { ...rest, rows: rows.map(rowOf), count: await countTemplates(tx, query) },
      all: await countTemplates(tx, { ...query, search: '', filters: {} }),
      clusters: clusters.map(({ id, name }) => ({ id, name })),
      countries: await countriesInUse(tx),
      mayWrite: may(actor.role, 'template.write'),
    }
  })
}

/** What is no cursor is no page: the list begins at the start. */
function withReadableCursors(query: TableQuery): TableQuery {
  return { ...query, after: readCursor(query.after) && query.after, before: readCursor(query.before) && query.before }
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
    customers: boundedCount(customers),
    updatedAt: updatedAt.toISOString(),
  }
}
