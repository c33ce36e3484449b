import 'server-only'

/** Reads what the list of templates shows. */
import { may } from '@/lib/domain/identity/permissions'
import { withReadableCursors } from '@/lib/domain/table/cursor'
import type { TableQuery } from '@/lib/domain/table/query'
import { database } from '@/lib/platform/db/database'
import { listClusters } from '../clusters/store'
import { requireActor } from '../gates/session'
import { readTemplates } from './operations/list'
import { countriesInUse, countTemplates } from './store'
import type { TemplateListPage } from './types'

export async function loadTemplates(asked: TableQuery): Promise<TemplateListPage> {
  const actor = await requireActor('template.read')
  const query = withReadableCursors(asked)
  return database().asPartner(actor.partnerId, async (tx) => {
    const clusters = await listClusters(tx)
    return {
      page: await readTemplates(tx, query),
      all: await countTemplates(tx, { ...query, search: '', filters: {} }),
      clusters: clusters.map(({ id, name }) => ({ id, name })),
      countries: await countriesInUse(tx),
      mayWrite: may(actor.role, 'template.write'),
      mayReadCustomers: may(actor.role, 'customer.read'),
    }
  })
}
