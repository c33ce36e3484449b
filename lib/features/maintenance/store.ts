/** Reads and writes maintenance windows; every function takes the tenant's transaction. */
import type { Tx } from '@/lib/platform/db/database'
import type { MaintenanceWindow } from '@/lib/platform/db/generated/client'

export type WindowRecord = MaintenanceWindow

/** The windows of these clusters, or of all, that run at this moment; the one that lasts longest first. */
export function runningWindows(tx: Tx, at: Date, clusterIds?: readonly string[]): Promise<WindowRecord[]> {
  return tx.maintenanceWindow.findMany({
    where: {
      ...(clusterIds && { clusterId: { in: [...clusterIds] } }),
      startsAt: { lte: at },
      endsAt: { gt: at },
      endedAt: null,
    },
    orderBy: [{ endsAt: 'desc' }, { id: 'asc' }],
  })
}

/** Windows that reach into the time since `from`, of these clusters, newest first. */
export function windowsSince(tx: Tx, clusterIds: readonly string[], from: Date): Promise<WindowRecord[]> {
  return tx.maintenanceWindow.findMany({
    where: { clusterId: { in: [...clusterIds] }, endsAt: { gt: from } },
    orderBy: [{ startsAt: 'desc' }, { id: 'desc' }],
  })
}

export function findWindow(tx: Tx, id: string): Promise<(WindowRecord & { cluster: { name: string } }) | null> {
  return tx.maintenanceWindow.findFirst({ where: { id }, include: { cluster: { select: { name: true } } } })
}

export async function insertWindow(tx: Tx, window: Omit<WindowRecord, 'endedAt' | 'createdAt'>): Promise<void> {
  await tx.maintenanceWindow.create({ data: window })
}

/** False when it has ended already. */
export async function endWindow(tx: Tx, id: string, at: Date): Promise<boolean> {
  const { count } = await tx.maintenanceWindow.updateMany({
    where: { id, endedAt: null, endsAt: { gt: at } },
    data: { endedAt: at },
  })
  return count === 1
}
