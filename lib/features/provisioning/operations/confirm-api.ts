/** Confirms what provisioning by API demands of the partner's own organization, and takes that back. */
import type { ApiNeedId } from '@/lib/domain/provisioning/api-access'
import { ok, type Result } from '@/lib/domain/result'
import { database, type Tx } from '@/lib/platform/db/database'
import { notify } from '@/lib/platform/events/events'
import { recordAudit } from '../../audit/operations'
import type { Actor } from '../../gates/types'
import { deleteApiConfirmation, insertApiConfirmation } from '../store'

export interface NamedApiNeed {
  need: ApiNeedId
}

/** Confirming what is confirmed already changes nothing. */
export function confirmApiNeed(actor: Actor, { need }: NamedApiNeed): Promise<Result<null>> {
  const { partnerId, name } = actor
  return database().asPartner(partnerId, async (tx) => {
    if (await insertApiConfirmation(tx, { partnerId, need, confirmedBy: name })) {
      await tell(tx, actor, 'requirement.confirmed', { before: null, after: need })
    }
    return ok(null)
  })
}

/** Taking back what is not confirmed changes nothing. */
export function withdrawApiNeed(actor: Actor, { need }: NamedApiNeed): Promise<Result<null>> {
  return database().asPartner(actor.partnerId, async (tx) => {
    if (await deleteApiConfirmation(tx, need)) {
      await tell(tx, actor, 'requirement.withdrawn', { before: need, after: null })
    }
    return ok(null)
  })
}

async function tell(
  tx: Tx,
  actor: Actor,
  action: 'requirement.confirmed' | 'requirement.withdrawn',
  change: { before: string | null; after: string | null },
): Promise<void> {
  await notify(tx, { partnerId: actor.partnerId, topic: 'template' })
  await recordAudit(tx, actor, {
    action,
    target: { type: 'requirement', id: actor.partnerId, name: 'API' },
    changes: [{ field: 'requirement', ...change }],
  })
}
