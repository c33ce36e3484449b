import { describe, expect, it } from 'vitest'
import { hashPassword, isPasswordOf, PasswordQueueFull } from '@/lib/platform/auth/passwords'

describe('a stored password', () => {
  it('is argon2id with 19 MiB and two passes', async () => {
    expect(await hashPassword('a quiet harbour')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })

  it('fits what was typed, however the letters are composed', async () => {
    const stored = await hashPassword('contrase\u00f1a larga')
    expect(await isPasswordOf('contrasen\u0303a larga', stored)).toBe(true)
    expect(await isPasswordOf('Contrase\u00f1a larga', stored)).toBe(false)
    expect(await isPasswordOf('contrase\u00f1a larga ', stored)).toBe(false)
  })

  it('is nobody’s when there is none', async () => {
    expect(await isPasswordOf('nobody has this password', null)).toBe(false)
    expect(await isPasswordOf('', undefined)).toBe(false)
  })
})

it('two are checked at once, 32 wait, and the next is refused', async () => {
  const asked = await Promise.allSettled(Array.from({ length: 40 }, () => isPasswordOf('x', null)))
  const refused = asked.filter((one) => one.status === 'rejected')
  expect(refused).toHaveLength(6)
  expect(refused.every((one) => one.status === 'rejected' && one.reason instanceof PasswordQueueFull)).toBe(true)
  expect(await isPasswordOf('x', null)).toBe(false)
})
