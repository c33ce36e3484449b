/** Reads one page of the list of customers. */
import { pageOf } from '@/lib/domain/table/cursor'
import type { TablePage, TableQuery } from '@/lib/domain/table/query'
import type { Tx } from '@/lib/platform/db/database'
import { boundedCount, countMatchingCustomers, type ListedCustomer, pageOfCustomers, rowCountLimit } from '../store'
import type { CustomerRow } from '../types'

export async function readCustomers(tx: Tx, query: TableQuery): Promise<TablePage<CustomerRow>> {
  const fetched = await pageOfCustomers(tx, query)
  const { rows, ...rest } = pageOf(fetched, query, ({ foldedName, id }) => ({ value: foldedName, id }))
  return { ...rest, rows: rows.map(rowOf), count: await countMatchingCustomers(tx, query) }
}

function rowOf({
  templateId,
  template,
  subscribers,
  createdAt,
  foldedName: _order,
  ...row
}: ListedCustomer): CustomerRow {
  return {
    ...row,
    template: { id: templateId, name: template },
    subscribers: boundedCount(subscribers, rowCountLimit),
    createdAt: createdAt.toISOString(),
  }
}
