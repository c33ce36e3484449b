/** Counts what the frame tells about; takes the tenant's transaction. */
import { officialInterfaceKinds } from '@/lib/domain/health/types'
import type { Tx } from '@/lib/platform/db/database'

/** Clusters, paused ones left out, of which an official interface is down. */
export async function countClustersDown(tx: Tx): Promise<number> {
  const down = await tx.clusterInterface.groupBy({
    by: ['clusterId'],
    where: { state: 'down', kind: { in: [...officialInterfaceKinds] }, cluster: { pausedAt: null } },
  })
  return down.length
}
