import 'server-only'

/** Reads what the sign-in page and one's own security page show. */

import { isFreshlyProven } from '@/lib/domain/identity/reauthentication'
import { returnPathOf } from '@/lib/domain/identity/return-path'
import { isOidcConfigured } from '@/lib/features/gates/next-auth'
import { currentActor, requireActor } from '@/lib/features/gates/session'
import { findOwnSecrets } from '@/lib/features/people/store'
import { now } from '@/lib/platform/clock'
import { database } from '@/lib/platform/db/database'
import { isUnavailable } from '@/lib/platform/db/errors'
import { env } from '@/lib/platform/env/env'
import { sessionsOf } from './store'
import type { OwnSecurity, SessionMethod, SignInPage } from './types'

/** A lost database does not hide the form: it answers when it is sent. */
export async function loadSignIn(next: string | undefined): Promise<SignInPage> {
  return { isSignedIn: await isSignedIn(), hasOidc: isOidcConfigured(), next: returnPathOf(next) }
}

async function isSignedIn(): Promise<boolean> {
  try {
    return (await currentActor()) !== null
  } catch (error) {
    if (isUnavailable(error)) return false
    throw error
  }
}

export async function loadOwnSecurity(): Promise<OwnSecurity> {
  const actor = await requireActor('session.own')
  return database().asPartner(actor.partnerId, async (tx) => {
    const own = await findOwnSecrets(tx, actor.personId)
    const sessions = await sessionsOf(tx, actor.personId, now(), env().sessionIdleMinutes)
    return {
      hasPassword: Boolean(own?.passwordHash),
      hasSecondFactor: Boolean(own?.totpConfirmedAt),
      recoveryCodesLeft: own?.recoveryHashes.length ?? 0,
      idleMinutes: env().sessionIdleMinutes,
      isFreshlyProven: isFreshlyProven(actor.reauthenticatedAt, now()),
      sessions: sessions.map((session) => ({
        ...session,
        method: session.method as SessionMethod,
        isCurrent: session.id === actor.sessionId,
      })),
    }
  })
}
