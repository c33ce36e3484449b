import 'server-only'

/** Reads what the audit page shows. */
import { auditSpec } from '@/lib/domain/audit/query'
import { may } from '@/lib/domain/identity/permissions'
import { pageOf } from '@/lib/domain/table/cursor'
import { type SearchParams, tableQueryOf } from '@/lib/domain/table/query'
import { requireActor } from '@/lib/features/gates/session'
import { namesOfPeople } from '@/lib/features/people/store'
import { database } from '@/lib/platform/db/database'
import { rememberedPageSize } from '@/lib/platform/i18n/page-size'
import { countEvents, eventsBelow, eventsMatching, pageOfEvents, rowOf } from './store'
import type { AuditPage, AuditRow } from './types'

const exactCount = 1000

export async function loadAudit(params: SearchParams): Promise<AuditPage> {
  const actor = await requireActor('audit.read')
  const query = tableQueryOf(params, auditSpec, await rememberedPageSize())
  const where = eventsMatching(query, actor.timeZone)
  return database().asPartner(actor.partnerId, async (tx) => {
    const fetched = (await pageOfEvents(tx, query, where)).map(rowOf)
    const count = await countEvents(tx, where, exactCount)
    return {
      query,
      page: {
        ...pageOf(fetched, query, (row) => ({ value: row.sequence, id: row.id })),
        count: { value: Math.min(count, exactCount), isMore: count > exactCount },
      },
      people: await namesOfPeople(tx),
      mayExport: may(actor.role, 'audit.export'),
    }
  })
}

/** The newest changes, of everything or of one thing; none for a role that may not read the trail. */
export async function loadRecentChanges(most: number, targetId?: string): Promise<AuditRow[]> {
  const actor = await requireActor('session.own')
  if (!may(actor.role, 'audit.read')) return []
  const where = eventsMatching({ filters: targetId ? { of: [targetId] } : {} }, actor.timeZone)
  return database().asPartner(actor.partnerId, async (tx) => (await eventsBelow(tx, where, null, most)).map(rowOf))
}
