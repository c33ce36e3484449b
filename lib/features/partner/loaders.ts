import 'server-only'

/** Reads what the set-up page and the partner's settings show. */
import { knownTimeZones } from '@/lib/domain/identity/fields'
import { may } from '@/lib/domain/identity/permissions'
import { requireActor } from '@/lib/features/gates/session'
import { hashToken } from '@/lib/platform/auth/tokens'
import { database } from '@/lib/platform/db/database'
import { findPartner } from './store'
import type { PartnerSettings, SetUpPage } from './types'

export async function loadSetUp(token: string): Promise<SetUpPage> {
  return { isOpen: await database().hub.setUpLinkIsOpen(hashToken(token)), timeZones: knownTimeZones() }
}

export async function loadPartner(): Promise<PartnerSettings> {
  const actor = await requireActor('session.own')
  const partner = await database().asPartner(actor.partnerId, (tx) => findPartner(tx, actor.partnerId))
  if (!partner) throw new Error('The partner of a living session is gone')
  return { ...partner, timeZones: knownTimeZones(), mayChange: may(actor.role, 'partner.write') }
}
