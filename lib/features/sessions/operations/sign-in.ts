/** Signs in with a password and, when set up, a second step. Unknown, disabled and mistaken answer alike and as slowly. */
import type { Client } from '@/lib/domain/identity/client'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { isPasswordOf } from '@/lib/platform/auth/passwords'
import { database } from '@/lib/platform/db/database'
import type { SignInPerson } from '@/lib/platform/db/hub-functions'
import { log } from '@/lib/platform/log/log'
import type { BegunSession } from '../types'
import { beginSession } from './begin-session'
import { spendSecondFactor } from './second-factor'
import { countFailure, forgetTries, takeTry } from './throttle'

interface Attempt {
  email: string
  password: string
  /** The code of the second step; '' while it was not asked for. */
  code: string
}

export async function signIn(attempt: Attempt, client: Client): Promise<Result<BegunSession>> {
  const throttled = await takeTry(attempt.email, client)
  if (throttled) return throttled
  const person = await database().hub.personForSignIn(attempt.email)
  const fits = await isPasswordOf(attempt.password, person?.passwordHash)
  if (!fits || person === null || person.disabledAt !== null) return refused(client, 'sign-in-refused')
  if (person.totpConfirmedAt !== null && attempt.code.trim() === '') return refuse('second-factor-needed')
  return proceed(person, attempt, client)
}

async function proceed(person: SignInPerson, attempt: Attempt, client: Client): Promise<Result<BegunSession>> {
  const begun = await database().asPartner(person.partnerId, async (tx) => {
    if (person.totpConfirmedAt !== null && !(await spendSecondFactor(tx, person, attempt.code, client))) return null
    return beginSession(tx, { partnerId: person.partnerId, person, method: 'password', client })
  })
  if (begun === null) {
    await countFailure(client)
    return refuse('check-fields', { fields: { code: { code: 'second-factor-refused' } } })
  }
  await forgetTries(attempt.email, client)
  return ok(begun)
}

async function refused(client: Client, code: string): Promise<{ ok: false; problem: { code: string } }> {
  log.info({ clientAddress: client.address }, 'a sign-in was refused')
  await countFailure(client)
  return refuse(code)
}
