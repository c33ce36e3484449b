import { describe, expect, it } from 'vitest'
import { endOfDay, isDay, startOfDay } from '@/lib/domain/time/day'

describe('a day', () => {
  it.each([
    ['2026-11-20', 'UTC', '2026-11-20T00:00:00.000Z', '2026-11-21T00:00:00.000Z'],
    ['2026-11-20', 'Europe/Madrid', '2026-11-19T23:00:00.000Z', '2026-11-20T23:00:00.000Z'],
    ['2026-03-29', 'Europe/Madrid', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', 'Europe/Madrid', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
    ['2026-11-20', 'America/New_York', '2026-11-20T05:00:00.000Z', '2026-11-21T05:00:00.000Z'],
    ['2026-11-20', 'Asia/Kathmandu', '2026-11-19T18:15:00.000Z', '2026-11-20T18:15:00.000Z'],
  ])('%s in %s begins %s and ends %s', (day, timeZone, start, end) => {
    expect(startOfDay(day, timeZone)?.toISOString()).toBe(start)
    expect(endOfDay(day, timeZone)?.toISOString()).toBe(end)
  })

  it.each(['', '2026-13-01', '2026-02-30', 'today', '20261120', '2026-11-20T00:00'])('is not %j', (text) => {
    expect([isDay(text), startOfDay(text, 'UTC'), endOfDay(text, 'UTC')]).toEqual([false, null, null])
  })
})
