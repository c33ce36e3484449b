/** Sessions end when they should, and never answer again. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { carriedSessionToken } from '@/lib/features/gates/next-auth'
import { currentActor } from '@/lib/features/gates/session'
import {
  changePasswordAction,
  changeRoleAction,
  disablePersonAction,
  endSessionsOfAction,
} from '@/lib/features/people/actions'
import { endOtherSessionsAction, endSessionAction, signInAction, signOutAction } from '@/lib/features/sessions/actions'
import { hashToken } from '@/lib/platform/auth/tokens'
import { testDatabase } from '../../support/database'
import { makeMember, makeStaff, password, signInAs } from '../../support/identity'
import { freshBrowser, switchBrowser, thisBrowser } from '../../support/request'

vi.mock('next/headers', async () => (await import('../../support/request')).nextHeaders)

const { database } = testDatabase()

beforeEach(freshBrowser)

describe('a session', () => {
  it('turns into the actor of its person and partner', async () => {
    const { partner, support } = await makeStaff(database)
    await signInAs(support)
    expect(await currentActor()).toMatchObject({
      kind: 'person',
      personId: support.id,
      role: 'support',
      partnerId: partner.id,
      partnerName: partner.name,
      clientAddress: '198.51.100.7',
    })
  })

  it('is new at every sign-in, so a token known before is worth nothing', async () => {
    const { admin } = await makeStaff(database)
    await signInAs(admin)
    const first = await carriedSessionToken()
    await signInAction({ email: admin.email, password })
    expect(await carriedSessionToken()).not.toBe(first)
  })

  it('is stored as a hash only', async () => {
    const { partner, admin } = await makeStaff(database)
    await signInAs(admin)
    const token = (await carriedSessionToken()) ?? ''
    const rows = await database.asPartner(partner.id, (tx) => tx.session.findMany({ where: { personId: admin.id } }))
    expect(rows.map((row) => row.tokenHash)).toEqual([hashToken(token)])
    expect(JSON.stringify(rows, (_key, value) => (typeof value === 'bigint' ? String(value) : value))).not.toContain(
      token,
    )
  })

  it('never answers again after signing out, even with the old cookie', async () => {
    const { admin } = await makeStaff(database)
    const browser = await signInAs(admin)
    const stolen = new Map(browser)
    expect((await signOutAction({})).ok).toBe(true)
    switchBrowser(stolen)
    expect(await currentActor()).toBeNull()
    expect(await endOtherSessionsAction({})).toMatchObject({ ok: false, problem: { code: 'signed-out' } })
  })

  it('never answers again once another session of its person ended it', async () => {
    const { partner, admin } = await makeStaff(database)
    const ended = await signInAs(admin)
    const endedId = (await currentActor())?.sessionId ?? ''
    const other = await signInAs(admin)
    expect((await endSessionAction({ sessionId: endedId })).ok).toBe(true)
    switchBrowser(ended)
    expect(await currentActor()).toBeNull()
    switchBrowser(other)
    expect(await currentActor()).not.toBeNull()
    const left = await database.asPartner(partner.id, (tx) => tx.session.count({ where: { personId: admin.id } }))
    expect(left).toBe(1)
  })

  it('of somebody else cannot be ended through one’s own list', async () => {
    const { admin, support } = await makeStaff(database)
    const theirs = await signInAs(admin)
    const theirId = (await currentActor())?.sessionId ?? ''
    await signInAs(support)
    expect(await endSessionAction({ sessionId: theirId })).toMatchObject({ problem: { code: 'not-found' } })
    switchBrowser(theirs)
    expect(await currentActor()).not.toBeNull()
  })

  it('dies with the old password, except where it was changed', async () => {
    const { admin } = await makeStaff(database)
    const elsewhere = await signInAs(admin)
    const here = await signInAs(admin)
    const changed = await changePasswordAction({ currentPassword: password, newPassword: 'another quiet harbour' })
    expect(changed).toMatchObject({ ok: true, value: { endedSessions: 1 } })
    expect(await currentActor()).not.toBeNull()
    switchBrowser(elsewhere)
    expect(await currentActor()).toBeNull()
    switchBrowser(here)
  })

  it('dies when its person is disabled, and the person cannot sign in again', async () => {
    const { admin, support } = await makeStaff(database)
    const theirs = await signInAs(support)
    await signInAs(admin)
    expect((await disablePersonAction({ personId: support.id, version: 1 })).ok).toBe(true)
    switchBrowser(theirs)
    expect(await currentActor()).toBeNull()
    freshBrowser()
    expect(await signInAction({ email: support.email, password })).toMatchObject({
      problem: { code: 'sign-in-refused' },
    })
  })

  it('dies when the role changes', async () => {
    const { admin, support } = await makeStaff(database)
    const theirs = await signInAs(support)
    await signInAs(admin)
    expect((await changeRoleAction({ personId: support.id, role: 'read-only', version: 1 })).ok).toBe(true)
    switchBrowser(theirs)
    expect(await currentActor()).toBeNull()
  })

  it('dies when an admin ends the sessions of a person, but not the admin’s own', async () => {
    const { admin, reader } = await makeStaff(database)
    const theirs = await signInAs(reader)
    const own = await signInAs(admin)
    expect(await endSessionsOfAction({ personId: reader.id })).toMatchObject({ ok: true, value: { count: 1 } })
    expect(await endSessionsOfAction({ personId: admin.id })).toMatchObject({ ok: true, value: { count: 0 } })
    switchBrowser(theirs)
    expect(await currentActor()).toBeNull()
    switchBrowser(own)
    expect(await currentActor()).not.toBeNull()
  })

  it.each([
    ['idle for 30 minutes', { lastSeenAt: new Date(Date.now() - 30 * 60_000) }],
    ['past its absolute end', { expiresAt: new Date(Date.now() - 1) }],
  ])('is over when it is %s', async (_when, data) => {
    const { partner, admin } = await makeStaff(database)
    await signInAs(admin)
    await database.asPartner(partner.id, (tx) => tx.session.updateMany({ data }))
    expect(await currentActor()).toBeNull()
  })

  it('is touched at most once a minute', async () => {
    const { partner, admin } = await makeStaff(database)
    await signInAs(admin)
    const seen = () => database.asPartner(partner.id, (tx) => tx.session.findFirstOrThrow())
    const before = await seen()
    await currentActor()
    expect((await seen()).lastSeenAt).toEqual(before.lastSeenAt)
    await database.asPartner(partner.id, (tx) =>
      tx.session.updateMany({ data: { lastSeenAt: new Date(Date.now() - 61_000) } }),
    )
    await currentActor()
    expect((await seen()).lastSeenAt.getTime()).toBeGreaterThanOrEqual(before.lastSeenAt.getTime())
  })

  it('cannot be carried by a cookie that was made up', async () => {
    thisBrowser().set('hub-session', 'eyJhbGciOiJkaXIifQ..forged.cookie.value')
    expect(await currentActor()).toBeNull()
  })
})

it('a partner never sees the sessions of another', async () => {
  const [one, other] = await Promise.all([makeStaff(database), makeStaff(database)])
  await signInAs(one.admin)
  const seen = await database.asPartner(other.partner.id, (tx) => tx.session.count())
  expect(seen).toBe(0)
  const stranger = await makeMember(database, other.partner.id, 'support')
  expect(await disablePersonAction({ personId: stranger.id, version: 1 })).toMatchObject({
    problem: { code: 'not-found' },
  })
})
