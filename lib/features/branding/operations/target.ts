/** Names the level of a brand for the audit trail: the partner, or one of its customers. */
import type { AuditTarget } from '@/lib/domain/audit/events'
import type { Tx } from '@/lib/platform/db/database'
import type { Actor } from '../../gates/types'
import { findCustomerName } from '../store'

/** null when the partner has no such customer. */
export async function targetOf(
  tx: Tx,
  actor: Actor,
  customerId: string | null,
): Promise<AuditTarget<'branding'> | null> {
  if (customerId === null) return { type: 'branding', id: actor.partnerId, name: actor.partnerName }
  const name = await findCustomerName(tx, customerId)
  return name === null ? null : { type: 'branding', id: customerId, name }
}
