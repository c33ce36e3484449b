/** Reads whole templates for files; every function takes the tenant's transaction. */
import type { Tx } from '@/lib/platform/db/database'
import type { TemplateRecord } from '../templates/store'

/** All templates of the partner by name: some hundreds. */
export function allTemplates(tx: Tx): Promise<TemplateRecord[]> {
  return tx.customerTemplate.findMany({ orderBy: [{ foldedName: 'asc' }, { id: 'asc' }] })
}
