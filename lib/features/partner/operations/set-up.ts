/** Uses a set-up link: the partner, its full admin and the first session appear together, or nothing does. */
import type { Client } from '@/lib/domain/identity/client'
import { isBuiltOn } from '@/lib/domain/identity/password-rule'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { recordAudit } from '@/lib/features/audit/operations'
import { insertPerson } from '@/lib/features/people/store'
import { beginSession } from '@/lib/features/sessions/operations/begin-session'
import type { BegunSession } from '@/lib/features/sessions/types'
import { hashPassword } from '@/lib/platform/auth/passwords'
import { hashToken } from '@/lib/platform/auth/tokens'
import { newId, now } from '@/lib/platform/clock'
import { database, type Tx } from '@/lib/platform/db/database'
import { uniqueViolationOf } from '@/lib/platform/db/errors'
import { hubWithin } from '@/lib/platform/db/hub-functions'
import { insertPartner } from '../store'

interface SetUp {
  token: string
  partnerName: string
  timeZone: string
  name: string
  email: string
  newPassword: string
}

export async function setUp(values: SetUp, client: Client): Promise<Result<BegunSession>> {
  if (isBuiltOn(values.newPassword, [values.email, values.name, values.partnerName])) {
    return refuse('check-fields', { fields: { newPassword: { code: 'password-guessable' } } })
  }
  if (!(await database().hub.setUpLinkIsOpen(hashToken(values.token)))) return refuse('set-up-link-gone')
  try {
    const passwordHash = await hashPassword(values.newPassword)
    return await create(values, passwordHash, client)
  } catch (error) {
    if (uniqueViolationOf(error) !== null) return refuse('check-fields', { fields: { email: { code: 'email-taken' } } })
    throw error
  }
}

async function create(values: SetUp, passwordHash: string, client: Client): Promise<Result<BegunSession>> {
  const partner = { id: newId(), name: values.partnerName, timeZone: values.timeZone }
  const person = { id: newId(), name: values.name, email: values.email, role: 'full-admin' as const }
  return database().asPartner(partner.id, async (tx) => {
    if (!(await hubWithin(tx).useSetUpLink(hashToken(values.token)))) return refuse('set-up-link-gone')
    await insertPartner(tx, partner)
    await insertPerson(tx, { ...person, partnerId: partner.id, passwordHash, passwordChangedAt: now() })
    await tell(tx, partner, person, client)
    return ok(await beginSession(tx, { partnerId: partner.id, person, method: 'set-up', client }))
  })
}

async function tell(
  tx: Tx,
  partner: { id: string; name: string; timeZone: string },
  person: { id: string; name: string; email: string; role: string },
  client: Client,
): Promise<void> {
  const actor = {
    kind: 'person' as const,
    personId: person.id,
    name: person.name,
    partnerId: partner.id,
    clientAddress: client.address,
  }
  await recordAudit(tx, actor, {
    action: 'partner.created',
    target: { type: 'partner', id: partner.id, name: partner.name },
    changes: [
      { field: 'partnerName', before: null, after: partner.name },
      { field: 'timeZone', before: null, after: partner.timeZone },
    ],
  })
  await recordAudit(tx, actor, {
    action: 'person.created',
    target: { type: 'person', id: person.id, name: person.name },
    changes: [
      { field: 'name', before: null, after: person.name },
      { field: 'email', before: null, after: person.email },
      { field: 'role', before: null, after: person.role },
    ],
  })
}
