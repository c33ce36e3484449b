/** Accepts an invitation by linking the identity that the provider vouches for. */
import type { Client } from '@/lib/domain/identity/client'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { recordAudit } from '@/lib/features/audit/operations'
import { beginSession } from '@/lib/features/sessions/operations/begin-session'
import type { BegunSession } from '@/lib/features/sessions/types'
import { hashToken } from '@/lib/platform/auth/tokens'
import { now } from '@/lib/platform/clock'
import { database } from '@/lib/platform/db/database'
import { uniqueViolationOf } from '@/lib/platform/db/errors'
import { changePerson, claimInvitation, findPerson } from '../store'

interface Linking {
  issuer: string
  subject: string
  invitationToken: string
  client: Client
}

export async function linkByInvitation(linking: Linking): Promise<Result<BegunSession>> {
  const invitation = await database().hub.invitation(hashToken(linking.invitationToken))
  if (!invitation) return refuse('invitation-gone')
  try {
    return await database().asPartner(invitation.partnerId, async (tx) => {
      const person = await findPerson(tx, invitation.personId)
      if (!person || person.disabledAt !== null) return refuse('invitation-gone')
      if (!(await claimInvitation(tx, invitation.id, now()))) return refuse('invitation-gone')
      await changePerson(tx, person.id, { oidcIssuer: linking.issuer, oidcSubject: linking.subject })
      const { partnerId } = invitation
      const actor = {
        kind: 'person' as const,
        personId: person.id,
        name: person.name,
        partnerId,
        clientAddress: linking.client.address,
      }
      await recordAudit(tx, actor, {
        action: 'person.identity-linked',
        target: { type: 'person', id: person.id, name: person.name },
        changes: [],
      })
      return ok(await beginSession(tx, { partnerId, person, method: 'oidc', client: linking.client }))
    })
  } catch (error) {
    if (uniqueViolationOf(error) !== null) return refuse('identity-already-linked')
    throw error
  }
}
