/** Proves that secrets do not reach a log line, whatever they hide in. */
import { describe, expect, it } from 'vitest'
import { newReference } from '@/lib/platform/log/log'
import { redact } from '@/lib/platform/log/redact'

const canary = 'canary-5ecret'

describe('a log line', () => {
  it.each([
    { password: canary },
    { request: { headers: { authorization: `Basic ${canary}`, cookie: canary, 'set-cookie': [canary] } } },
    { testAccount: { userId: 'probe', password: canary } },
    { sessionToken: canary, clientSecret: canary, privateKey: canary, totpSecret: canary },
    { url: `postgresql://hub_app:${canary}@db.example.com/hub` },
    { err: new Error(`cannot reach https://user:${canary}@xsi.example.com`) },
    { err: new Error('outer', { cause: Object.assign(new Error('inner'), { password: canary }) }) },
    { sealed: Buffer.from(canary) },
    { list: [{ credentials: { user: 'a', pass: canary } }] },
  ])('hides the secret of %j', (facts) => {
    expect(JSON.stringify(redact(facts))).not.toContain(canary)
  })

  it('keeps what is no secret', () => {
    const facts = { clusterId: 'c1', passed: 3, host: 'xsi.example.com', at: new Date(0), reason: null }
    expect(redact(facts)).toEqual(facts)
  })

  it('keeps the name, message, code and stack of an error', () => {
    const error = Object.assign(new TypeError('broken'), { code: 'E_X' })
    expect(redact(error)).toMatchObject({ name: 'TypeError', message: 'broken', code: 'E_X', stack: error.stack })
  })

  it('ends with a circle instead of running in it', () => {
    const circle: Record<string, unknown> = {}
    circle.again = circle
    expect(JSON.stringify(redact(circle))).toContain('[deeper]')
  })
})

it('a reference is short, speakable and new each time', () => {
  const references = Array.from({ length: 1000 }, newReference)
  expect(new Set(references).size).toBe(1000)
  for (const reference of references) expect(reference).toMatch(/^[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/)
})
