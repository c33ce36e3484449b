/** Sessions without the sign-in page: a row in the database and the cookie that carries its token. */
import type { BrowserContext } from '@playwright/test'
import { encode } from 'next-auth/jwt'
import { hashToken, newToken } from '@/lib/platform/auth/tokens'
import { newId } from '@/lib/platform/clock'
import { notify } from '@/lib/platform/events/events'
import type { Hub } from './hub'
import { type PersonKey, people } from './story'

const cookieName = 'hub-session'
const hourMs = 3_600_000

export interface Member {
  id: string
  partnerId: string
}

export interface OpenSession extends Member {
  sessionId: string
  /** The value of the header `Cookie`. */
  cookie: string
}

/** Somebody of the story's first partner. */
export async function memberOf(hub: Hub, key: Exclude<PersonKey, 'stranger'>): Promise<Member> {
  const { email } = people[key]
  const { id } = await hub.database.asPartner(hub.partnerId, (tx) => tx.person.findFirstOrThrow({ where: { email } }))
  return { id, partnerId: hub.partnerId }
}

/** A session that began just now, or at `beganAt`, with the absolute limit of twelve hours. */
export async function openSession(hub: Hub, person: Member, beganAt = new Date()): Promise<OpenSession> {
  const [token, sessionId] = [newToken(), newId()]
  const { AUTH_SECRET: secret = '' } = hub.variables
  await hub.database.asPartner(person.partnerId, (tx) =>
    tx.session.create({
      data: {
        id: sessionId,
        partnerId: person.partnerId,
        personId: person.id,
        tokenHash: hashToken(token),
        method: 'password',
        createdAt: beganAt,
        lastSeenAt: beganAt,
        expiresAt: new Date(beganAt.getTime() + 12 * hourMs),
      },
    }),
  )
  const sealed = await encode({ token: { sid: token }, secret, salt: cookieName, maxAge: 12 * 3600 })
  return { id: person.id, partnerId: person.partnerId, sessionId, cookie: `${cookieName}=${sealed}` }
}

/** Signs a browser in with a fresh session. */
export async function signInContext(hub: Hub, context: BrowserContext, person: Member): Promise<OpenSession> {
  const session = await openSession(hub, person)
  const value = session.cookie.slice(cookieName.length + 1)
  await context.addCookies([{ name: cookieName, value, url: hub.origin, httpOnly: true, sameSite: 'Lax' }])
  return session
}

/** Ends every session of a person, as an admin in another place would: the rows go, and every process is told. */
export async function endSessionsOf(hub: Hub, person: Member): Promise<void> {
  await hub.database.asPartner(person.partnerId, async (tx) => {
    const sessions = await tx.session.findMany({ where: { personId: person.id }, select: { id: true } })
    await tx.session.deleteMany({ where: { personId: person.id } })
    for (const { id } of sessions) await notify(tx, { partnerId: person.partnerId, topic: 'session', id })
  })
}
