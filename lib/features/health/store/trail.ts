/** Looks into the audit trail for what a check has told already; it takes the tenant's transaction. */
import type { AuditAction } from '@/lib/domain/audit/events'
import type { Tx } from '@/lib/platform/db/database'

/** True when the trail already tells of this action since then: of this target, or of any when none is named. */
export async function hasRecentEvent(
  tx: Tx,
  event: { action: AuditAction; targetId?: string; since: Date },
): Promise<boolean> {
  const found = await tx.auditEvent.findFirst({
    where: {
      action: event.action,
      occurredAt: { gte: event.since },
      ...(event.targetId && { targetType: 'cluster', targetId: event.targetId }),
    },
    select: { id: true },
  })
  return found !== null
}
