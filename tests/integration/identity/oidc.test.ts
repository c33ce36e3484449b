/** Signing in with the organization's account: linked by invitation, never creating anybody. */
import { NextRequest } from 'next/server'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { oidcCallback } from '@/lib/features/gates/next-auth'
import { currentActor } from '@/lib/features/gates/session'
import { disablePersonAction, inviteAction } from '@/lib/features/people/actions'
import { signInWithOidcAction } from '@/lib/features/sessions/actions'
import { newId } from '@/lib/platform/clock'
import { forgetEnvironment } from '@/lib/platform/env/env'
import { testDatabase } from '../../support/database'
import { makeStaff, signInAs } from '../../support/identity'
import { type IdentityProvider, startIdentityProvider } from '../../support/identity-provider'
import { freshBrowser, takeCookies, thisBrowser } from '../../support/request'

vi.mock('next/headers', async () => (await import('../../support/request')).nextHeaders)

const { database } = testDatabase()
const clientId = 'partner-hub'
let provider: IdentityProvider

beforeAll(async () => {
  provider = await startIdentityProvider(clientId)
  Object.assign(process.env, {
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: 'a client secret',
  })
  forgetEnvironment()
})
afterAll(() => provider.stop())
beforeEach(freshBrowser)

async function authorization(options: { next?: string; invitationToken?: string } = {}): Promise<string> {
  const outcome = await signInWithOidcAction(options)
  if (!outcome.ok) throw new Error(outcome.problem.code)
  return outcome.value.goTo
}

/** Follows the way back with this browser's cookies; answers where the browser is sent. */
async function comeBack(address: string): Promise<string> {
  const cookie = [...thisBrowser()].map(([name, value]) => `${name}=${value}`).join('; ')
  const answer = await oidcCallback(new NextRequest(address, { headers: { cookie } }))
  takeCookies(answer.headers.getSetCookie())
  return answer.headers.get('location') ?? ''
}

async function invited() {
  const { partner, admin } = await makeStaff(database)
  await signInAs(admin)
  const id = newId()
  const outcome = await inviteAction({ id, name: 'Nora Neu', email: `${id}@example.test`, role: 'support' })
  if (!outcome.ok) throw new Error(outcome.problem.code)
  freshBrowser()
  return { partner, admin, id, invitationToken: outcome.value.link.split('/').pop() ?? '' }
}

async function linked(subject: string) {
  const person = await invited()
  await comeBack(provider.agree(await authorization({ invitationToken: person.invitationToken }), subject))
  return person
}

describe('the organization’s account', () => {
  it('asks with PKCE, state and nonce', async () => {
    const asked = new URL(await authorization()).searchParams
    expect(asked.get('code_challenge_method')).toBe('S256')
    expect([asked.get('code_challenge'), asked.get('state'), asked.get('nonce')].every(Boolean)).toBe(true)
    expect(asked.get('redirect_uri')).toBe('http://localhost:3000/api/auth/callback/oidc')
  })

  it('is linked by an invitation and signs in from then on, to the wanted page', async () => {
    const { id } = await linked('nora')
    expect(await currentActor()).toMatchObject({ personId: id, role: 'support' })
    freshBrowser()
    expect(await comeBack(provider.agree(await authorization({ next: '/audit' }), 'nora'))).toBe(
      'http://localhost:3000/audit',
    )
    expect(await currentActor()).toMatchObject({ personId: id })
  })

  it('creates nobody: an unknown one is sent back with the reason', async () => {
    const before = await database.hub.personForOidc(provider.issuer, 'stranger')
    const location = await comeBack(provider.agree(await authorization(), 'stranger'))
    expect(location).toContain('/sign-in?problem=identity-unknown')
    expect([before, await database.hub.personForOidc(provider.issuer, 'stranger')]).toEqual([null, null])
    expect(await currentActor()).toBeNull()
  })

  it('uses an invitation up, and is never linked to two people', async () => {
    const first = await linked('olga')
    freshBrowser()
    const again = await comeBack(
      provider.agree(await authorization({ invitationToken: first.invitationToken }), 'somebody-else'),
    )
    expect(again).toContain('problem=invitation-gone')
    const second = await invited()
    const taken = await comeBack(
      provider.agree(await authorization({ invitationToken: second.invitationToken }), 'olga'),
    )
    expect(taken).toContain('problem=identity-already-linked')
    const stillOpen = await comeBack(
      provider.agree(await authorization({ invitationToken: second.invitationToken }), 'paul'),
    )
    expect(stillOpen).not.toContain('problem')
  })

  it('of a disabled person stays outside', async () => {
    const { admin, id, partner } = await linked('quim')
    await signInAs(admin)
    const { version } = await database.asPartner(partner.id, (tx) => tx.person.findUniqueOrThrow({ where: { id } }))
    expect((await disablePersonAction({ personId: id, version })).ok).toBe(true)
    freshBrowser()
    expect(await comeBack(provider.agree(await authorization(), 'quim'))).toContain('problem=identity-unknown')
  })

  it.each([
    ['another nonce', { nonce: 'forged' }],
    ['another audience', { aud: 'another-client' }],
    ['another issuer', { iss: 'http://localhost:1' }],
    ['an end in the past', { exp: 1 }],
  ])('with a token of %s opens nothing', async (_what, forge) => {
    const subject = `rita ${JSON.stringify(forge)}`
    await linked(subject)
    freshBrowser()
    await comeBack(provider.agree(await authorization(), subject, forge))
    expect(await currentActor()).toBeNull()
  })

  it('opens nothing with another’s state, or in a browser that never asked', async () => {
    await linked('saul')
    freshBrowser()
    const back = new URL(provider.agree(await authorization(), 'saul'))
    back.searchParams.set('state', 'forged')
    await comeBack(back.href)
    expect(await currentActor()).toBeNull()
    const stolen = provider.agree(await authorization(), 'saul')
    freshBrowser()
    await comeBack(stolen)
    expect(await currentActor()).toBeNull()
  })
})
