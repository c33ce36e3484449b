/** Every action and every route there is, found by looking: none answers who is signed out, or another site. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { freshBrowser, sendHeaders } from '../../support/request'

vi.mock('next/headers', async () => (await import('../../support/request')).nextHeaders)
vi.mock('next-intl/server', async () => ({ getTranslations: async () => (key: string) => key }))

type Action = (input: unknown) => Promise<{ ok: boolean; problem?: { code: string } }>
type Route = Partial<Record<'GET' | 'POST' | 'PUT' | 'DELETE', (request: Request) => Promise<Response>>>

const actionFiles = import.meta.glob<Record<string, Action>>('/lib/features/*/actions.ts', { eager: true })
const routeFiles = import.meta.glob<Route>('/app/api/**/route.ts', { eager: true })

const actions = Object.entries(actionFiles).flatMap(([file, exported]) =>
  Object.entries(exported).map(([name, action]) => [`${file.split('/').at(-2)}: ${name}`, action] as const),
)
/** What must answer before anybody is signed in. */
const beforeSignIn = ['signInAction', 'signInWithOidcAction', 'setUpAction', 'acceptInvitationAction']
const openRoutes = [
  '/app/api/health/live/route.ts',
  '/app/api/health/ready/route.ts',
  '/app/api/auth/callback/oidc/route.ts',
]

beforeEach(freshBrowser)

it('the doors are found', () => {
  expect(actions.length).toBeGreaterThan(15)
  expect(Object.keys(routeFiles).length).toBeGreaterThan(4)
})

describe.each(actions)('%s', (name, action) => {
  const isOpen = beforeSignIn.some((open) => name.endsWith(open))

  it.each([
    ['no origin', { origin: null }],
    ['the origin null', { origin: 'null' }],
    ['another site', { origin: 'https://evil.example.net', 'sec-fetch-site': 'cross-site' }],
    ['a sub-domain', { origin: 'http://www.localhost:3000', 'sec-fetch-site': 'same-site' }],
  ])('refuses %s', async (_from, headers) => {
    sendHeaders(headers)
    expect(await action({})).toEqual({ ok: false, problem: { code: 'foreign-origin' } })
  })

  it('refuses who is signed out, or judges what was sent', async () => {
    expect(await action({})).toMatchObject({ ok: false, problem: isOpen ? {} : { code: 'signed-out' } })
  })
})

describe.each(Object.entries(routeFiles).filter(([file]) => !openRoutes.includes(file)))('%s', (_file, route) => {
  it('refuses who is signed out', async () => {
    for (const [method, answer] of Object.entries(route)) {
      if (typeof answer !== 'function') continue
      const request = new Request('http://localhost:3000/', { method, body: method === 'GET' ? undefined : '{}' })
      expect((await answer(request)).status).toBe(401)
    }
  })

  it('refuses another site', async () => {
    sendHeaders({ origin: 'https://evil.example.net', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' })
    for (const [method, answer] of Object.entries(route)) {
      if (typeof answer !== 'function') continue
      const request = new Request('http://localhost:3000/', { method, body: method === 'GET' ? undefined : '{}' })
      expect((await answer(request)).status).toBe(403)
    }
  })
})
