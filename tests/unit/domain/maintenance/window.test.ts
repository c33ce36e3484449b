import { describe, expect, it } from 'vitest'
import { hourCellsOf } from '@/lib/domain/health/history'
import { quietSpanOf, windowProblemsOf, windowStateOf, withMaintenance } from '@/lib/domain/maintenance/window'
import { instantOf, localTimeOf } from '@/lib/domain/time/local-time'

const at = (time: string): Date => new Date(`2026-11-20T${time}:00.000Z`)
const now = at('12:00')
const window = { startsAt: at('11:00'), endsAt: at('13:00'), endedAt: null }

describe('a window', () => {
  it.each([
    [window, 'running'],
    [{ ...window, startsAt: at('12:30') }, 'planned'],
    [{ ...window, endsAt: at('11:30') }, 'past'],
    [{ ...window, endedAt: at('11:30') }, 'ended'],
    [{ ...window, startsAt: at('12:30'), endedAt: at('11:30') }, 'cancelled'],
  ] as const)('%j is %s at noon', (given, state) => {
    expect(windowStateOf(given, now)).toBe(state)
  })

  it.each([
    [{ startsAt: null, endsAt: at('13:00') }, { startsAt: { code: 'local-time-invalid' } }],
    [{ startsAt: at('13:00'), endsAt: null }, { endsAt: { code: 'local-time-invalid' } }],
    [{ startsAt: at('13:00'), endsAt: at('13:00') }, { endsAt: { code: 'window-ends-before-start' } }],
    [{ startsAt: at('10:00'), endsAt: at('11:00') }, { endsAt: { code: 'window-over' } }],
    [
      { startsAt: at('13:00'), endsAt: new Date('2026-12-05T12:00:00Z') },
      { endsAt: { code: 'window-too-long', params: { days: 14 } } },
    ],
    [{ startsAt: at('10:00'), endsAt: at('13:00') }, {}],
  ])('from %j is judged', (span, fields) => {
    expect(windowProblemsOf(span, now)).toEqual(fields)
  })

  it('is quiet until it was ended, and not at all when it was cancelled', () => {
    expect(quietSpanOf({ ...window, endedAt: at('11:30') })).toEqual({ from: at('11:00'), until: at('11:30') })
    expect(quietSpanOf({ ...window, endedAt: at('10:30') })).toBeNull()
  })
})

describe('the history', () => {
  const bucket = (time: string, down: number) => ({ at: at(time), up: 60 - down, degraded: 0, down, unknown: 0 })
  const buckets = [bucket('09:00', 5), bucket('10:00', 0), bucket('11:00', 20), bucket('12:00', 30)]

  it('marks an hour whose failed checks fell into maintenance, and no other', () => {
    const cells = withMaintenance(hourCellsOf(buckets, 4, at('12:30')), buckets, [{ ...window, endsAt: at('12:00') }])
    expect(cells.map(({ isMaintenance }) => isMaintenance ?? false)).toEqual([false, false, true, false])
  })

  it('marks a day only when maintenance explains all of its failed checks', () => {
    const day = {
      ...{ startsAt: at('00:00').toISOString(), endsAt: '2026-11-21T00:00:00.000Z', state: 'down' as const },
      ...{ checks: 240, failedChecks: 55, uptimePercent: 77 },
    }
    expect(withMaintenance([day], buckets, [window])[0]?.isMaintenance).toBeUndefined()
    expect(withMaintenance([day], buckets, [{ ...window, startsAt: at('09:30') }])[0]?.isMaintenance).toBe(true)
  })
})

describe('a clock on the wall', () => {
  it.each([
    ['2026-11-24T22:00', 'UTC', '2026-11-24T22:00:00.000Z'],
    ['2026-11-24T22:00', 'Europe/Madrid', '2026-11-24T21:00:00.000Z'],
    ['2026-07-01T22:00', 'Europe/Madrid', '2026-07-01T20:00:00.000Z'],
    ['2026-10-25T02:30', 'Europe/Madrid', '2026-10-25T00:30:00.000Z'],
    ['2026-11-24T22:00', 'Pacific/Kiritimati', '2026-11-24T08:00:00.000Z'],
  ])('%s in %s is %s', (text, zone, instant) => {
    expect(instantOf(text, zone)?.toISOString()).toBe(instant)
    expect(localTimeOf(new Date(instant), zone)).toBe(text)
  })

  it.each([
    ['2026-03-29T02:30', 'Europe/Madrid'],
    ['2026-02-30T10:00', 'UTC'],
    ['tomorrow', 'UTC'],
  ])('never shows %s in %s', (text, zone) => {
    expect(instantOf(text, zone)).toBeNull()
  })
})
