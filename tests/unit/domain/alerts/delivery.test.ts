import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterAttempt, deliverySettings, problemOfReason } from '@/lib/domain/alerts/delivery'
import { reasons } from '@/lib/domain/health/reasons'

const failed = { ok: false, problem: 'receiver-silent' } as const

describe('after an attempt', () => {
  it('what arrived is delivered, whichever attempt it was', () => {
    expect(afterAttempt({ ok: true, status: 204 }, 1, 0.5)).toEqual({ state: 'delivered' })
    expect(afterAttempt({ ok: true }, deliverySettings.mostAttempts, 0.5)).toEqual({ state: 'delivered' })
  })

  it.each([
    [1, 10_000],
    [2, 20_000],
    [3, 40_000],
    [7, 640_000],
    [8, 900_000],
    [23, 900_000],
  ])('number %i that failed waits %i ms, give or take a fifth', (attempts, waitMs) => {
    expect(afterAttempt(failed, attempts, 0.5)).toEqual({ state: 'waiting', waitMs })
    expect(afterAttempt(failed, attempts, 0)).toEqual({ state: 'waiting', waitMs: waitMs * 0.8 })
  })

  it('the last one is given up', () => {
    expect(afterAttempt(failed, deliverySettings.mostAttempts, 0.5)).toEqual({ state: 'dead' })
  })

  it('a receiver may be gone for four hours and is told all the same', () => {
    const waits = Array.from({ length: deliverySettings.mostAttempts - 1 }, (_, index) => {
      const after = afterAttempt(failed, index + 1, 0)
      return after.state === 'waiting' ? after.waitMs : 0
    })
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(3.4 * 3_600_000)
  })

  it('never waits less than eight seconds nor more than eighteen minutes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 23 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempts, random) => {
        const after = afterAttempt(failed, attempts, random)
        expect(after.state === 'waiting' && after.waitMs >= 8_000 && after.waitMs <= 1_080_000).toBe(true)
      }),
    )
  })
})

it('every reason of a connection has its problem', () => {
  expect(Object.keys(reasons).map((reason) => problemOfReason(reason))).not.toContain(undefined)
  expect(
    ['dns-timeout', 'tcp-refused', 'tls-timeout', 'certificate-expired', 'http-malformed', 'blocked-by-policy'].map(
      problemOfReason,
    ),
  ).toEqual([
    'receiver-unresolved',
    'receiver-unreachable',
    'receiver-silent',
    'receiver-certificate',
    'receiver-not-http',
    'blocked-by-policy',
  ])
})
