/** People: invitations, roles, the last full admin, other partners, and who may do what. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Role } from '@/lib/domain/identity/permissions'
import { currentActor } from '@/lib/features/gates/session'
import type { PersonActor } from '@/lib/features/gates/types'
import * as partnerActions from '@/lib/features/partner/actions'
import * as peopleActions from '@/lib/features/people/actions'
import {
  acceptInvitationAction,
  changeRoleAction,
  disablePersonAction,
  enablePersonAction,
  inviteAction,
  renewInvitationAction,
} from '@/lib/features/people/actions'
import { changeRole } from '@/lib/features/people/operations/change-person'
import { signInAction } from '@/lib/features/sessions/actions'
import { newId } from '@/lib/platform/clock'
import { testDatabase } from '../../support/database'
import { makeMember, makeStaff, password, signInAs } from '../../support/identity'
import { freshBrowser, switchBrowser } from '../../support/request'

vi.mock('next/headers', async () => (await import('../../support/request')).nextHeaders)

const { database } = testDatabase()

beforeEach(freshBrowser)

const auditOf = (partnerId: string) =>
  database.asPartner(partnerId, (tx) => tx.auditEvent.findMany({ orderBy: { sequence: 'asc' } }))

async function invited(given: { role?: Role } = {}) {
  const id = newId()
  const email = `${id}@example.test`
  const outcome = await inviteAction({ id, name: 'Nora Neu', email, role: given.role ?? 'support' })
  if (!outcome.ok) throw new Error(outcome.problem.code)
  return { id, email, token: outcome.value.link.split('/').pop() ?? '' }
}

async function actorOf(person: { email: string }): Promise<PersonActor> {
  await signInAs(person)
  const actor = await currentActor()
  if (!actor) throw new Error('Nobody is signed in')
  return actor
}

describe('an invitation', () => {
  it('opens once, sets the password, and begins a session', async () => {
    const { admin } = await makeStaff(database)
    await signInAs(admin)
    const { id, email, token } = await invited()
    freshBrowser()
    expect(await acceptInvitationAction({ token, newPassword: 'a new quiet harbour' })).toEqual({
      ok: true,
      value: { goTo: '/' },
    })
    expect(await currentActor()).toMatchObject({ personId: id, role: 'support' })
    freshBrowser()
    const again = await acceptInvitationAction({ token, newPassword: 'another quiet harbour' })
    expect(again).toMatchObject({ problem: { code: 'invitation-gone' } })
    expect((await signInAction({ email, password: 'a new quiet harbour' })).ok).toBe(true)
  })

  it('is used by one of two who open it at the same moment', async () => {
    const { admin } = await makeStaff(database)
    await signInAs(admin)
    const { token } = await invited()
    freshBrowser()
    const outcomes = await Promise.all([
      acceptInvitationAction({ token, newPassword: 'the first quiet harbour' }),
      acceptInvitationAction({ token, newPassword: 'the second quiet harbour' }),
    ])
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
  })

  it('is worthless after a newer one, after its seven days, and for who is disabled', async () => {
    const { partner, admin } = await makeStaff(database)
    await signInAs(admin)
    const [replaced, old, disabled] = [await invited(), await invited(), await invited()]
    expect((await renewInvitationAction({ personId: replaced.id })).ok).toBe(true)
    await database.asPartner(partner.id, (tx) =>
      tx.invitation.updateMany({ where: { personId: old.id }, data: { expiresAt: new Date(Date.now() - 1) } }),
    )
    expect((await disablePersonAction({ personId: disabled.id, version: 1 })).ok).toBe(true)
    freshBrowser()
    for (const { token } of [replaced, old, disabled]) {
      const outcome = await acceptInvitationAction({ token, newPassword: 'a new quiet harbour' })
      expect(outcome).toEqual({ ok: false, problem: { code: 'invitation-gone' } })
    }
  })

  it('is stored as a hash, and its link is in no audit row', async () => {
    const { partner, admin } = await makeStaff(database)
    await signInAs(admin)
    const { token } = await invited()
    const rows = await database.asPartner(partner.id, (tx) => tx.invitation.findMany())
    const told = JSON.stringify([rows, (await auditOf(partner.id)).map((row) => row.payload)])
    expect(told).not.toContain(token)
  })

  it('renewed for a forgotten password ends every older session, and keeps the second step closed', async () => {
    const { admin, support } = await makeStaff(database)
    const theirs = await signInAs(support)
    await signInAs(admin)
    const renewed = await renewInvitationAction({ personId: support.id })
    const token = renewed.ok ? (renewed.value.link.split('/').pop() ?? '') : ''
    freshBrowser()
    expect((await acceptInvitationAction({ token, newPassword: 'a brand new harbour' })).ok).toBe(true)
    switchBrowser(theirs)
    expect(await currentActor()).toBeNull()
  })

  it('sent twice makes one person; an e-mail that is taken is told at its field', async () => {
    const { admin } = await makeStaff(database)
    await signInAs(admin)
    const form = { id: newId(), name: 'Nora Neu', email: `${newId()}@example.test`, role: 'support' }
    const twice = await Promise.all([inviteAction(form), inviteAction(form)])
    expect(twice.filter((outcome) => outcome.ok)).toHaveLength(1)
    const other = await makeStaff(database)
    const taken = await inviteAction({ ...form, id: newId(), email: other.admin.email.toUpperCase() })
    expect(taken).toMatchObject({ problem: { fields: { email: { code: 'email-taken' } } } })
  })

  it('takes nothing but its own fields', async () => {
    const { partner, admin } = await makeStaff(database)
    const other = await makeStaff(database)
    await signInAs(admin)
    const id = newId()
    const outcome = await inviteAction({
      id,
      name: 'Nora Neu',
      email: `${id}@example.test`,
      role: 'support',
      partnerId: other.partner.id,
      passwordHash: 'forged',
      createdAt: new Date(0),
    })
    expect(outcome.ok).toBe(true)
    const person = await database.asPartner(partner.id, (tx) => tx.person.findUniqueOrThrow({ where: { id } }))
    expect(person).toMatchObject({ partnerId: partner.id, passwordHash: null })
    expect(person.createdAt.getTime()).toBeGreaterThan(0)
  })
})

describe('the last full admin', () => {
  it('remains when two admins demote each other at the same moment', async () => {
    const { partner, admin } = await makeStaff(database)
    const second = await makeMember(database, partner.id, 'full-admin')
    const [one, other] = [await actorOf(admin), await actorOf(second)]
    const outcomes = await Promise.all([
      changeRole(one, { personId: second.id, role: 'support', version: 1 }),
      changeRole(other, { personId: admin.id, role: 'support', version: 1 }),
    ])
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({ problem: { code: 'last-full-admin' } })
  })

  it('is not helped by full admins who were only invited or are disabled', async () => {
    const { partner, admin } = await makeStaff(database)
    await signInAs(admin)
    await invited({ role: 'full-admin' })
    const gone = await makeMember(database, partner.id, 'full-admin')
    expect((await disablePersonAction({ personId: gone.id, version: 1 })).ok).toBe(true)
    const outcome = await disablePersonAction({ personId: admin.id, version: 1 })
    expect(outcome).toMatchObject({ problem: { code: 'last-full-admin' } })
  })

  it('does not change the own role', async () => {
    const { admin } = await makeStaff(database)
    await signInAs(admin)
    const outcome = await changeRoleAction({ personId: admin.id, role: 'full-admin', version: 1 })
    expect(outcome).toMatchObject({ problem: { code: 'own-role' } })
  })
})

describe('two admins at once', () => {
  it('do not overwrite each other: the second is told', async () => {
    const { admin, support } = await makeStaff(database)
    await signInAs(admin)
    expect((await changeRoleAction({ personId: support.id, role: 'read-only', version: 1 })).ok).toBe(true)
    const second = await changeRoleAction({ personId: support.id, role: 'assigned-admin', version: 1 })
    expect(second).toEqual({ ok: false, problem: { code: 'conflict' } })
    const settings = { partnerName: 'Norte Uno', timeZone: 'Europe/Madrid', version: 1 }
    expect((await partnerActions.changePartnerAction(settings)).ok).toBe(true)
    const late = await partnerActions.changePartnerAction({ ...settings, partnerName: 'Norte Dos' })
    expect(late).toEqual({ ok: false, problem: { code: 'conflict' } })
  })
})

describe('another partner’s person', () => {
  it('answers every action exactly as one who does not exist', async () => {
    const [own, foreign] = [await makeStaff(database), await makeStaff(database)]
    await signInAs(own.admin)
    const inputs = (personId: string) => [
      changeRoleAction({ personId, role: 'support', version: 1 }),
      disablePersonAction({ personId, version: 1 }),
      enablePersonAction({ personId, version: 1 }),
      renewInvitationAction({ personId }),
      peopleActions.endSessionsOfAction({ personId }),
      peopleActions.removeSecondFactorOfAction({ personId }),
    ]
    const theirs = await Promise.all(inputs(foreign.support.id))
    const missing = await Promise.all(inputs(newId()))
    expect(theirs).toEqual(missing)
    expect(theirs.every((outcome) => !outcome.ok && outcome.problem.code === 'not-found')).toBe(true)
    const untouched = await database.asPartner(foreign.partner.id, (tx) =>
      tx.person.findUniqueOrThrow({ where: { id: foreign.support.id } }),
    )
    expect(untouched.version).toBe(1)
  })
})

describe('every action that changes the partner', () => {
  const personId = newId()
  const writing: [name: string, run: () => Promise<{ ok: boolean }>][] = [
    ['invite', () => inviteAction({ id: newId(), name: 'X', email: 'x@example.test', role: 'support' })],
    ['renewInvitation', () => renewInvitationAction({ personId })],
    ['changeRole', () => changeRoleAction({ personId, role: 'support', version: 1 })],
    ['disable', () => disablePersonAction({ personId, version: 1 })],
    ['enable', () => enablePersonAction({ personId, version: 1 })],
    ['endSessionsOf', () => peopleActions.endSessionsOfAction({ personId })],
    ['removeSecondFactorOf', () => peopleActions.removeSecondFactorOfAction({ personId })],
    ['changePartner', () => partnerActions.changePartnerAction({ partnerName: 'X', timeZone: 'UTC', version: 1 })],
  ]

  it.each(['assigned', 'support', 'reader'] as const)('refuses %s and changes nothing', async (who) => {
    const staff = await makeStaff(database)
    await signInAs(staff[who])
    const before = await auditOf(staff.partner.id)
    for (const [name, run] of writing)
      expect([name, await run()]).toEqual([name, { ok: false, problem: { code: 'forbidden' } }])
    expect(await auditOf(staff.partner.id)).toEqual(before)
  })

  it('refuses who is signed out', async () => {
    for (const [name, run] of writing)
      expect([name, await run()]).toEqual([name, { ok: false, problem: { code: 'signed-out' } }])
  })
})

describe('every change', () => {
  it('is one row of the trail, with before and after, and without secrets', async () => {
    const { partner, admin, support } = await makeStaff(database)
    await signInAs(admin)
    const start = (await auditOf(partner.id)).length
    await changeRoleAction({ personId: support.id, role: 'read-only', version: 1 })
    await peopleActions.changeProfileAction({ name: 'Ana Nueva', version: 1 })
    await peopleActions.changePasswordAction({ currentPassword: password, newPassword: 'canary quiet harbour' })
    await partnerActions.changePartnerAction({ partnerName: 'Norte Nuevo', timeZone: 'Europe/Lisbon', version: 1 })
    const rows = (await auditOf(partner.id)).slice(start)
    expect(rows.map((row) => row.action)).toEqual([
      'person.role-changed',
      'person.changed',
      'person.password-changed',
      'partner.changed',
    ])
    const changes = rows.map((row) => (JSON.parse(row.payload) as { changes: unknown }).changes)
    expect(changes[0]).toEqual([{ field: 'role', before: 'support', after: 'read-only' }])
    expect(changes[2]).toEqual([{ field: 'password', before: null, after: null, secret: true }])
    expect(JSON.stringify(rows.map((row) => row.payload))).not.toContain('canary')
    expect(rows.every((row) => row.actorId === admin.id && row.clientAddress === '198.51.100.7')).toBe(true)
  })
})
