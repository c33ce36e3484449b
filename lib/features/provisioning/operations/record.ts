/** Tells who watches, and the trail, that a note about a provisioning URL of a cluster came or went. */
import type { FieldChange } from '@/lib/domain/catalogue/field'
import type { Tx } from '@/lib/platform/db/database'
import { notify } from '@/lib/platform/events/events'
import { recordAudit } from '../../audit/operations'
import type { Actor } from '../../gates/types'

/** Told to people as the target of a note that is not one of our templates. */
export const ucOne = 'uc-one'

/** An enterprise as the trail names it; '' is the system level. */
export const enterpriseName = (enterprise: string): string => enterprise || 'system'

export async function recordUrls(
  tx: Tx,
  actor: Actor,
  cluster: { id: string; name: string },
  action: 'adapter.assigned' | 'adapter.unassigned',
  changes: readonly FieldChange[],
): Promise<void> {
  await notify(tx, { partnerId: actor.partnerId, topic: 'cluster', id: cluster.id })
  await recordAudit(tx, actor, { action, target: { type: 'adapter', id: cluster.id, name: cluster.name }, changes })
}
