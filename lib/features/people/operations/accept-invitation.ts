/** Accepts an invitation by choosing a password: the link is used up, older sessions die, a new one begins. */
import type { Client } from '@/lib/domain/identity/client'
import { isBuiltOn } from '@/lib/domain/identity/password-rule'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { recordAudit } from '@/lib/features/audit/operations'
import { beginSession } from '@/lib/features/sessions/operations/begin-session'
import { cutSessions } from '@/lib/features/sessions/operations/end-sessions'
import type { BegunSession } from '@/lib/features/sessions/types'
import { hashPassword } from '@/lib/platform/auth/passwords'
import { hashToken } from '@/lib/platform/auth/tokens'
import { now } from '@/lib/platform/clock'
import { database } from '@/lib/platform/db/database'
import { changePerson, claimInvitation, findPerson } from '../store'

interface Acceptance {
  token: string
  newPassword: string
}

/** A person with a second step keeps it: the new password alone opens nothing, so no session begins here. */
export type Accepted = BegunSession | { sessionToken: null }

export async function acceptInvitation({ token, newPassword }: Acceptance, client: Client): Promise<Result<Accepted>> {
  const invitation = await database().hub.invitation(hashToken(token))
  if (!isOpen(invitation)) return refuse('invitation-gone')
  if (isBuiltOn(newPassword, [invitation.email, invitation.name, invitation.partnerName])) {
    return refuse('check-fields', { fields: { newPassword: { code: 'password-guessable' } } })
  }
  const passwordHash = await hashPassword(newPassword)
  const { partnerId } = invitation
  return database().asPartner(partnerId, async (tx) => {
    const person = await findPerson(tx, invitation.personId)
    if (!person || person.disabledAt !== null) return refuse('invitation-gone')
    if (!(await claimInvitation(tx, invitation.id, now()))) return refuse('invitation-gone')
    await changePerson(tx, person.id, { passwordHash, passwordChangedAt: now() })
    await cutSessions(tx, partnerId, person.id)
    const actor = {
      kind: 'person' as const,
      personId: person.id,
      name: person.name,
      partnerId,
      clientAddress: client.address,
    }
    await recordAudit(tx, actor, {
      action: 'person.invitation-accepted',
      target: { type: 'person', id: person.id, name: person.name },
      changes: [{ field: 'password', before: null, after: null, secret: true }],
    })
    if (person.totpConfirmedAt !== null) return ok({ sessionToken: null })
    return ok(await beginSession(tx, { partnerId, person, method: 'invitation', client }))
  })
}

function isOpen<I extends { acceptedAt: Date | null; expiresAt: Date }>(invitation: I | null): invitation is I {
  return invitation !== null && invitation.acceptedAt === null && invitation.expiresAt > now()
}
