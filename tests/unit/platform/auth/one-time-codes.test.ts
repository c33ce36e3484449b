import { TOTP } from 'otpauth'
import { describe, expect, it } from 'vitest'
import {
  newRecoveryCodes,
  newTotpSecret,
  normalRecoveryCode,
  totpAddress,
  totpStepOf,
} from '@/lib/platform/auth/one-time-codes'

const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const at = (seconds: number) => new Date(seconds * 1000)

describe('a time-based code', () => {
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1234567890, '005924'],
    [2000000000, '279037'],
  ])('at second %i is that of RFC 6238', (second, code) => {
    expect(totpStepOf(code, secret, at(second))).toBe(BigInt(Math.floor(second / 30)))
  })

  it('may be one step early or late, and no more', () => {
    const second = 1234567890
    const steps = [-2, -1, 0, 1, 2].map((step) =>
      totpStepOf(new TOTP({ secret }).generate({ timestamp: (second + step * 30) * 1000 }), secret, at(second)),
    )
    const step = BigInt(Math.floor(second / 30))
    expect(steps).toEqual([null, step - 1n, step, step + 1n, null])
  })

  it.each(['', '12345', '1234567', 'abcdef', '12 34 5'])('is not %j', (typed) => {
    expect(totpStepOf(typed, secret, at(59))).toBeNull()
  })

  it('has a secret of 160 bits, and an address an app can read', () => {
    expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/)
    expect(newTotpSecret()).not.toBe(newTotpSecret())
    const address = new URL(totpAddress(secret, 'ana@norte.example'))
    expect([address.protocol, address.searchParams.get('secret'), address.searchParams.get('issuer')]).toEqual([
      'otpauth:',
      secret,
      'Partner Hub',
    ])
  })
})

describe('recovery codes', () => {
  it('are ten, different, of 80 bits', () => {
    const codes = newRecoveryCodes()
    expect(new Set(codes).size).toBe(10)
    expect(codes.every((code) => /^[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){3}$/.test(code))).toBe(true)
  })

  it('are read however they are typed', () => {
    expect(normalRecoveryCode(' K7QM-2xwd ab9c R4TZ ')).toBe('k7qm2xwdab9cr4tz')
    expect(normalRecoveryCode('oOiIlL')).toBe('001111')
  })
})
