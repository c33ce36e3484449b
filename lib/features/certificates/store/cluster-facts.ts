/** Reads and writes what people know of a cluster or of the cloud: entries of ClientIdentity, files with the cloud's chain. */
import type { Tx } from '@/lib/platform/db/database'
import type { ClientIdentity, CloudClientChain } from '@/lib/platform/db/generated/client'

export type CloudChainRecord = CloudClientChain

/** Newest first, retired ones too. */
export const readCloudChains = (tx: Tx): Promise<CloudChainRecord[]> =>
  tx.cloudClientChain.findMany({ orderBy: [{ addedAt: 'desc' }, { id: 'desc' }] })

export async function insertCloudChain(
  tx: Tx,
  chain: Omit<CloudChainRecord, 'retiredAt' | 'remindedDays' | 'leasedBy' | 'leasedUntil'>,
): Promise<void> {
  await tx.cloudClientChain.create({ data: chain })
}

export async function setCloudChainRetired(tx: Tx, id: string, retiredAt: Date | null): Promise<void> {
  await tx.cloudClientChain.updateMany({ where: { id }, data: { retiredAt } })
}

/** Files that count and end before a moment. */
export const endingCloudChains = (tx: Tx, before: Date): Promise<CloudChainRecord[]> =>
  tx.cloudClientChain.findMany({
    where: { retiredAt: null, earliestExpiresAt: { lt: before } },
    orderBy: [{ earliestExpiresAt: 'asc' }, { id: 'asc' }],
  })

/** False when this step, or a later one, was told already. */
export async function takeCloudReminder(tx: Tx, id: string, days: number): Promise<boolean> {
  const { count } = await tx.cloudClientChain.updateMany({
    where: { id, OR: [{ remindedDays: null }, { remindedDays: { gt: days } }] },
    data: { remindedDays: days },
  })
  return count === 1
}

export const findIdentity = (tx: Tx, clusterId: string): Promise<ClientIdentity | null> =>
  tx.clientIdentity.findFirst({ where: { clusterId } })

export async function writeIdentity(tx: Tx, identity: ClientIdentity): Promise<void> {
  const { id, partnerId, clusterId, ...facts } = identity
  await tx.clientIdentity.upsert({
    where: { partnerId_clusterId: { partnerId, clusterId } },
    create: identity,
    update: facts,
  })
}
