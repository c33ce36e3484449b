/** Changes what a person is here: role, access, sessions, second step. A full admin always remains. */
import { disableRefusal, roleRefusal, type Target } from '@/lib/domain/identity/people-rules'
import { isRole, type Role } from '@/lib/domain/identity/permissions'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { recordAudit } from '@/lib/features/audit/operations'
import type { PersonActor } from '@/lib/features/gates/types'
import { cutSessions } from '@/lib/features/sessions/operations/end-sessions'
import { now } from '@/lib/platform/clock'
import { database, type Tx } from '@/lib/platform/db/database'
import { notify } from '@/lib/platform/events/events'
import { changePersonAt, dropInvitations, findPerson, lockFullAdmins } from '../store'
import { forgetSecondFactor } from './set-up-second-factor'

interface Versioned {
  personId: string
  /** The version the caller saw. */
  version: number
}

type Found = NonNullable<Awaited<ReturnType<typeof findPerson>>>

/** Finds the person in this partner with the full admins locked, then runs the change. */
async function onPerson<T>(
  actor: PersonActor,
  personId: string,
  change: (
    tx: Tx,
    person: Found,
    judged: { actorId: string; target: Target; fullAdminIds: string[] },
  ) => Promise<Result<T>>,
): Promise<Result<T>> {
  return database().asPartner(actor.partnerId, async (tx) => {
    const fullAdminIds = await lockFullAdmins(tx)
    const person = await findPerson(tx, personId)
    if (!person || !isRole(person.role)) return refuse('not-found')
    const target = { id: person.id, role: person.role, isDisabled: person.disabledAt !== null }
    const outcome = await change(tx, person, { actorId: actor.personId, target, fullAdminIds })
    if (outcome.ok) await notify(tx, { partnerId: actor.partnerId, topic: 'person', id: personId })
    return outcome
  })
}

/** The person's sessions end: rights are never a mixture of old and new. */
export async function changeRole(actor: PersonActor, input: Versioned & { role: Role }): Promise<Result<null>> {
  return onPerson(actor, input.personId, async (tx, person, judged) => {
    const refusal = roleRefusal(judged, input.role)
    if (refusal) return refuse(refusal)
    if (person.role === input.role) return ok(null)
    if (!(await changePersonAt(tx, person.id, input.version, { role: input.role }))) return refuse('conflict')
    await cutSessions(tx, actor.partnerId, person.id)
    await recordAudit(tx, actor, {
      action: 'person.role-changed',
      target: { type: 'person', id: person.id, name: person.name },
      changes: [{ field: 'role', before: person.role, after: input.role }],
    })
    return ok(null)
  })
}

/** Sessions, invitations and event streams of the person end at once. */
export async function disablePerson(actor: PersonActor, input: Versioned): Promise<Result<null>> {
  return onPerson(actor, input.personId, async (tx, person, judged) => {
    const refusal = disableRefusal(judged)
    if (refusal) return refuse(refusal)
    if (person.disabledAt !== null) return ok(null)
    if (!(await changePersonAt(tx, person.id, input.version, { disabledAt: now() }))) return refuse('conflict')
    await dropInvitations(tx, person.id)
    await cutSessions(tx, actor.partnerId, person.id)
    await tell(tx, actor, person, 'person.disabled')
    return ok(null)
  })
}

export async function enablePerson(actor: PersonActor, input: Versioned): Promise<Result<null>> {
  return onPerson(actor, input.personId, async (tx, person) => {
    if (person.disabledAt === null) return ok(null)
    if (!(await changePersonAt(tx, person.id, input.version, { disabledAt: null }))) return refuse('conflict')
    await tell(tx, actor, person, 'person.enabled')
    return ok(null)
  })
}

export async function endSessionsOf(actor: PersonActor, personId: string): Promise<Result<{ count: number }>> {
  return onPerson(actor, personId, async (tx, person) => {
    const except = person.id === actor.personId ? { except: actor.sessionId } : {}
    const count = await cutSessions(tx, actor.partnerId, person.id, except)
    if (count > 0) await tell(tx, actor, person, 'person.sessions-ended')
    return ok({ count })
  })
}

/** For somebody who lost the phone and the recovery codes. One's own is removed on the security page. */
export async function removeSecondFactorOf(actor: PersonActor, personId: string): Promise<Result<null>> {
  if (personId === actor.personId) return refuse('own-account')
  return onPerson(actor, personId, async (tx, person) => {
    if (person.totpConfirmedAt === null) return refuse('second-factor-missing')
    await forgetSecondFactor(tx, person.id)
    await cutSessions(tx, actor.partnerId, person.id)
    await tell(tx, actor, person, 'person.second-factor-removed')
    return ok(null)
  })
}

async function tell(
  tx: Tx,
  actor: PersonActor,
  person: Found,
  action: 'person.disabled' | 'person.enabled' | 'person.sessions-ended' | 'person.second-factor-removed',
): Promise<void> {
  await recordAudit(tx, actor, { action, target: { type: 'person', id: person.id, name: person.name }, changes: [] })
}
