import 'server-only'

/** Reads what the pages of people show. */

import { cache } from 'react'
import { peopleSpec, personStateOf } from '@/lib/domain/identity/people-query'
import { may, type Role } from '@/lib/domain/identity/permissions'
import { pageOf } from '@/lib/domain/table/cursor'
import { type SearchParams, tableQueryOf } from '@/lib/domain/table/query'
import { isOidcConfigured } from '@/lib/features/gates/next-auth'
import { requireActor } from '@/lib/features/gates/session'
import { countSessions } from '@/lib/features/sessions/store'
import { hashToken } from '@/lib/platform/auth/tokens'
import { newId, now } from '@/lib/platform/clock'
import { database } from '@/lib/platform/db/database'
import { env } from '@/lib/platform/env/env'
import { rememberedPageSize } from '@/lib/platform/i18n/page-size'
import { countPeople, findPerson, findPersonInFull, pageOfPeople, peopleMatching, type StoredPerson } from './store'
import type { InvitationPage, InvitePage, OwnProfile, PeoplePage, PersonPage, PersonRow } from './types'

const exactCount = 1000
const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

export async function loadPeople(params: SearchParams): Promise<PeoplePage> {
  const actor = await requireActor('person.read')
  const query = tableQueryOf(params, peopleSpec, await rememberedPageSize())
  const where = peopleMatching(query)
  return database().asPartner(actor.partnerId, async (tx) => {
    const fetched = (await pageOfPeople(tx, query, where)).map((person) => rowOf(person, actor.personId))
    const count = await countPeople(tx, where, exactCount)
    return {
      query,
      page: {
        ...pageOf(fetched, query, ({ name, id }) => ({ value: name, id })),
        count: { value: Math.min(count, exactCount), isMore: count > exactCount },
      },
      mayChange: may(actor.role, 'person.write'),
    }
  })
}

/** Null for an id that is not there, is another partner's, or is no id. */
export const loadPerson = cache(async (personId: string): Promise<PersonPage | null> => {
  const actor = await requireActor('person.read')
  if (!isUuid(personId)) return null
  const [person, sessionCount] = await database().asPartner(actor.partnerId, async (tx) => [
    await findPersonInFull(tx, personId),
    await countSessions(tx, personId, now(), env().sessionIdleMinutes),
  ])
  if (!person) return null
  return {
    ...rowOf(person, actor.personId),
    isLinked: person.oidcIssuer !== null,
    createdAt: person.createdAt,
    sessionCount,
    mayChange: may(actor.role, 'person.write'),
  }
})

/** The id of the invited person is minted here, so that a form sent twice makes one person. */
export async function loadInvite(): Promise<InvitePage> {
  const actor = await requireActor('person.read')
  return { id: newId(), mayInvite: may(actor.role, 'person.write') }
}

export async function loadOwnProfile(): Promise<OwnProfile> {
  const actor = await requireActor('session.own')
  const person = await database().asPartner(actor.partnerId, (tx) => findPerson(tx, actor.personId))
  return { name: actor.name, email: actor.email, role: actor.role, version: person?.version ?? 1 }
}

function rowOf(person: StoredPerson, ownId: string): PersonRow {
  return {
    id: person.id,
    name: person.name,
    email: person.email,
    role: person.role as Role,
    state: personStateOf({ ...person, isLinked: person.oidcIssuer !== null }),
    hasSecondFactor: person.totpConfirmedAt !== null,
    lastSignInAt: person.lastSignInAt,
    isOwn: person.id === ownId,
    version: person.version,
  }
}

/** Null when the link was used, replaced, has expired or never existed: all look the same. */
export async function loadInvitation(token: string): Promise<InvitationPage | null> {
  const invitation = await database().hub.invitation(hashToken(token))
  if (!invitation || invitation.acceptedAt !== null || invitation.expiresAt <= now()) return null
  const { name, email, partnerName } = invitation
  return { name, email, partnerName, hasOidc: isOidcConfigured() }
}
