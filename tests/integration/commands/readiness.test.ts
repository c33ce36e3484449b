/** Proves what a load balancer learns: a living process stays alive without its database, a ready one does not stay ready. */
import { afterEach, expect, it, vi } from 'vitest'
import { live, ready } from '@/lib/features/readiness/api'
import { closeDatabase } from '@/lib/platform/db/database'
import { forgetEnvironment } from '@/lib/platform/env/env'
import { testDatabase } from '@/tests/support/database'

afterEach(async () => {
  vi.unstubAllEnvs()
  await closeDatabase()
  forgetEnvironment()
})

it('with its database the hub lives and is ready', async () => {
  testDatabase()
  expect(live().status).toBe(200)
  expect((await ready()).status).toBe(200)
})

it('without its database the hub lives, and says when to ask again', async () => {
  await closeDatabase()
  vi.stubEnv('DATABASE_URL', 'postgresql://hub_app:x@127.0.0.1:1/hub')
  forgetEnvironment()
  expect(live().status).toBe(200)
  const answer = await ready()
  expect(answer.status).toBe(503)
  expect(answer.headers.get('retry-after')).toMatch(/^\d+$/)
  expect(answer.headers.get('cache-control')).toBe('no-store')
})
