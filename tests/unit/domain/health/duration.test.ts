import { expect, it } from 'vitest'
import { durationPartsOf } from '@/lib/domain/health/duration'

it.each([
  [-5, { unit: 'seconds', seconds: 0 }],
  [59_999, { unit: 'seconds', seconds: 59 }],
  [60_000, { unit: 'minutes', minutes: 1 }],
  [8_880_000, { unit: 'hours', hours: 2, minutes: 28 }],
  [187_200_000, { unit: 'days', days: 2, hours: 4 }],
])('a length of %d ms is told in its two largest units', (ms, expected) => {
  expect(durationPartsOf(ms)).toMatchObject(expected)
})
