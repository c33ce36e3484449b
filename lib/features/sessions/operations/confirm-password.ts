/** Proves anew who holds a session, before something that a thief of the session must not do. */
import type { Client } from '@/lib/domain/identity/client'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { PersonActor } from '@/lib/features/gates/types'
import { findOwnSecrets } from '@/lib/features/people/store'
import { isPasswordOf } from '@/lib/platform/auth/passwords'
import { now } from '@/lib/platform/clock'
import { database } from '@/lib/platform/db/database'
import { markReauthenticated } from '../store'
import { countFailure, forgetTries, takeTry } from './throttle'

/** Judges the actor's own password, throttled as a sign-in is. The refusal stands at `field`. */
export async function judgeOwnPassword(actor: PersonActor, password: string, field: string): Promise<Result<null>> {
  const client: Client = { address: actor.clientAddress, userAgent: '' }
  const throttled = await takeTry(actor.email, client)
  if (throttled) return throttled
  const own = await database().asPartner(actor.partnerId, (tx) => findOwnSecrets(tx, actor.personId))
  if (!(await isPasswordOf(password, own?.passwordHash))) {
    await countFailure(client)
    return refuse('check-fields', { fields: { [field]: { code: 'password-wrong' } } })
  }
  await forgetTries(actor.email, client)
  return ok(null)
}

export async function confirmPassword(actor: PersonActor, password: string): Promise<Result<null>> {
  const judged = await judgeOwnPassword(actor, password, 'password')
  if (!judged.ok) return judged
  await database().asPartner(actor.partnerId, (tx) => markReauthenticated(tx, actor.sessionId, now()))
  return ok(null)
}
