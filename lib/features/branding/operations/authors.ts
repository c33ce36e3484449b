/** Reads from the audit trail who last changed a setting of a brand. */
import type { AuditTarget } from '@/lib/domain/audit/events'
import type { Tx } from '@/lib/platform/db/database'
import { eventsBelow, rowOf } from '../../audit/store'

/** Older changes than these were seen by everybody whose form is still open. */
const mostRead = 50

/** The name by field; whoever changed the brand last where none of the latest changes names the field. */
export async function authorsOf(tx: Tx, { type, id }: AuditTarget<'branding'>): Promise<(field: string) => string> {
  const rows = (await eventsBelow(tx, { targetType: type, targetId: id }, null, mostRead)).map(rowOf)
  return (name) => {
    const row = rows.find(({ changes }) => changes.some(({ field }) => field === name)) ?? rows[0]
    return row?.actor.name ?? ''
  }
}
