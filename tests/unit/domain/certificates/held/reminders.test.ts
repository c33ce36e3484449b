import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysLeft, dueReminder, reminderDays } from '@/lib/domain/certificates/held/reminders'
import { runsOf } from '@/tests/support/depth'

const at = new Date('2026-11-20T12:00:00Z')
const dayMs = 86_400_000
const inDays = (days: number) => new Date(at.getTime() + days * dayMs)

describe('a reminder', () => {
  it.each([
    [61, null, undefined],
    [60, null, 60],
    [59, 60, undefined],
    [30, 60, 30],
    [29.5, 30, undefined],
    [14, 30, 14],
    [7, 14, 7],
    [1, 7, 1],
    [0.2, 1, undefined],
    [-3, 1, undefined],
    // First seen late: the step that has been reached, not all that were missed.
    [5, null, 7],
    [-3, null, 1],
  ])('with %d days left, after the step %s, is %s', (days, reminded, due) => {
    expect(dueReminder(inDays(days), at, reminded)).toBe(due)
  })

  it('comes once for each step, whenever and however often somebody looks', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -10, max: 90, noNaN: true }), { maxLength: 60 }), (looks) => {
        const told: number[] = []
        for (const left of looks.toSorted((a, b) => b - a)) {
          const due = dueReminder(inDays(left), at, told.at(-1) ?? null)
          if (due !== undefined) told.push(due)
        }
        expect(new Set(told).size).toBe(told.length)
        expect(told).toEqual(told.toSorted((a, b) => b - a))
        for (const step of told) expect(reminderDays).toContain(step)
      }),
      { numRuns: runsOf({ quick: 200, full: 5_000 }) },
    )
  })

  it.each([
    [0.9, 0],
    [1, 1],
    [-0.1, -1],
    [-1, -1],
  ])('counts %d days as %d', (days, whole) => {
    expect(daysLeft(inDays(days), at)).toBe(whole)
  })
})
