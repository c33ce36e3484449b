/** Reads what is known of interfaces now; every function takes the tenant's transaction. */
import type { Tx } from '@/lib/platform/db/database'
import type { ClusterInterface } from '@/lib/platform/db/generated/client'

export type InterfaceRecord = ClusterInterface
export type InterfaceState = Omit<
  InterfaceRecord,
  'result' | 'partnerId' | 'leasedUntil' | 'leasedBy' | 'sessionProof' | 'sessionProvenAt'
>

const stateColumns = {
  id: true,
  clusterId: true,
  kind: true,
  state: true,
  reason: true,
  healthyCount: true,
  addressCount: true,
  stateSince: true,
  lastHealthyAt: true,
  checkedAt: true,
  certificateExpiresAt: true,
  certificateSubject: true,
  nextCheckAt: true,
} as const

/** Every interface of the partner, or of one cluster, without its last result. */
export function readInterfaceStates(tx: Tx, clusterId?: string): Promise<InterfaceState[]> {
  return tx.clusterInterface.findMany({ where: clusterId ? { clusterId } : {}, select: stateColumns })
}

export function readInterfaces(tx: Tx, clusterIds: string[]): Promise<InterfaceRecord[]> {
  return tx.clusterInterface.findMany({ where: { clusterId: { in: clusterIds } } })
}
