/** Owns when interfaces are due and who holds them; every function takes the tenant's transaction. */
import type { Tx } from '@/lib/platform/db/database'

/** The ids among these whose interfaces were down at their last check. */
export async function whichAreDown(tx: Tx, ids: string[]): Promise<Set<string>> {
  const rows = await tx.clusterInterface.findMany({ where: { id: { in: ids }, state: 'down' }, select: { id: true } })
  return new Set(rows.map(({ id }) => id))
}

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

/** Lets a check that was not finished be taken by another worker at once. */
export async function releaseLeases(tx: Tx, ids: string[]): Promise<void> {
  await tx.clusterInterface.updateMany({ where: { id: { in: ids } }, data: { leasedUntil: null, leasedBy: null } })
}

/** Gives back what a worker holds without knowing: it was leased, and the answer was lost. */
export async function releaseLostLeases(tx: Tx, workerId: string, known: string[]): Promise<void> {
  await tx.clusterInterface.updateMany({
    where: { leasedBy: workerId, id: { notIn: known } },
    data: { leasedUntil: null, leasedBy: null },
  })
}
