import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBlocked, noBlocks } from '@/lib/domain/failover/block-list'
import { type AttemptOutcome, nextStep, startRequest } from '@/lib/domain/failover/cloud-request'
import { cloudDefaults, cloudSettingOrigins } from '@/lib/domain/failover/cloud-settings'
import { type AttemptFacts, type CloudTrace, traceRequest, traceRequests } from '@/lib/domain/failover/cloud-trace'
import { ReferenceCloud, type Reply } from '@/tests/support/cloud-reference'
import { runsOf } from '@/tests/support/depth'

const outcomeOf = (reply: Reply): AttemptOutcome => {
  if (reply === 'error') return { kind: 'network-error' }
  return reply === 'silent' ? { kind: 'timeout' } : { kind: 'answered', status: reply }
}
const durationOf = (reply: Reply) => (reply === 'silent' ? 2_000 : 10)
const always =
  (replies: Record<string, Reply>): AttemptFacts =>
  (address) => {
    const reply = replies[address] ?? 200
    return { outcome: outcomeOf(reply), durationMs: durationOf(reply) }
  }
const trace = (
  addresses: string[],
  replies: Record<string, Reply>,
  over: Partial<Parameters<typeof traceRequest>[1]> = {},
) => traceRequest(cloudDefaults, { addresses, startedAtMs: 0, random: () => 0, attempt: always(replies), ...over })
const told = ({ attempts, end }: CloudTrace) => [
  ...attempts.map(({ step, effect }) => `${step.address} ${step.because} ${effect}`),
  `${end.outcome} ${end.because}`,
]

describe('a request of the cloud', () => {
  it('takes the first address in the order of the resolver and stays when it answers', () => {
    expect(told(trace(['a', 'b'], {}))).toEqual(['a first-address kept', 'answered answered'])
  })

  it.each<[string, Reply]>([
    ['a network error', 'error'],
    ['silence for 2 s', 'silent'],
    ['503', 503],
    ['500', 500],
  ])('blocks an address after %s and moves on at once', (_name, reply) => {
    const traced = trace(['a', 'b'], { a: reply })
    expect(told(traced)).toEqual(['a first-address blocked', 'b first-not-blocked kept', 'answered answered'])
    expect(traced.attempts[1]?.startedAtMs).toBe(durationOf(reply))
    expect(traced.attempts[1]?.step.passedOver).toEqual([{ address: 'a', untilMs: durationOf(reply) + 60_000 }])
  })

  it.each([200, 301, 400, 401, 403, 404, 429])('takes %d for an answer: it never blocks', (status) => {
    const traced = trace(['a', 'b'], { a: status })
    expect(told(traced)).toEqual(['a first-address kept', 'answered answered'])
    expect(traced.blocks).toEqual(noBlocks)
  })

  it('with two addresses down tries one, the other, then one at random, and fails (the worked example)', () => {
    const traced = trace(['a', 'b'], { a: 'error', b: 503 }, { random: () => 0.99 })
    expect(told(traced)).toEqual([
      'a first-address blocked',
      'b first-not-blocked blocked',
      'b random-of-blocked block-renewed',
      'failed attempts-used',
    ])
  })

  it('with one address down picks it again', () => {
    expect(told(trace(['a'], { a: 'silent' }))).toEqual([
      'a first-address blocked',
      'a random-of-blocked block-renewed',
      'a random-of-blocked block-renewed',
      'failed attempts-used',
    ])
  })

  it('unblocks only the address that answered when all were blocked', () => {
    const blocks = new Map([
      ['a', 50_000],
      ['b', 50_000],
    ])
    const traced = trace(['a', 'b'], {}, { blocks, random: () => 0.5 })
    expect(told(traced)).toEqual(['b random-of-blocked unblocked', 'answered answered'])
    expect([...traced.blocks.keys()]).toEqual(['a'])
  })

  it('ends a block exactly at its time', () => {
    const blocks = new Map([['a', 1_000]])
    expect(isBlocked(blocks, 'a', 999)).toBe(true)
    expect(isBlocked(blocks, 'a', 1_000)).toBe(false)
    expect(trace(['a', 'b'], {}, { blocks, startedAtMs: 999 }).attempts[0]?.step.address).toBe('b')
    expect(trace(['a', 'b'], {}, { blocks, startedAtMs: 1_000 }).attempts[0]?.step.address).toBe('a')
  })

  it('without an address fails without an attempt', () => {
    expect(told(trace([], {}))).toEqual(['failed no-address'])
  })

  it('carries blocks from one request to the next, and back to the first address when they end', () => {
    const traces = traceRequests(cloudDefaults, {
      addresses: ['a', 'b'],
      startsMs: [0, 10, 59_000, 61_000],
      random: () => 0,
      attempt: (address, atMs) => always({ a: atMs < 5 ? 'error' : 200 })(address, atMs),
    })
    expect(traces.map(({ attempts }) => attempts.map(({ step }) => step.address).join())).toEqual([
      'a,b',
      'b',
      'b',
      'a',
    ])
  })
})

describe('the constants', () => {
  it('are three tries, two seconds as the source says, and a minute of our own', () => {
    expect(cloudDefaults).toEqual({ attempts: 3, firstHeaderMs: 2_000, blockMs: 60_000 })
    expect(cloudSettingOrigins).toEqual({ attempts: 'ambiguous', firstHeaderMs: 'stated', blockMs: 'unstated' })
  })
})

describe('model-based', () => {
  const addresses = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 4 })
  const reply = fc.constantFrom<Reply>(200, 404, 302, 500, 503, 'error', 'silent')
  const request = fc.record({
    waitMs: fc.constantFrom(0, 1, 500, 30_000, 59_990, 60_000, 61_000),
    replies: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), reply),
    randoms: fc.array(fc.double({ min: 0, max: 0.999_999, noNaN: true }), { minLength: 4, maxLength: 4 }),
  })

  it('agrees with the reference on every choice and keeps the promises of failover, whatever happens', () => {
    fc.assert(
      fc.property(addresses, fc.array(request, { minLength: 1, maxLength: 6 }), (names, requests) => {
        const reference = new ReferenceCloud(names, cloudDefaults.blockMs)
        let [blocks, nowMs] = [noBlocks, 0]
        for (const { waitMs, replies, randoms } of requests) {
          nowMs += waitMs
          reference.nowMs += waitMs
          const draws = { ours: 0, theirs: 0 }
          const traced = traceRequest(cloudDefaults, {
            addresses: names,
            blocks,
            startedAtMs: nowMs,
            random: () => randoms[draws.ours++] ?? 0,
            attempt: always(replies),
          })
          const logged = reference.log.length
          const end = reference.request(
            (address) => ({ reply: replies[address] ?? 200, ms: durationOf(replies[address] ?? 200) }),
            () => randoms[draws.theirs++] ?? 0,
          )
          expect(traced.end.outcome === 'answered' ? 'ok' : 'failed').toBe(end)
          expect(traced.attempts.map(({ step }) => step.address)).toEqual(
            reference.log.slice(logged).map((line) => line.split(' ')[0]),
          )
          expect(traced.endedAtMs).toBe(reference.nowMs)
          promisesOf(traced, names, blocks)
          blocks = traced.blocks
          nowMs = traced.endedAtMs
        }
      }),
      { numRuns: runsOf({ quick: 2_000, full: 100_000 }) },
    )
  }, 900_000)

  /** The invariants of quality.md, P1. */
  function promisesOf(traced: CloudTrace, names: string[], blocks: ReadonlyMap<string, number>) {
    expect(traced.attempts.length).toBeLessThanOrEqual(3)
    const now = new Map(blocks)
    for (const { step, startedAtMs, durationMs, outcome } of traced.attempts) {
      const free = names.filter((name) => (now.get(name) ?? 0) <= startedAtMs)
      if (free.length > 0) expect(step.address).toBe(free[0])
      expect(step.because === 'random-of-blocked').toBe(free.length === 0)
      if (outcome.kind === 'answered' && outcome.status < 500) expect(traced.end.outcome).toBe('answered')
      else now.set(step.address, startedAtMs + durationMs + cloudDefaults.blockMs)
    }
  }

  it('picks uniformly when all are blocked (chi-square, p > 0.001)', () => {
    const names = ['a', 'b', 'c', 'd', 'e']
    const blocks = new Map(names.map((name) => [name, 1]))
    const counts = new Map<string, number>()
    let seed = 42
    for (let draw = 0; draw < 10_000; draw += 1) {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
      const step = nextStep(startRequest(names, blocks), cloudDefaults, 0, seed / 2 ** 32)
      if (step.type === 'attempt') counts.set(step.address, (counts.get(step.address) ?? 0) + 1)
    }
    const wanted = 10_000 / names.length
    const chiSquare = names.reduce((sum, name) => sum + ((counts.get(name) ?? 0) - wanted) ** 2 / wanted, 0)
    expect(chiSquare).toBeLessThan(18.47)
  })
})
