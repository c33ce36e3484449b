import 'server-only'

/** What the page that checks a chain begins with. */
import { may } from '@/lib/domain/identity/permissions'
import { database } from '@/lib/platform/db/database'
import { requireActor } from '../gates/session'
import { choosableClusters } from './operations/choices'
import type { InspectionPage } from './types'

export async function loadInspection(): Promise<InspectionPage> {
  const actor = await requireActor('certificate.read')
  return {
    clusters: await database().asPartner(actor.partnerId, choosableClusters),
    mayCheck: may(actor.role, 'certificate.check'),
    mayWrite: may(actor.role, 'certificate.write'),
  }
}
