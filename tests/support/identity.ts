/** People who can sign in, and their browsers. */

import type { Role } from '@/lib/domain/identity/permissions'
import { signInAction } from '@/lib/features/sessions/actions'
import { hashPassword } from '@/lib/platform/auth/passwords'
import { newId } from '@/lib/platform/clock'
import type { Database } from '@/lib/platform/db/database'
import { makePartner, makePerson } from './factories'
import { type Browser, freshBrowser, thisBrowser } from './request'

export const password = 'quiet-harbour-41'
let passwordHash: Promise<string> | undefined

export async function makeMember(
  database: Database,
  partnerId: string,
  role: Role,
  given: { email?: string; name?: string } = {},
) {
  passwordHash ??= hashPassword(password)
  return makePerson(database, partnerId, {
    role,
    passwordHash: await passwordHash,
    email: `${newId()}@example.test`,
    ...given,
  })
}

/** A partner with one person of every role. */
export async function makeStaff(database: Database) {
  const partner = await makePartner(database)
  const [admin, assigned, support, reader] = await Promise.all(
    (['full-admin', 'assigned-admin', 'support', 'read-only'] as const).map((role) =>
      makeMember(database, partner.id, role),
    ),
  )
  if (!admin || !assigned || !support || !reader) throw new Error('Somebody is missing')
  return { partner, admin, assigned, support, reader }
}

/** Signs in with a browser of its own and leaves that browser as the current one. */
export async function signInAs(person: { email: string }): Promise<Browser> {
  freshBrowser()
  const outcome = await signInAction({ email: person.email, password })
  if (!outcome.ok) throw new Error(`The sign-in was refused: ${outcome.problem.code}`)
  return thisBrowser()
}
