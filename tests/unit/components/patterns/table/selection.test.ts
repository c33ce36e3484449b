import { describe, expect, it } from 'vitest'
import { nextSelection } from '@/components/patterns/table/selection'

const rows = ['a', 'b', 'c', 'd', 'e']

describe('a click on a row’s checkbox', () => {
  it.each([
    ['chooses it', [], 'b', null, ['b']],
    ['chooses it no more', ['b', 'c'], 'b', null, ['c']],
    ['with Shift chooses all from the one before', ['b'], 'd', 'b', ['b', 'c', 'd']],
    ['with Shift works upwards', ['d'], 'b', 'd', ['b', 'c', 'd']],
    ['with Shift takes all of them away again', ['a', 'b', 'c', 'd'], 'c', 'a', ['d']],
    ['with Shift from a row of another page chooses only itself', [], 'b', 'gone', ['b']],
  ])('%s', (_what, selected, clicked, anchor, expected) => {
    expect([...nextSelection(selected, rows, clicked, anchor)].sort()).toEqual(expected)
  })
})
