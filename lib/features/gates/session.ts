/** Turns a session into an actor with a proven partner; every gate asks here, and one request asks once. */
import type { Route } from 'next'
import { forbidden, redirect } from 'next/navigation'
import { cache } from 'react'
import { isRole, may, type Permission } from '@/lib/domain/identity/permissions'
import { isSessionAlive, needsTouch } from '@/lib/domain/identity/session-limits'
import { touchSession } from '@/lib/features/sessions/store'
import { hashToken } from '@/lib/platform/auth/tokens'
import { now } from '@/lib/platform/clock'
import { database } from '@/lib/platform/db/database'
import { env } from '@/lib/platform/env/env'
import { carriedSessionToken } from './next-auth'
import { provenPartner } from './prove'
import { requestClient, wantedPath } from './request'
import type { PersonActor } from './types'

interface LivingSession {
  actor: PersonActor
  lastSeenAt: Date
}

export interface WatchedSession {
  actor: PersonActor
  /** Throws when the database does not answer. */
  isAlive: () => Promise<boolean>
}

/** The living session behind a token, read anew; null when it was ended, is too old, idle, or its person disabled. */
async function livingSession(token: string): Promise<LivingSession | null> {
  const row = await database().hub.session(hashToken(token))
  if (!row || !isRole(row.role) || !isSessionAlive(row, now(), env().sessionIdleMinutes)) return null
  const actor: PersonActor = {
    kind: 'person',
    personId: row.personId,
    name: row.name,
    email: row.email,
    role: row.role,
    partnerId: provenPartner(row.partnerId),
    partnerName: row.partnerName,
    timeZone: row.timeZone,
    sessionId: row.id,
    clientAddress: (await requestClient()).address,
    reauthenticatedAt: row.reauthenticatedAt,
    hasSecondFactor: row.totpConfirmedAt !== null,
  }
  return { actor, lastSeenAt: row.lastSeenAt }
}

/** The person who asks, or null when nobody is signed in. Counts as a sign of life of the session. */
export const currentActor = cache(async (): Promise<PersonActor | null> => {
  const token = await carriedSessionToken()
  if (token === null) return null
  const living = await livingSession(token)
  if (!living) return null
  if (needsTouch(living, now())) await touch(living.actor)
  return living.actor
})

/** Answers later, outside the request, whether its session still lives: for streams. It is no sign of life. */
export async function watchedSession(): Promise<WatchedSession | null> {
  const token = await carriedSessionToken()
  const living = token === null ? null : await livingSession(token)
  if (!living || token === null) return null
  const isAlive = async () => {
    const row = await database().hub.session(hashToken(token))
    return row !== null && isSessionAlive(row, now(), env().sessionIdleMinutes)
  }
  return { actor: living.actor, isAlive }
}

async function touch(actor: PersonActor): Promise<void> {
  await database().asPartner(actor.partnerId, (tx) => touchSession(tx, actor.sessionId, now()))
}

/**
 * The gate of loaders. Who is signed out is sent to sign in and back; whose role lacks the permission sees the page that
 * says so.
 */
export async function requireActor(permission: Permission): Promise<PersonActor> {
  const actor = await currentActor()
  if (!actor) redirect(`/sign-in?next=${encodeURIComponent(await wantedPath())}` as Route)
  if (!may(actor.role, permission)) forbidden()
  return actor
}
