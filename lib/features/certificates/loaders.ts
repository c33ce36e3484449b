import 'server-only'

/** What the pages about certificates show. */
import { notFound } from 'next/navigation'
import { cache } from 'react'
import * as z from 'zod'
import { may } from '@/lib/domain/identity/permissions'
import type { TableQuery } from '@/lib/domain/table/query'
import { newId, now } from '@/lib/platform/clock'
import { database } from '@/lib/platform/db/database'
import { readHead } from '../clusters/operations/states'
import { listClusters } from '../clusters/store'
import type { ClusterHead } from '../clusters/types'
import { requireActor } from '../gates/session'
import { readListFacets, readPage } from './operations/list'
import { readCloudPage } from './operations/read-cloud'
import { readClusterCertificates } from './operations/read-cluster'
import { readChainPage } from './operations/show'
import type { ChainList, ChainPage, CloudChainPage, ClusterCertificates } from './types'

export async function loadChains(query: TableQuery): Promise<ChainList> {
  const actor = await requireActor('certificate.read')
  const at = now()
  return database().asPartner(actor.partnerId, async (tx) => ({
    page: await readPage(tx, query, at),
    facets: await readListFacets(tx, at),
    clusters: (await listClusters(tx)).map(({ id, name }) => ({ id, name })),
    mayCheck: may(actor.role, 'certificate.check'),
    mayWrite: may(actor.role, 'certificate.write'),
  }))
}

/** 404 for an id of another partner as for one that never was. */
export const loadChain = cache(async (chainId: string): Promise<ChainPage> => {
  const actor = await requireActor('certificate.read')
  if (!z.uuid().safeParse(chainId).success) notFound()
  const page = await database().asPartner(actor.partnerId, (tx) => readChainPage(tx, chainId))
  return page ? { ...page, mayWrite: may(actor.role, 'certificate.write') } : notFound()
})

export const loadClusterCertificates = cache(
  async (clusterId: string): Promise<{ head: ClusterHead; certificates: ClusterCertificates; mayWrite: boolean }> => {
    const actor = await requireActor('certificate.read')
    if (!z.uuid().safeParse(clusterId).success) notFound()
    const found = await database().asPartner(actor.partnerId, async (tx) => ({
      head: await readHead(tx, clusterId),
      certificates: await readClusterCertificates(tx, clusterId),
    }))
    const { head, certificates } = found
    return head && certificates ? { head, certificates, mayWrite: may(actor.role, 'certificate.write') } : notFound()
  },
)

export async function loadCloudChain(): Promise<CloudChainPage> {
  const actor = await requireActor('certificate.read')
  return {
    chains: await database().asPartner(actor.partnerId, readCloudPage),
    now: now().toISOString(),
    newId: newId(),
    mayWrite: may(actor.role, 'certificate.write'),
  }
}
