/** What the pages of people and settings read: the own partner's, without secrets, trimmed by role. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { loadPartner, loadSetUp } from '@/lib/features/partner/loaders'
import { loadInvitation, loadInvite, loadOwnProfile, loadPeople, loadPerson } from '@/lib/features/people/loaders'
import { loadOwnSecurity, loadSignIn } from '@/lib/features/sessions/loaders'
import { newId } from '@/lib/platform/clock'
import { testDatabase } from '../../support/database'
import { makeMember, makeStaff, signInAs } from '../../support/identity'
import { freshBrowser, switchBrowser } from '../../support/request'

vi.mock('next/headers', async () => (await import('../../support/request')).nextHeaders)

const { database } = testDatabase()

beforeEach(freshBrowser)

describe('the list of people', () => {
  it('holds everybody of the own partner and nobody else, without hashes', async () => {
    const [own, other] = [await makeStaff(database), await makeStaff(database)]
    await signInAs(own.support)
    const { page, mayChange } = await loadPeople({})
    expect(page.rows).toHaveLength(4)
    expect([page.count.value, mayChange]).toEqual([4, false])
    expect(JSON.stringify(page)).not.toContain('argon2')
    expect(JSON.stringify(page)).not.toContain(other.admin.email)
    expect(page.rows.filter((row) => row.isOwn).map((row) => row.id)).toEqual([own.support.id])
  })

  it('is narrowed by name, e-mail, role and state, and goes page by page', async () => {
    const { partner, admin } = await makeStaff(database)
    for (let at = 0; at < 30; at += 1)
      await makeMember(database, partner.id, 'support', { name: `Zoe ${String(at).padStart(2, '0')}` })
    await database.asPartner(partner.id, (tx) =>
      tx.person.updateMany({ where: { name: 'Zoe 07' }, data: { disabledAt: new Date() } }),
    )
    await signInAs(admin)
    const names = async (params: Record<string, string>) => (await loadPeople(params)).page.rows.map((row) => row.name)
    expect(await names({ q: 'zoe 1' })).toHaveLength(10)
    expect(await names({ q: admin.email.toUpperCase() })).toEqual([admin.name])
    expect(await names({ state: 'disabled' })).toEqual(['Zoe 07'])
    expect(await names({ q: 'zoe', role: 'read-only' })).toEqual([])
    expect(await names({ q: '%' })).toEqual([])
    const first = await loadPeople({ q: 'zoe', size: '25', sort: '-name' })
    const second = await loadPeople({ q: 'zoe', size: '25', sort: '-name', after: first.page.next ?? '' })
    expect(second.page.rows.map((row) => row.name)).toEqual(['Zoe 04', 'Zoe 03', 'Zoe 02', 'Zoe 01', 'Zoe 00'])
    const back = await loadPeople({ q: 'zoe', size: '25', sort: '-name', before: second.page.previous ?? '' })
    expect(back.page.rows.map((row) => row.name)).toEqual(first.page.rows.map((row) => row.name))
  })
})

describe('one person', () => {
  it('of another partner looks exactly like one who does not exist', async () => {
    const [own, other] = [await makeStaff(database), await makeStaff(database)]
    await signInAs(own.admin)
    expect([await loadPerson(other.admin.id), await loadPerson(newId()), await loadPerson('nonsense')]).toEqual([
      null,
      null,
      null,
    ])
    expect(await loadPerson(own.reader.id)).toMatchObject({ name: own.reader.name, state: 'active', sessionCount: 0 })
  })
})

describe('one’s own pages', () => {
  it('show only sessions that still live', async () => {
    const { partner, admin } = await makeStaff(database)
    const idle = await signInAs(admin)
    await database.asPartner(partner.id, (tx) =>
      tx.session.updateMany({ data: { lastSeenAt: new Date(Date.now() - 31 * 60_000) } }),
    )
    await signInAs(admin)
    const { sessions, hasPassword, hasSecondFactor } = await loadOwnSecurity()
    expect(sessions.map((session) => session.isCurrent)).toEqual([true])
    expect([hasPassword, hasSecondFactor]).toEqual([true, false])
    switchBrowser(idle)
    await expect(loadOwnSecurity()).rejects.toMatchObject({ digest: expect.stringContaining('/sign-in') })
  })

  it('say what the role may change', async () => {
    const { partner, admin, reader } = await makeStaff(database)
    await signInAs(reader)
    expect(await loadPartner()).toMatchObject({ name: partner.name, timeZone: 'UTC', mayChange: false })
    expect((await loadInvite()).mayInvite).toBe(false)
    await signInAs(admin)
    expect((await loadPartner()).mayChange).toBe(true)
    expect(await loadOwnProfile()).toEqual({ name: admin.name, email: admin.email, role: 'full-admin', version: 1 })
  })
})

describe('the pages before signing in', () => {
  it('send who is signed in where they wanted, and never to another site', async () => {
    expect(await loadSignIn('//evil.example.net')).toEqual({ isSignedIn: false, hasOidc: false, next: '/' })
    const { admin } = await makeStaff(database)
    await signInAs(admin)
    expect(await loadSignIn('/audit')).toEqual({ isSignedIn: true, hasOidc: false, next: '/audit' })
  })

  it('tell nothing to who guesses a link', async () => {
    expect(await loadInvitation('guessed')).toBeNull()
    expect((await loadSetUp('guessed')).isOpen).toBe(false)
  })
})
