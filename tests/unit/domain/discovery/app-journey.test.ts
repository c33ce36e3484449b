import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { appDefaults } from '@/lib/domain/discovery/app-settings'
import { type AppFacts, type TracedStep, traceApp } from '@/lib/domain/discovery/app-trace'
import { type HostReply, type Meet, referenceSession } from '@/tests/support/app-reference'
import { runsOf } from '@/tests/support/depth'

const names = ['a', 'b', 'c', 'd']
const addressOf = (name: string) => `198.51.100.${48 + names.indexOf(name)}`
const durationOf = (reply: HostReply) => (reply === 'silent' ? appDefaults.answerMs : 10)
const untilMs = 36_000

/** From `fromMs` on, a host gives this reply. */
interface Weather {
  fromMs: number
  host: string
  reply: HostReply
}

/** A farm in which a heartbeat finds its channel only at the host that opened it. */
function farmOf(weather: readonly Weather[]): Meet {
  let owner: string | undefined
  const changes = [...weather].sort((one, other) => one.fromMs - other.fromMs)
  return (host, purpose, nowMs) => {
    const reply = changes.findLast((change) => change.host === host && change.fromMs <= nowMs)?.reply ?? 200
    if (reply === 200 && purpose === 'open-channel') owner = host
    const isLost = reply === 200 && purpose === 'heartbeat' && owner !== host
    return { reply: isLost ? 404 : reply, ms: durationOf(reply) }
  }
}

function factsOf(hosts: readonly string[], meet: Meet): AppFacts {
  return {
    srv: () => ({
      outcome: 'found',
      records: hosts.map((target, index) => ({ target, priority: index, weight: 0, port: 443 })),
    }),
    addresses: (name) => ({ outcome: 'found', addresses: [addressOf(name)] }),
    attempt: ({ host, place }, atMs) => {
      const { reply, ms } = meet(host.name, place.purpose, atMs)
      if (reply === 'error') return { outcome: { kind: 'network-error' }, durationMs: ms }
      if (reply === 'silent') return { outcome: { kind: 'timeout' }, durationMs: ms }
      return { outcome: { kind: 'answered', status: reply, cookie: `${host.name}@${atMs}` }, durationMs: ms }
    },
    download: () => ({ outcome: { kind: 'answered', status: 200 }, durationMs: 10 }),
  }
}

interface Asked {
  atMs: number
  purpose: 'vital' | 'non-vital'
}

const journey = (hosts: readonly string[], weather: readonly Weather[], requests: readonly Asked[]) =>
  traceApp(
    {
      settings: appDefaults,
      startMs: 0,
      cluster: { root: { host: 'xsi.example.com', port: 443 }, actionsPath: '/a', eventsPath: '/e' },
      dmsHost: null,
      requests,
      untilMs,
      random: () => 0,
    },
    factsOf(hosts, farmOf(weather)),
  )

const attemptsOf = (trace: readonly TracedStep[]) =>
  trace.flatMap(({ atMs, step, answer }) => (step.type === 'attempt' ? [{ atMs, step, answer }] : []))

const anyReply = fc.constantFrom<HostReply>(200, 404, 401, 302, 500, 503, 'error', 'silent')
const anyWeather = fc.array(
  fc.record({
    fromMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 30_000 })),
    host: fc.constantFrom(...names),
    reply: anyReply,
  }),
  { maxLength: 5 },
)
const anyRequests = fc.array(
  fc.record({
    atMs: fc.integer({ min: 0, max: 30_000 }),
    purpose: fc.constantFrom<Asked['purpose']>('vital', 'non-vital'),
  }),
  { maxLength: 3 },
)

function demand(isKept: boolean, promise: string): void {
  if (!isKept) throw new Error(promise)
}

describe('the journey of the app, model-based', () => {
  it('agrees with the reference on every attempt and keeps its promises, whatever happens', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), anyWeather, anyRequests, (count, weather, requests) => {
        const hosts = names.slice(0, count)
        const trace = journey(hosts, weather, requests)
        const ours = attemptsOf(trace).map(({ atMs, step }) => `${atMs} ${step.place.purpose} ${step.host.name}`)
        const theirs = referenceSession(hosts, farmOf(weather), requests, untilMs)
        demand(ours.join('\n') === theirs.join('\n'), `ours:\n${ours.join('\n')}\ntheirs:\n${theirs.join('\n')}`)
        keepsItsPromises(trace, hosts.length)
      }),
      { numRuns: runsOf({ quick: 2_000, full: 100_000 }) },
    )
  }, 120_000)

  it('reaches every kind of step in these sequences, so that the promises are about something', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), anyWeather, anyRequests, (count, weather, requests) => {
        for (const { step } of journey(names.slice(0, count), weather, requests)) {
          seen.add(step.type)
          if ('because' in step) seen.add(step.because)
          if (step.type === 'attempt') seen.add(step.place.because)
          if (step.type === 'effect') seen.add(step.effect.block).add(step.effect.selection)
        }
      }),
      { numRuns: 2_000, seed: 1 },
    )
    expect([...seen].sort()).toMatchInlineSnapshot(`
      [
        "after-failure",
        "again-after-miss",
        "alive",
        "all-tried",
        "answered",
        "attempt",
        "block-renewed",
        "blocked",
        "channel-unknown",
        "connected",
        "discovered",
        "discovery",
        "effect",
        "first-after-last",
        "first-not-blocked",
        "first-of-list",
        "heartbeat-due",
        "heartbeat-judged",
        "kept",
        "lookup",
        "newly-selected",
        "next-at-once",
        "next-for-following-requests",
        "no-answer",
        "no-host-answered",
        "none",
        "only-blocked-left",
        "opening-failed",
        "refused",
        "request-due",
        "request-finished",
        "request-retried",
        "retry",
        "selected",
        "sign-in",
        "sign-in-failed",
        "signed-in",
        "srv",
        "srv-target",
        "tags-read",
        "timed-out",
        "two-misses",
        "unblocked",
        "vital",
        "wait",
      ]
    `)
  })
})

/** The invariants: one round, no failback, blocks, timeouts, cookies, discovery at sign-in only. */
function keepsItsPromises(trace: readonly TracedStep[], hostCount: number): void {
  const cookies = new Map<string, string>()
  const blocks = new Map<string, number>()
  let [tried, selected, isSignedIn]: [string[], string | undefined, boolean] = [[], undefined, false]
  for (const { atMs, step, answer } of trace) {
    if (step.type === 'signed-in') isSignedIn = true
    if (step.type === 'lookup') demand(!isSignedIn, 'DNS is asked at sign-in only')
    if (step.type === 'request-finished') tried = []
    if (step.type !== 'attempt') continue
    const { name } = step.host
    const isBlocked = (host: string) => (blocks.get(host) ?? 0) > atMs
    const free = names.slice(0, hostCount).filter((host) => !tried.includes(host) && !isBlocked(host))
    demand(!tried.includes(name), 'a round tries no host twice')
    demand(free.length === 0 || !isBlocked(name), 'a blocked host waits while another is left')
    if (selected !== undefined && !isBlocked(selected)) demand(name === selected, 'the selected host is never left')
    demand(step.cookie === cookies.get(name), 'a host gets the cookie it set, and no other')
    tried.push(name)
    if (answer.kind !== 'outcome') throw new Error('an attempt has an outcome')
    const { outcome } = answer
    if (outcome.kind === 'answered' && outcome.status < 500) {
      selected = name
      blocks.delete(name)
      cookies.set(name, outcome.cookie ?? '')
    } else {
      selected = undefined
      if (outcome.kind === 'answered') blocks.set(name, answer.nowMs + appDefaults.blockMs)
    }
  }
}
