/** Two edits of one thing: what comes together, what is taken along, what nobody decides. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { disputeOf, mergeEdits } from '@/lib/domain/catalogue/merge'
import { runsOf } from '../../../support/depth'

const base = { name: 'Norte', country: 'ES', sync: false }
const changed = (after: Record<string, string | boolean>) =>
  Object.keys(after).filter((name) => after[name] !== base[name as keyof typeof base])
const merged = (theirs: Record<string, string | boolean>, mine: Record<string, string | boolean>) =>
  mergeEdits({ theirs, mine, theirChanges: changed(theirs), myChanges: changed(mine) })

describe('two edits of one thing', () => {
  it.each([
    [
      'in different fields keep both',
      { country: 'PT' },
      { sync: true },
      { country: 'PT', sync: true },
      ['country'],
      [],
    ],
    ['to the same value are no dispute', { country: 'PT' }, { country: 'PT' }, { country: 'PT' }, [], []],
    [
      'of one field to two values are disputed',
      { country: 'PT' },
      { country: 'FR' },
      { country: 'FR' },
      [],
      ['country'],
    ],
    ['of which one is none give the other', { name: 'Sur' }, {}, { name: 'Sur' }, ['name'], []],
  ])('%s', (_, theirs, mine, values, taken, disputed) => {
    expect(merged({ ...base, ...theirs }, { ...base, ...mine })).toEqual({
      values: { ...base, ...values },
      taken,
      disputed,
    })
  })

  it('never compare a secret, so that two people who set it always have to choose', () => {
    const edits = { theirs: { secret: '' }, mine: { secret: '' }, theirChanges: ['secret'], myChanges: ['secret'] }
    expect(mergeEdits({ ...edits, isSecret: () => true }).disputed).toEqual(['secret'])
    expect(mergeEdits(edits).disputed).toEqual([])
  })

  it('lose nothing that one of them changed alone, and decide nothing that both changed', () => {
    const values = fc.record({ name: fc.constantFrom('Norte', 'Sur'), country: fc.constantFrom('ES', 'PT', 'FR') })
    fc.assert(
      fc.property(values, values, (theirs, mine) => {
        const { values: result, disputed } = merged({ ...base, ...theirs }, { ...base, ...mine })
        for (const name of ['name', 'country'] as const) {
          if (theirs[name] === base[name]) expect(result[name]).toBe(mine[name])
          else if (mine[name] === base[name]) expect(result[name]).toBe(theirs[name])
          else expect(disputed.includes(name)).toBe(theirs[name] !== mine[name])
        }
      }),
      { numRuns: runsOf({ quick: 100, full: 2000 }) },
    )
  })
})

describe('a dispute', () => {
  it('names at each field who changed it', () => {
    expect(disputeOf(['name', 'country'], (name) => (name === 'name' ? 'Ana' : 'Ben'))).toEqual({
      ok: false,
      problem: {
        code: 'changed-meanwhile',
        params: { author: 'Ana', count: 2 },
        fields: {
          name: { code: 'changed-meanwhile', params: { author: 'Ana' } },
          country: { code: 'changed-meanwhile', params: { author: 'Ben' } },
        },
      },
    })
  })
})
