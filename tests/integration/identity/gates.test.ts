/** The gates: origin, session, role, parse and outage, on every call and in this order. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import * as z from 'zod'
import { ok } from '@/lib/domain/result'
import { defineAction, definePublicAction } from '@/lib/features/gates/define-action'
import { defineRoute } from '@/lib/features/gates/define-route'
import { carriedSessionToken } from '@/lib/features/gates/next-auth'
import { requireActor } from '@/lib/features/gates/session'
import { signInAction } from '@/lib/features/sessions/actions'
import { closeDatabase } from '@/lib/platform/db/database'
import { forgetEnvironment } from '@/lib/platform/env/env'
import { log } from '@/lib/platform/log/log'
import { testDatabase } from '../../support/database'
import { makeStaff, password, signInAs } from '../../support/identity'
import { cookieOptions, freshBrowser, sendHeaders } from '../../support/request'

vi.mock('next/headers', async () => (await import('../../support/request')).nextHeaders)

const { database, appUrl } = testDatabase()

const schema = z.object({ name: z.string().min(1) })
const act = defineAction({ permission: 'cluster.write', schema, run: async (actor, input) => ok([actor.role, input]) })
const look = defineAction({ permission: 'cluster.read', schema, run: async (_actor, input) => ok(input) })
const post = defineRoute({ permission: 'cluster.check', schema, run: async (_actor, input) => ok(input) })

const posted = (body: unknown) =>
  post(
    new Request('http://localhost:3000/api/checks', {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
  )

beforeEach(freshBrowser)

const foreign: [string, Record<string, string | null>][] = [
  ['without an origin', { origin: null }],
  ['with the origin null', { origin: 'null' }],
  ['from another site', { origin: 'https://evil.example.net', 'sec-fetch-site': 'cross-site' }],
  ['from a sub-domain', { origin: 'http://www.localhost:3000', 'sec-fetch-site': 'same-site' }],
  ['whose browser calls it cross-site', { 'sec-fetch-site': 'cross-site' }],
]

describe('a request', () => {
  it.each(foreign)('%s is refused by every kind of gate, also for who is signed in', async (_from, headers) => {
    const { admin } = await makeStaff(database)
    await signInAs(admin)
    sendHeaders(headers)
    const refused = { ok: false, problem: { code: 'foreign-origin' } }
    expect(await act({ name: 'x' })).toEqual(refused)
    expect(await signInAction({ email: admin.email, password })).toEqual(refused)
    expect((await posted({ name: 'x' })).status).toBe(403)
  })
})

describe('an action', () => {
  it('asks session, then role, then the input', async () => {
    const { admin, reader } = await makeStaff(database)
    expect(await act({ name: '' })).toEqual({ ok: false, problem: { code: 'signed-out' } })
    await signInAs(reader)
    expect(await act({ name: '' })).toEqual({ ok: false, problem: { code: 'forbidden' } })
    await signInAs(admin)
    expect(await act({ name: '' })).toEqual({
      ok: false,
      problem: { code: 'check-fields', fields: { name: { code: 'required' } } },
    })
    expect(await act({ name: 'x', more: 1 })).toEqual({ ok: true, value: ['full-admin', { name: 'x' }] })
  })

  it.each([[undefined], [null], ['text'], [[]], [new FormData()], [{ name: { deep: true } }]])(
    'survives the input %s',
    async (input) => {
      const { admin } = await makeStaff(database)
      await signInAs(admin)
      expect(await act(input)).toMatchObject({ ok: false, problem: { code: 'check-fields' } })
    },
  )

  it('never throws to the client: a surprise is a reference, without its text', async () => {
    const broken = definePublicAction({
      schema,
      run: async () => {
        throw new Error('canary: the password is quiet-harbour')
      },
    })
    const outcome = await broken({ name: 'x' })
    expect(outcome).toMatchObject({
      ok: false,
      problem: { code: 'unexpected', params: { reference: expect.any(String) } },
    })
    expect(JSON.stringify(outcome)).not.toContain('canary')
  })
})

describe('a route', () => {
  it('answers problems with their status, privately', async () => {
    const { support, reader } = await makeStaff(database)
    expect((await posted({ name: 'x' })).status).toBe(401)
    await signInAs(reader)
    expect((await posted({ name: 'x' })).status).toBe(403)
    await signInAs(support)
    const fine = await posted({ name: 'x' })
    expect([fine.status, await fine.json(), fine.headers.get('cache-control')]).toEqual([
      200,
      { name: 'x' },
      'private, no-store',
    ])
    expect((await posted('{"name":')).status).toBe(400)
    expect((await posted({ name: 'x'.repeat(300 * 1024) })).status).toBe(413)
  })
})

describe('a loader', () => {
  it('sends who is signed out to sign in and back', async () => {
    sendHeaders({ 'x-hub-path': '/audit?actor=system' })
    await expect(requireActor('audit.read')).rejects.toMatchObject({
      digest: expect.stringContaining(`/sign-in?next=${encodeURIComponent('/audit?actor=system')}`),
    })
  })

  it('shows a role that lacks the permission the page that says so', async () => {
    vi.stubEnv('__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS', 'true')
    const { assigned } = await makeStaff(database)
    await signInAs(assigned)
    await expect(requireActor('audit.read')).rejects.toMatchObject({ digest: expect.stringContaining('403') })
    expect((await requireActor('cluster.read')).role).toBe('assigned-admin')
  })
})

describe('the session cookie', () => {
  it('is bound to host and https where the hub is public', async () => {
    vi.stubEnv('PUBLIC_ORIGIN', 'https://hub.example.com')
    forgetEnvironment()
    try {
      const { admin } = await makeStaff(database)
      sendHeaders({ origin: 'https://hub.example.com' })
      expect((await signInAction({ email: admin.email, password })).ok).toBe(true)
      expect(cookieOptions('__Host-hub-session')).toMatchObject({
        httpOnly: true,
        secure: true,
        sameSite: 'lax',
        path: '/',
      })
      expect(cookieOptions('__Host-hub-session')).not.toHaveProperty('domain')
    } finally {
      vi.unstubAllEnvs()
      forgetEnvironment()
    }
  })

  it('is out of reach of scripts on plain loopback too', async () => {
    const { admin } = await makeStaff(database)
    await signInAs(admin)
    expect(cookieOptions('hub-session')).toMatchObject({ httpOnly: true, secure: false, sameSite: 'lax', path: '/' })
  })
})

it('no log line holds a password, a token or a code', async () => {
  const lines: unknown[] = []
  for (const level of ['debug', 'info', 'warn', 'error'] as const) {
    vi.spyOn(log, level).mockImplementation((...parts: unknown[]) => void lines.push(parts))
  }
  const { admin } = await makeStaff(database)
  await signInAction({ email: admin.email, password: 'canary-password', code: 'canary-code' })
  await signInAs(admin)
  const token = await carriedSessionToken()
  await act({ name: 'canary-name' })
  const told = JSON.stringify(lines)
  expect(lines.length).toBeGreaterThan(0)
  for (const secret of ['canary', password, token ?? 'no token']) expect(told).not.toContain(secret)
})

describe('a lost database', () => {
  it('is "unavailable" to a form and 503 with Retry-After to a route', async () => {
    const { admin } = await makeStaff(database)
    await signInAs(admin)
    const gone = new URL(appUrl)
    gone.searchParams.set('host', '/nowhere')
    await closeDatabase()
    vi.stubEnv('DATABASE_URL', gone.href)
    forgetEnvironment()
    try {
      expect(await look({ name: 'x' })).toEqual({ ok: false, problem: { code: 'unavailable' } })
      const answer = await posted({ name: 'x' })
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2'])
    } finally {
      await closeDatabase()
      vi.unstubAllEnvs()
      forgetEnvironment()
    }
    expect((await look({ name: 'x' })).ok).toBe(true)
  })
})
