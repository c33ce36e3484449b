/** Owns when interfaces are due; every function takes the tenant's transaction. */
import type { Tx } from '@/lib/platform/db/database'

/** Makes results older than `before` due now, unless a check of them is under way. */
export async function queueChecks(tx: Tx, due: { before: Date; now: Date; clusterId?: string }): Promise<void> {
  await tx.clusterInterface.updateMany({
    where: {
      ...(due.clusterId && { clusterId: due.clusterId }),
      checkedAt: { lt: due.before },
      nextCheckAt: { gt: due.now },
      OR: [{ leasedUntil: null }, { leasedUntil: { lt: due.now } }],
    },
    data: { nextCheckAt: due.now },
  })
}
