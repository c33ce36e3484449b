import 'server-only'

/** What the pages about certificates show. */
import { notFound } from 'next/navigation'
import { cache } from 'react'
import * as z from 'zod'
import { may } from '@/lib/domain/identity/permissions'
import type { TableQuery } from '@/lib/domain/table/query'
import { now } from '@/lib/platform/clock'
import { database } from '@/lib/platform/db/database'
import { listClusters } from '../clusters/store'
import { requireActor } from '../gates/session'
import { readListFacets, readPage } from './operations/list'
import { readChainPage } from './operations/show'
import type { ChainList, ChainPage } from './types'

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
