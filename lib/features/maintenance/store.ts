/** Reads and writes maintenance windows; every function takes the tenant's transaction. */
import type { Tx } from '@/lib/platform/db/database'
import type { MaintenanceWindow } from '@/lib/platform/db/generated/client'

export type WindowRecord = MaintenanceWindow

/** The windows of these clusters, or of all, that run at this moment. */
export function runningWindows(tx: Tx, at: Date, clusterIds?: readonly string[]): Promise<WindowRecord[]> {
  return tx.maintenanceWindow.findMany({
    where: {
      ...(clusterIds && { clusterId: { in: [...clusterIds] } }),
      startsAt: { lte: at },
      endsAt: { gt: at },
      OR: [{ endedAt: null }, { endedAt: { gt: at } }],
    },
    orderBy: [{ endsAt: 'desc' }, { id: 'asc' }],
  })
}
