import 'server-only'

/** Reads what the list of customers shows. */
import { withReadableCursors } from '@/lib/domain/table/cursor'
import type { TableQuery } from '@/lib/domain/table/query'
import { database } from '@/lib/platform/db/database'
import { requireActor } from '../gates/session'
import { readCustomers } from './operations/list'
import { templatesCalled } from './store'
import type { CustomerListPage } from './types'

export async function loadCustomers(asked: TableQuery): Promise<CustomerListPage> {
  const actor = await requireActor('customer.read')
  const query = withReadableCursors(asked)
  return database().asPartner(actor.partnerId, async (tx) => ({
    page: await readCustomers(tx, query),
    templates: await templatesCalled(tx, query.filters.template ?? []),
  }))
}
