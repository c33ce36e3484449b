import 'server-only'

/** What the page "Create" begins with. */
import { may } from '@/lib/domain/identity/permissions'
import { database } from '@/lib/platform/db/database'
import { requireActor } from '../gates/session'
import { choosableClusters } from '../inspection/operations/choices'
import type { RequestPage } from './types'

/** @param clusterId whose hosts are filled in; another's or none leaves the form empty */
export async function loadRequest(clusterId: string | undefined): Promise<RequestPage> {
  const actor = await requireActor('certificate.read')
  const clusters = await database().asPartner(actor.partnerId, choosableClusters)
  return {
    clusters: clusters.map(({ id, name, hosts }) => ({ id, name, hosts })),
    chosen: clusters.find(({ id }) => id === clusterId)?.id ?? '',
    organization: actor.partnerName,
    mayWrite: may(actor.role, 'certificate.write'),
  }
}
