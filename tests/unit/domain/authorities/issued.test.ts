import { describe, expect, it } from 'vitest'
import { addDays, endOfIssued, issuedStateOf } from '@/lib/domain/authorities/issued'

const now = new Date('2026-11-20T12:00:00Z')
const ends = (days: number, revokedAt: Date | null = null) =>
  issuedStateOf({ expiresAt: addDays(now, days), revokedAt }, now)

describe('an issued certificate', () => {
  it.each([
    [365, 'valid'],
    [60, 'valid'],
    [59, 'ending'],
    [0.5, 'ending'],
    [0, 'expired'],
    [-1, 'expired'],
  ])('that ends in %d days is %s', (days, state) => {
    expect(ends(days)).toBe(state)
  })

  it('that is revoked is revoked, whenever it ends', () => {
    for (const days of [-10, 10, 365]) expect(ends(days, now)).toBe('revoked')
  })

  it.each([
    [365, 1000, 365],
    [730, 100, 100],
  ])('of %d days from an authority with %d left ends after %d', (days, left, expected) => {
    expect(endOfIssued(now, days, addDays(now, left))).toEqual(addDays(now, expected))
  })
})
