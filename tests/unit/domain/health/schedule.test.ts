import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextCheckAfter, nextCheckAt, retryMs } from '@/lib/domain/health/schedule'

const id = '019a0000-0000-7000-8000-000000000001'
const now = new Date('2026-11-20T09:00:00Z')

describe('the schedule of checks', () => {
  it('keeps its grid however late a check was', () => {
    const first = nextCheckAt(id, 60_000, now)
    const late = new Date(first.getTime() + 59_000)
    expect(nextCheckAt(id, 60_000, late).getTime() - first.getTime()).toBe(60_000)
    expect(first.getTime()).toBeGreaterThan(now.getTime())
    expect(first.getTime() - now.getTime()).toBeLessThanOrEqual(60_000)
  })

  it('spreads 2,000 interfaces so that no second holds more than twice its share', () => {
    const perSecond = new Array<number>(60).fill(0)
    for (let index = 0; index < 2_000; index += 1) {
      const due = nextCheckAt(`019a0000-0000-7000-8000-${String(index).padStart(12, '0')}`, 60_000, now)
      const second = Math.floor((due.getTime() - now.getTime() - 1) / 1_000)
      perSecond[second] = (perSecond[second] ?? 0) + 1
    }
    expect(Math.max(...perSecond)).toBeLessThan(67)
  })

  it('tries again soon what our own lateness spoilt, once, and never beyond the grid', () => {
    const at = nextCheckAt(id, 60_000, now)
    const again = (reason: string | undefined, reasonBefore: string | null, intervalMs = 60_000) =>
      nextCheckAfter(id, intervalMs, { at, reason, reasonBefore }).getTime() - at.getTime()
    expect(again('prober-starved', null)).toBe(retryMs)
    expect(again('prober-starved', 'prober-starved')).toBe(60_000)
    expect(again('tcp-timeout', null)).toBe(60_000)
    expect(again(undefined, null)).toBe(60_000)
    expect(again('prober-starved', null, 2_000)).toBeLessThanOrEqual(2_000)
  })

  it('is due exactly once in every interval, whenever the check before was written', () => {
    fc.assert(
      fc.property(
        fc.uuid(),
        fc.integer({ min: 1_000, max: 86_400_000 }),
        fc.nat(10 ** 9),
        (one, intervalMs, lateMs) => {
          const first = nextCheckAt(one, intervalMs, now)
          const next = nextCheckAt(one, intervalMs, new Date(first.getTime() + lateMs))
          const stepMs = next.getTime() - first.getTime()
          expect(stepMs % intervalMs).toBe(0)
          expect(stepMs - lateMs).toBeGreaterThan(0)
          expect(stepMs - lateMs).toBeLessThanOrEqual(intervalMs)
        },
      ),
    )
  })
})
