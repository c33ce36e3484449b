import { describe, expect, it } from 'vitest'
import {
  dayCellsOf,
  hourCellsOf,
  lastDaysOf,
  mergeBuckets,
  shownShare,
  timelineOf,
  uptimesOf,
} from '@/lib/domain/health/history'

const now = new Date('2026-11-20T09:42:10Z')
const at = (text: string) => new Date(text)
const counts = { up: 0, degraded: 0, down: 0, unknown: 0 }

describe('hourly cells', () => {
  it('are 24 in a fixed window, the last one the hour that runs, each with its worst state', () => {
    const cells = hourCellsOf(
      [
        { at: at('2026-11-20T09:00:00Z'), ...counts, up: 41, down: 1 },
        { at: at('2026-11-20T08:00:00Z'), ...counts, up: 60 },
        { at: at('2026-11-19T09:00:00Z'), ...counts, down: 60 },
      ],
      24,
      now,
    )
    expect(cells).toHaveLength(24)
    expect(cells.at(-1)).toMatchObject({
      startsAt: '2026-11-20T09:00:00.000Z',
      state: 'down',
      checks: 42,
      failedChecks: 1,
    })
    expect(cells.at(-2)).toMatchObject({ state: 'up', uptimePercent: 100 })
    expect(cells[0]).toMatchObject({ startsAt: '2026-11-19T10:00:00.000Z', state: null, uptimePercent: null })
  })

  it('are grey only where nothing else was seen', () => {
    const of = (bucket: object) => hourCellsOf([{ at: now, ...counts, ...bucket }], 1, now)[0]?.state
    expect(of({ unknown: 3 })).toBe('unknown')
    expect(of({ unknown: 3, up: 1 })).toBe('up')
    expect(of({ degraded: 1, up: 9 })).toBe('degraded')
  })
})

describe('daily cells', () => {
  it('are cut where the partner’s day begins', () => {
    const days = lastDaysOf(2, at('2026-11-20T00:30:00Z'), 'America/Bogota')
    expect(days.map((day) => day.name)).toEqual(['2026-11-18', '2026-11-19'])
    expect(days[1]?.startsAt.toISOString()).toBe('2026-11-19T05:00:00.000Z')
    expect(days[1]?.endsAt.toISOString()).toBe('2026-11-20T05:00:00.000Z')
  })

  it('have 23 and 25 hours where clocks change', () => {
    const hoursOf = (time: string) => {
      const [day] = lastDaysOf(1, at(time), 'Europe/Madrid')
      return day && (day.endsAt.getTime() - day.startsAt.getTime()) / 3_600_000
    }
    expect(hoursOf('2026-03-29T12:00:00Z')).toBe(23)
    expect(hoursOf('2026-10-25T12:00:00Z')).toBe(25)
    expect(hoursOf('2026-10-26T12:00:00Z')).toBe(24)
  })

  it('show each day’s worst state and leave days without data empty', () => {
    const days = lastDaysOf(90, now, 'UTC')
    const cells = dayCellsOf(days, new Map([['2026-11-20', { ...counts, up: 10, degraded: 2 }]]))
    expect(cells).toHaveLength(90)
    expect(cells.at(-1)?.state).toBe('degraded')
    expect(cells.at(-2)?.state).toBeNull()
  })
})

describe('uptime', () => {
  it('counts degraded as up, leaves unknown out, and is null without a known check', () => {
    const buckets = [
      { at: at('2026-11-20T08:00:00Z'), up: 50, degraded: 49, down: 1, unknown: 300 },
      { at: at('2026-11-15T08:00:00Z'), ...counts, down: 100 },
    ]
    expect(uptimesOf(buckets, now)).toEqual({ day: 99, week: 49.5, month: 49.5, quarter: 49.5 })
    expect(uptimesOf([{ at: now, ...counts, unknown: 9 }], now).day).toBeNull()
  })

  it('never reads as 100% when something was down', () => {
    expect([99.9999, 100, 99.95, 0].map(shownShare)).toEqual([0.9999, 1, 0.9995, 0])
  })

  it('adds interfaces hour by hour', () => {
    const merged = mergeBuckets([
      { at: at('2026-11-20T08:00:00Z'), ...counts, up: 1 },
      { at: at('2026-11-20T08:00:00Z'), ...counts, down: 2 },
    ])
    expect(merged).toEqual([{ at: at('2026-11-20T08:00:00Z'), ...counts, up: 1, down: 2 }])
  })
})

describe('the timeline', () => {
  it('is newest first, each change with how long its state lasted', () => {
    const changes = [
      { from: 'unknown' as const, to: 'up' as const, at: at('2026-11-20T06:00:00Z') },
      { from: 'up' as const, to: 'down' as const, at: at('2026-11-20T09:00:00Z') },
    ]
    expect(timelineOf(changes, now).map(({ to, lastedMs }) => [to, lastedMs])).toEqual([
      ['down', 2_530_000],
      ['up', 10_800_000],
    ])
  })
})
