import { expect, it } from 'vitest'
import { folded } from '@/lib/domain/text/folded'

it.each([
  ['Málaga', 'malaga'],
  ['ÑANDÚ', 'nandu'],
  ['Frankfurt 2', 'frankfurt 2'],
])('%s is found as %s', (name, typed) => {
  expect(folded(name)).toBe(typed)
})
