import 'server-only'

/** What the page of a cluster's requirements shows. */
import { notFound } from 'next/navigation'
import * as z from 'zod'
import type { InterfaceKind } from '@/lib/domain/health/types'
import { may } from '@/lib/domain/identity/permissions'
import { commandsOf } from '@/lib/domain/provisioning/adapter-plan'
import { requirementsOf } from '@/lib/domain/requirements/requirements'
import { database } from '@/lib/platform/db/database'
import { readHead } from '../clusters/operations/states'
import { findCluster, valuesOf } from '../clusters/store'
import { requireActor } from '../gates/session'
import { readViews } from '../health/operations/views'
import { readPlan } from '../provisioning/operations/read'
import { readConfirmations } from './store'
import type { RequirementsPage } from './types'

/** 404 for an id of another partner as for one that never was. */
export async function loadRequirements(clusterId: string): Promise<RequirementsPage> {
  const actor = await requireActor('cluster.read')
  if (!z.uuid().safeParse(clusterId).success) notFound()
  const found = await database().asPartner(actor.partnerId, async (tx) => {
    const cluster = await findCluster(tx, clusterId)
    const head = await readHead(tx, clusterId)
    if (!cluster || !head) return null
    const views = await readViews(tx, clusterId)
    const results = Object.fromEntries(views.map(({ kind, result }) => [kind, result]))
    const { system } = await readPlan(tx, clusterId)
    const times = views.flatMap(({ checkedAt }) => (checkedAt ? [checkedAt] : []))
    return {
      head,
      requirements: requirementsOf({
        values: valuesOf(cluster),
        results: results satisfies Partial<Record<InterfaceKind, unknown>>,
        confirmations: await readConfirmations(tx, clusterId),
        systemLevel: system ? commandsOf(system, '') : [],
      }),
      checkedAt: times.toSorted()[0] ?? null,
    }
  })
  return found ? { ...found, mayWrite: may(actor.role, 'cluster.write') } : notFound()
}
