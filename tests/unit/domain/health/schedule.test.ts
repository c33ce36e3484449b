import { describe, expect, it } from 'vitest'
import { isChannelSlot, nextCheckAt } from '@/lib/domain/health/schedule'

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

  it('opens an event channel once in fifteen minutes', () => {
    const slots = Array.from({ length: 60 }, (_, minute) => new Date(now.getTime() + minute * 60_000))
    expect(slots.filter((slot) => isChannelSlot(id, 60_000, slot))).toHaveLength(4)
  })
})
