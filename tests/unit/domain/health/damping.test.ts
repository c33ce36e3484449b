import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  beginDamping,
  changesIn,
  type Damping,
  dampingSettings,
  isNetworkGone,
  pendingOf,
  type Settling,
  settle,
} from '@/lib/domain/health/damping'
import type { HealthState } from '@/lib/domain/health/types'
import { referenceDamping } from '@/tests/support/damping-reference'
import { runsOf } from '@/tests/support/depth'

const start = new Date('2026-11-20T00:00:00Z')
const minute = (index: number): Date => new Date(start.getTime() + index * 60_000)
const lights: Record<string, HealthState> = { u: 'up', d: 'degraded', x: 'down', '?': 'unknown' }

/** Each letter is a check, one a minute; answers the settling after every one. */
function live(letters: string, from: Damping = beginDamping(start)): Settling[] {
  const settlings: Settling[] = []
  let damping = from
  for (const [index, letter] of [...letters].entries()) {
    const settling = settle(damping, { state: lights[letter] ?? 'unknown', reason: null, at: minute(index) })
    settlings.push(settling)
    damping = settling.damping
  }
  return settlings
}
const endOf = (letters: string): Damping => live(letters).at(-1)?.damping ?? beginDamping(start)

describe('the settled state', () => {
  it.each<[string, HealthState, string]>([
    ['', 'unknown', 'nothing is known before the first check'],
    ['u', 'up', 'good news about the unknown needs no proof'],
    ['x', 'unknown', 'bad news does'],
    ['xx', 'down', 'which the second check brings'],
    ['ux', 'up', 'one failed check is not believed'],
    ['uxx', 'down', 'two in a row are'],
    ['uxu', 'up', 'a blip is forgotten'],
    ['udx', 'degraded', 'it moves only as far as all agree'],
    ['udxx', 'down', 'and follows when they do'],
    ['udxxddd', 'degraded', 'as it does upwards'],
    ['uxxu', 'down', 'one good check is not believed either'],
    ['uxxuuu', 'up', 'after one interruption three are needed'],
    ['uxx?uuu', 'up', 'a check that could not tell counts neither way'],
    ['uxuxxuu', 'up', 'each interruption of the hour asks for one more'],
    ['uxuxxx', 'down', 'and gets it'],
    ['xx????', 'down', 'four checks that could not tell change nothing'],
    ['xx?????', 'unknown', 'five give the last known state up'],
    ['xx?????u', 'up', 'until something is known again'],
  ])('after %j is %s: %s', (letters, settled) => {
    expect(endOf(letters).settled).toBe(settled)
  })

  it('says from what it moved, when, and since when it stands', () => {
    const settlings = live('uxxx')
    expect(settlings.map(({ moved }) => moved)).toEqual([
      { from: 'unknown', to: 'up' },
      null,
      { from: 'up', to: 'down' },
      null,
    ])
    expect(settlings.at(-1)?.damping.settledSince).toEqual(minute(2))
  })

  it('tells how far the proof has come', () => {
    expect(pendingOf(endOf('u'))).toBeNull()
    expect(pendingOf(endOf('ux'))).toEqual({ agreeing: 1, needed: 2 })
    expect(pendingOf(endOf('uxxuu'))).toEqual({ agreeing: 2, needed: 3 })
  })
})

describe('flapping', () => {
  const restless = `u${'xu'.repeat(4)}`

  it('begins with the eighth change in the window and ends only when three are left', () => {
    const settlings = live(restless)
    expect(settlings.findIndex(({ flapping }) => flapping === 'started')).toBe(8)
    const calming = live('u'.repeat(60), settlings.at(-1)?.damping)
    const ended = calming.findIndex(({ flapping }) => flapping === 'ended')
    expect(changesIn(calming[ended - 1]?.damping.recent ?? '')).toBe(dampingSettings.calmAt + 1)
    expect(changesIn(calming[ended]?.damping.recent ?? '')).toBe(dampingSettings.calmAt)
  })

  it('never hides an outage that lasts ten checks', () => {
    const outage = live('x'.repeat(10), endOf('ux'.repeat(25)))
    expect(outage.at(-1)?.damping.settled).toBe('down')
  })
})

describe('what says more about the hub than about the interface', () => {
  it.each(['resolver-unreachable', 'prober-offline', 'prober-starved', 'stopped', 'budget-spent'])(
    '%s counts for nothing',
    (reason) => {
      const before = endOf('ux')
      for (let index = 0; index < 100; index += 1) {
        expect(settle(before, { state: 'unknown', reason, at: minute(index) })).toEqual({
          damping: before,
          moved: null,
          flapping: null,
        })
      }
    },
  )

  it('names a lost network and a lost resolver as the same cause', () => {
    expect(
      ['resolver-unreachable', 'prober-offline', 'prober-starved', 'tcp-refused', null].map(isNetworkGone),
    ).toEqual([true, true, false, false, false])
  })
})

it('remembers a quiet line so briefly that nothing has to be written for it', () => {
  const quiet = endOf('u'.repeat(dampingSettings.mostAgreeing))
  expect(settle(quiet, { state: 'up', at: minute(99) }).damping).toEqual(quiet)
})

it('stands after any life where a reference says that it stands', () => {
  const life = fc.array(
    fc.record({ letter: fc.constantFrom('u', 'u', 'u', 'd', 'x', 'x', '?'), times: fc.integer({ min: 1, max: 12 }) }),
    { maxLength: 30 },
  )
  fc.assert(
    fc.property(life, (stretches) => {
      const letters = stretches.map(({ letter, times }) => letter.repeat(times)).join('')
      const { settled, flappingSince } = endOf(letters)
      const reference = referenceDamping([...letters].map((letter) => lights[letter] ?? 'unknown'))
      expect({ settled, isFlapping: flappingSince !== null }).toEqual(reference)
    }),
    { numRuns: runsOf({ quick: 300, full: 20_000 }) },
  )
})

it('survives a restart between any two checks', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('u', 'd', 'x', '?'), maxLength: 150 }),
      fc.nat(150),
      (letters, at) => {
        const stored: Damping = structuredClone(endOf(letters.slice(0, at)))
        const resumed = live(letters.slice(at), stored).at(-1)?.damping ?? stored
        const { settled, recent } = endOf(letters)
        expect(resumed).toMatchObject({ settled, recent })
      },
    ),
    { numRuns: runsOf({ quick: 200, full: 5_000 }) },
  )
})

describe('a day with lost checks (quality.md, P6)', () => {
  const checksADay = 1_440
  const outages = [
    { from: 300, to: 340 },
    { from: 700, to: 712 },
    { from: 1_100, to: 1_130 },
  ]

  /** The same numbers for the same seed. */
  function drawnBy(seed: number): () => number {
    let state = seed
    return () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return state / 0x1_0000_0000
    }
  }

  function dayOf(loss: number, seed: number, real: typeof outages): Settling[] {
    const draw = drawnBy(seed)
    const isLost = () => draw() < loss
    return live(
      Array.from({ length: checksADay }, (_, check) =>
        real.some(({ from, to }) => check >= from && check < to) || isLost() ? 'x' : 'u',
      ).join(''),
    )
  }

  it('without loss tells each outage once, within two intervals, and its end once', () => {
    const moves = dayOf(0, 1, outages).flatMap(({ moved }, check) => (moved ? [{ ...moved, check }] : []))
    const falls = moves.filter(({ to }) => to === 'down')
    expect(falls.map(({ check }) => check)).toEqual(outages.map(({ from }) => from + 1))
    expect(moves.filter(({ from, to }) => from === 'down' && to === 'up')).toHaveLength(outages.length)
  })

  /** From 1 to 50 % of all checks lost. */
  const patterns = Array.from({ length: 20 }, (_, index) => ({
    loss: Math.round(10 + (index * 490) / 19) / 1_000,
    seed: 7 + index,
  }))

  it.each(patterns)('at $loss lost at random wakes nobody more than once for nothing', ({ loss, seed }) => {
    const falls = dayOf(loss, seed, []).filter(({ moved }) => moved?.to === 'down')
    expect(falls.length).toBeLessThanOrEqual(1)
  })

  it.each(patterns)('at $loss lost still tells every real outage, and is woken for nothing at most once', (pattern) => {
    const days = dayOf(pattern.loss, pattern.seed, outages)
    for (const { from, to } of outages) expect(days.slice(from, to).at(-1)?.damping.settled).toBe('down')
    expect(days.filter(({ moved }) => moved?.to === 'down').length).toBeLessThanOrEqual(outages.length + 1)
  })

  it.each(patterns)(
    'at $loss lost a break is told as soon as the line before it allows, at most ten checks',
    (pattern) => {
      const days = dayOf(pattern.loss, pattern.seed, outages)
      for (const { from } of outages) {
        const before = days[from - 1]?.damping
        if (before?.settled !== 'up') continue
        const toldAfter = days.slice(from).findIndex(({ damping }) => damping.settled === 'down') + 1
        const interruptions = Math.floor(changesIn(`${before.recent}x`) / 2)
        expect(toldAfter).toBeLessThanOrEqual(Math.min(10, 2 + interruptions))
        if (interruptions === 0) expect(toldAfter).toBeLessThanOrEqual(2)
      }
    },
  )
})
