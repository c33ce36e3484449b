import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type SrvRecord, srvOrder, srvOrderToShow } from '@/lib/domain/discovery/srv-order'
import { referenceOrder } from '@/tests/support/app-reference'
import { runsOf } from '@/tests/support/depth'

const record = (target: string, priority: number, weight: number): SrvRecord => ({
  target,
  priority,
  weight,
  port: 443,
})
const namesOf = (records: readonly SrvRecord[]) => records.map(({ target }) => target).join()
const drawing =
  (...numbers: number[]) =>
  () =>
    numbers.shift() ?? 0

describe('the order of SRV targets', () => {
  it('is by priority first, whatever the weights say', () => {
    const records = [record('b', 20, 100), record('a', 10, 0), record('c', 30, 100)]
    expect(srvOrder(records, drawing()).map(({ target, because }) => `${target} ${because}`)).toEqual([
      'a alone-in-priority',
      'b alone-in-priority',
      'c alone-in-priority',
    ])
  })

  it.each([
    [0, 'zero,one,three'],
    [0.19, 'zero,one,three'],
    [0.21, 'one,zero,three'],
    [0.41, 'three,zero,one'],
    [0.99, 'three,zero,one'],
  ])('takes the first running sum that is not less than the drawn number (%d)', (number, expected) => {
    const records = [record('one', 10, 1), record('three', 10, 3), record('zero', 10, 0)]
    expect(namesOf(srvOrder(records, drawing(number, 0)))).toBe(expected)
  })

  it('draws evenly when every weight is 0', () => {
    const records = ['a', 'b', 'c', 'd'].map((target) => record(target, 0, 0))
    const first = [0.1, 0.3, 0.6, 0.9].map((number) => srvOrder(records, drawing(number))[0]?.target)
    expect(first).toEqual(['a', 'b', 'c', 'd'])
  })

  it('draws nothing where nothing is to be chosen, so that a seed gives the same order again', () => {
    let draws = 0
    srvOrder([record('a', 1, 5), record('b', 2, 5), record('c', 2, 5)], () => {
      draws += 1
      return 0
    })
    expect(draws).toBe(1)
  })

  it('to show is the same on every page: weights descending, then names', () => {
    const records = [record('b', 10, 5), record('a', 10, 5), record('c', 10, 9), record('d', 0, 0)]
    expect(namesOf(srvOrderToShow(records))).toBe('d,c,a,b')
    expect(namesOf(srvOrderToShow([...records].reverse()))).toBe('d,c,a,b')
  })

  it('meets the weights over many sign-ins (chi-square, p > 0.001)', () => {
    const weights = [10, 20, 30, 40]
    const records = weights.map((weight) => record(String(weight), 10, weight))
    const counts = new Map<string, number>()
    let seed = 7
    const random = () => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
      return seed / 2 ** 32
    }
    for (let draw = 0; draw < 10_000; draw += 1) {
      const first = srvOrder(records, random)[0]?.target ?? ''
      counts.set(first, (counts.get(first) ?? 0) + 1)
    }
    const chances = [11, 20, 30, 40].map((share) => (share / 101) * 10_000)
    const chiSquare = weights.reduce((sum, weight, index) => {
      const wanted = chances[index] ?? 1
      return sum + ((counts.get(String(weight)) ?? 0) - wanted) ** 2 / wanted
    }, 0)
    expect(chiSquare).toBeLessThan(16.27)
  })

  it('agrees with the reference, loses nobody and never puts a later priority first', () => {
    const anyRecords = fc.uniqueArray(
      fc.record({
        target: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        priority: fc.constantFrom(0, 10, 20),
        weight: fc.constantFrom(0, 1, 50, 65_535),
      }),
      { selector: ({ target }) => target, maxLength: 5 },
    )
    const anyNumbers = fc.array(fc.double({ min: 0, max: 0.999_999, noNaN: true }), { minLength: 5, maxLength: 5 })
    fc.assert(
      fc.property(anyRecords, anyNumbers, (drawn, numbers) => {
        const records = drawn.map(({ target, priority, weight }) => record(target, priority, weight))
        const ours = srvOrder(records, drawing(...numbers))
        if (namesOf(ours) !== referenceOrder(records, drawing(...numbers)).join()) throw new Error(namesOf(ours))
        if (ours.length !== records.length) throw new Error('a target is lost')
        if (ours.some(({ priority }, index) => priority < (ours[index - 1]?.priority ?? 0))) throw new Error('priority')
      }),
      { numRuns: runsOf({ quick: 2_000, full: 20_000 }) },
    )
  }, 60_000)
})
