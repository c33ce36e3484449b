/** Reads and writes stored chains and what happened to them, in the tenant's transaction. */
import type { Tx } from '@/lib/platform/db/database'
import type { CertificateChain, CertificateChange } from '@/lib/platform/db/generated/client'
import { type ClusterRecord, findCluster, holdClusters } from '../../clusters/store'

export type ChainRecord = CertificateChain

/** What a chain is keyed by: one address of one name, or one place without either. */
export interface ChainKey {
  clusterId: string
  place: string
  host: string
  port: number
  address: string
}

export const findChain = (tx: Tx, id: string): Promise<ChainRecord | null> =>
  tx.certificateChain.findFirst({ where: { id } })

/**
 * Until commit nobody else writes chains of the cluster, and nobody edits or deletes it. Call it before any of its rows is
 * locked: who edits or deletes a cluster takes it first and its chains afterwards. Null when there is no such cluster.
 */
export async function claimCluster(tx: Tx, clusterId: string): Promise<ClusterRecord | null> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${clusterId}, 1))`
  await holdClusters(tx, [clusterId], 'as-it-is')
  return findCluster(tx, clusterId)
}

/** Locked until commit, so that two workers record a change once. */
export async function lockChain(tx: Tx, key: ChainKey): Promise<ChainRecord | null> {
  const [locked] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM certificate_chain
    WHERE cluster_id = ${key.clusterId}::uuid AND place = ${key.place} AND host = ${key.host} AND port = ${key.port}
      AND address = ${key.address} FOR UPDATE`
  return locked ? findChain(tx, locked.id) : null
}

/** Every chain of a cluster that is still there. */
export const chainsOfCluster = (tx: Tx, clusterId: string): Promise<ChainRecord[]> =>
  tx.certificateChain.findMany({
    where: { clusterId, goneAt: null },
    orderBy: [{ place: 'asc' }, { host: 'asc' }, { port: 'asc' }, { address: 'asc' }],
  })

/** What the addresses of one name and port present. */
export const chainsAt = (
  tx: Tx,
  { clusterId, host, port }: Pick<ChainKey, 'clusterId' | 'host' | 'port'>,
): Promise<ChainRecord[]> =>
  tx.certificateChain.findMany({ where: { clusterId, host, port, source: 'probed', goneAt: null } })

/** Chains of the partner that say this name somewhere; the one place to look for an issuer that is missing elsewhere. */
export const chainsNaming = (tx: Tx, lowerCase: string): Promise<ChainRecord[]> =>
  tx.certificateChain.findMany({
    where: { goneAt: null, searchText: { contains: lowerCase } },
    orderBy: [{ certificateCount: 'desc' }, { id: 'asc' }],
    take: 20,
  })

/** What happened to a chain, newest first. */
export const readHistory = (tx: Tx, chainId: string, most: number): Promise<CertificateChange[]> =>
  tx.certificateChange.findMany({ where: { chainId }, orderBy: [{ occurredAt: 'desc' }, { id: 'desc' }], take: most })

export const chainsCalled = (tx: Tx, ids: readonly string[]): Promise<ChainRecord[]> =>
  tx.certificateChain.findMany({ where: { id: { in: [...ids] }, goneAt: null }, orderBy: { judgedAt: 'asc' } })

/** Takes back the judgements of a cluster's chains, or of all: the worker makes them again. */
export async function forgetJudgements(tx: Tx, clusterId?: string): Promise<void> {
  await tx.certificateChain.updateMany({
    where: { ...(clusterId && { clusterId }), goneAt: null },
    data: { judgedOn: '' },
  })
}

/** What ends before a moment, without what is gone. */
export const endingChains = (tx: Tx, before: Date): Promise<ChainRecord[]> =>
  tx.certificateChain.findMany({
    where: { goneAt: null, earliestExpiresAt: { lt: before }, cluster: { pausedAt: null } },
    orderBy: [{ earliestExpiresAt: 'asc' }, { id: 'asc' }],
  })

/** False when this step, or a later one, was told already. */
export async function takeReminder(tx: Tx, id: string, days: number): Promise<boolean> {
  const { count } = await tx.certificateChain.updateMany({
    where: { id, OR: [{ remindedDays: null }, { remindedDays: { gt: days } }] },
    data: { remindedDays: days },
  })
  return count === 1
}

export type NewChain = Omit<ChainRecord, 'version' | 'remindedDays' | 'goneAt' | 'leasedBy' | 'leasedUntil'>

/** False when another transaction was first. */
export async function insertChain(tx: Tx, chain: NewChain): Promise<boolean> {
  const { count } = await tx.certificateChain.createMany({ data: [chain], skipDuplicates: true })
  return count === 1
}

export async function updateChain(
  tx: Tx,
  id: string,
  data: Partial<Omit<ChainRecord, 'id' | 'partnerId'>>,
): Promise<void> {
  await tx.certificateChain.updateMany({ where: { id }, data: { ...data, version: { increment: 1 } } })
}

export type ChangeKind = 'first-seen' | 'stored' | 'replaced' | 'judged' | 'gone' | 'back' | 'reminded'

type Told = 'fingerprints' | 'subject' | 'earliestExpiresAt' | 'worst' | 'worstCheck' | 'partnerId'

export interface NewChange extends Pick<ChainRecord, Told> {
  id: string
  chainId: string
  kind: ChangeKind
  occurredAt: Date
  actorName?: string
  days?: number
}

export async function addChange(tx: Tx, change: NewChange): Promise<void> {
  await tx.certificateChange.create({ data: change })
}
