/** Signs in whom the identity provider vouches for. It never creates people: issuer and subject must be linked. */
import type { Client } from '@/lib/domain/identity/client'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { linkByInvitation } from '@/lib/features/people/operations/link-by-invitation'
import { findPerson } from '@/lib/features/people/store'
import { database } from '@/lib/platform/db/database'
import type { BegunSession } from '../types'
import { beginSession } from './begin-session'

interface Vouched {
  issuer: string
  subject: string
  /** Set when the person came from an invitation: the identity is linked to the invited person. */
  invitationToken: string | null
  client: Client
}

export async function signInWithOidc({
  issuer,
  subject,
  invitationToken,
  client,
}: Vouched): Promise<Result<BegunSession>> {
  if (!issuer || !subject) return refuse('identity-unknown')
  if (invitationToken) return linkByInvitation({ issuer, subject, invitationToken, client })
  const person = await database().hub.personForOidc(issuer, subject)
  if (!person || person.disabledAt !== null) return refuse('identity-unknown')
  return database().asPartner(person.partnerId, async (tx) => {
    const found = await findPerson(tx, person.id)
    if (!found || found.disabledAt !== null) return refuse('identity-unknown')
    return ok(await beginSession(tx, { partnerId: person.partnerId, person: found, method: 'oidc', client }))
  })
}
