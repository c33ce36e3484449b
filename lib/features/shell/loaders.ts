import 'server-only'

/** Loads the frame of the signed-in pages. Comfort only: each page's own loader is its gate. */
import { may, permissions } from '@/lib/domain/identity/permissions'
import { requireActor } from '@/lib/features/gates/session'
import { database } from '@/lib/platform/db/database'
import { isUnavailable } from '@/lib/platform/db/errors'
import { env } from '@/lib/platform/env/env'
import { newReference } from '@/lib/platform/log/log'
import { countClustersDown } from './store'
import type { Shell } from './types'

/** @throws when the database is away, with a digest that the error page reads as such */
export async function loadShell(): Promise<Shell> {
  try {
    return await read()
  } catch (error) {
    if (isUnavailable(error)) throw Object.assign(error as Error, { digest: `unavailable-${newReference()}` })
    throw error
  }
}

async function read(): Promise<Shell> {
  const actor = await requireActor('session.own')
  const clustersDown = await database().asPartner(actor.partnerId, countClustersDown)
  return {
    personName: actor.name,
    partnerName: actor.partnerName,
    permissions: permissions.filter((permission) => may(actor.role, permission)),
    clustersDown,
    labUrl: env().labUrl ?? null,
  }
}
