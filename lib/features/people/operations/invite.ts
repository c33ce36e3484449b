/** Invites a colleague: a person without a password and a link that is shown once. */
import { ownOrigins } from '@/lib/domain/identity/origin'
import type { Role } from '@/lib/domain/identity/permissions'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { recordAudit } from '@/lib/features/audit/operations'
import type { PersonActor } from '@/lib/features/gates/types'
import { hashToken, newToken } from '@/lib/platform/auth/tokens'
import { newId, now } from '@/lib/platform/clock'
import { database, type Tx } from '@/lib/platform/db/database'
import { uniqueViolationOf } from '@/lib/platform/db/errors'
import { env } from '@/lib/platform/env/env'
import { notify } from '@/lib/platform/events/events'
import { findPerson, insertPerson, replaceInvitation } from '../store'
import type { InvitationLink } from '../types'

const validDays = 7

interface Invited {
  /** Minted by the form, so that sending it twice meets the primary key. */
  id: string
  name: string
  email: string
  role: Role
}

export async function invite(actor: PersonActor, invited: Invited): Promise<Result<InvitationLink>> {
  try {
    return await database().asPartner(actor.partnerId, async (tx) => {
      await insertPerson(tx, { ...invited, partnerId: actor.partnerId })
      const link = await newInvitation(tx, actor.partnerId, invited)
      await recordAudit(tx, actor, {
        action: 'person.invited',
        target: { type: 'person', id: invited.id, name: invited.name },
        changes: [
          { field: 'name', before: null, after: invited.name },
          { field: 'email', before: null, after: invited.email },
          { field: 'role', before: null, after: invited.role },
        ],
      })
      await notify(tx, { partnerId: actor.partnerId, topic: 'person', id: invited.id })
      return ok(link)
    })
  } catch (error) {
    const violated = uniqueViolationOf(error)
    if (violated === null) throw error
    if (violated.includes('email')) return refuse('check-fields', { fields: { email: { code: 'email-taken' } } })
    return refuse('already-done')
  }
}

/** A fresh link for somebody who lost theirs, or their password; older links stop working. */
export async function renewInvitation(actor: PersonActor, personId: string): Promise<Result<InvitationLink>> {
  if (personId === actor.personId) return refuse('own-account')
  return database().asPartner(actor.partnerId, async (tx) => {
    const person = await findPerson(tx, personId)
    if (!person) return refuse('not-found')
    if (person.disabledAt !== null) return refuse('person-disabled')
    const link = await newInvitation(tx, actor.partnerId, person)
    await recordAudit(tx, actor, {
      action: 'person.invitation-renewed',
      target: { type: 'person', id: personId, name: person.name },
      changes: [],
    })
    return ok(link)
  })
}

async function newInvitation(tx: Tx, partnerId: string, person: { id: string; name: string }): Promise<InvitationLink> {
  const [token, createdAt] = [newToken(), now()]
  const expiresAt = new Date(createdAt.getTime() + validDays * 86_400_000)
  const tokenHash = hashToken(token)
  await replaceInvitation(tx, { id: newId(), partnerId, personId: person.id, tokenHash, createdAt, expiresAt })
  const [origin] = ownOrigins(env().publicOrigin, env().port)
  return { personId: person.id, name: person.name, link: `${origin}/invitation/${token}`, expiresAt }
}
