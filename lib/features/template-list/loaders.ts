import 'server-only'

/** Reads what the list of templates shows. */
import { may } from '@/lib/domain/identity/permissions'
import { withReadableCursors } from '@/lib/domain/table/cursor'
import type { TableQuery } from '@/lib/domain/table/query'
import { database } from '@/lib/platform/db/database'
import { requireActor } from '../gates/session'
import { readTemplateList } from './operations/list'
import type { TemplateListPage } from './types'

export async function loadTemplates(query: TableQuery): Promise<TemplateListPage> {
  const actor = await requireActor('template.read')
  const list = await database().asPartner(actor.partnerId, (tx) => readTemplateList(tx, withReadableCursors(query)))
  return {
    ...list,
    mayWrite: may(actor.role, 'template.write'),
    mayReadCustomers: may(actor.role, 'customer.read'),
  }
}
