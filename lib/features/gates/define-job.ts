/** The gate of the worker: the hub itself acts, for one partner at a time. */
import { provenPartner } from './prove'
import type { SystemActor } from './types'

/** What the audit trail calls the hub when it acts by itself; the page shows it in the reader's language. */
export const systemName = 'Partner Hub'

/** The hub as an actor for one partner, whose id came from the hub's own schedule (`hub_*` functions), not from a client. */
export function systemActor(partner: { id: string; name?: string; timeZone?: string }): SystemActor {
  return {
    kind: 'system',
    personId: null,
    sessionId: null,
    name: systemName,
    role: 'full-admin',
    partnerId: provenPartner(partner.id),
    partnerName: partner.name ?? '',
    timeZone: partner.timeZone ?? 'UTC',
    clientAddress: '',
  }
}
