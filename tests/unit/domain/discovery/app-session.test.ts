import { describe, expect, it } from 'vitest'
import type { JourneyPlan } from '@/lib/domain/discovery/app-journey'
import type { AppOutcome } from '@/lib/domain/discovery/app-request'
import { appDefaults, appSettingOrigins, retryWaitMs } from '@/lib/domain/discovery/app-settings'
import { type AppFacts, type TracedStep, traceApp } from '@/lib/domain/discovery/app-trace'
import type { SrvRecord } from '@/lib/domain/discovery/srv-order'
import type { ConfigurationTags } from '@/lib/domain/discovery/xsi-root'

const srv = (target: string, priority: number): SrvRecord => ({ target, priority, weight: 50, port: 443 })

/** The source's first example: two sites, a balancer each; the cloud's name has both addresses and no SRV. */
const services: Record<string, SrvRecord[]> = {
  '_xsi-client._tcp.webex-app-xsp.example.com': [srv('xsp-dc1.example.com', 10), srv('xsp-dc2.example.com', 20)],
}
const names: Record<string, string[]> = {
  'webex-cloud-xsp.example.com': ['198.51.100.48', '198.51.100.49'],
  'xsp-dc1.example.com': ['198.51.100.48'],
  'xsp-dc2.example.com': ['198.51.100.49'],
  'xsp-dms.example.com': ['198.51.100.48', '198.51.100.49'],
}

type Answer = number | 'network-error' | 'timeout'
interface World {
  tags?: ConfigurationTags
  /** By host; what it answers at a moment, 200 unless told otherwise. */
  hosts?: Record<string, (atMs: number, purpose: string) => Answer>
  plan?: Partial<JourneyPlan>
  dms?: { sso: Answer; device: Answer }
}

const outcomeOf = (answer: Answer, cookie?: string): { outcome: AppOutcome; durationMs: number } => {
  if (answer === 'timeout') return { outcome: { kind: 'timeout' }, durationMs: appDefaults.answerMs }
  if (answer === 'network-error') return { outcome: { kind: 'network-error' }, durationMs: 5 }
  return { outcome: { kind: 'answered', status: answer, cookie }, durationMs: 50 }
}

function play({ tags, hosts = {}, plan = {}, dms = { sso: 200, device: 200 } }: World): TracedStep[] {
  const sessions = new Map<string, string>()
  const facts: AppFacts = {
    srv: (name) => (services[name] ? { outcome: 'found', records: services[name] } : { outcome: 'nothing' }),
    addresses: (name) => (names[name] ? { outcome: 'found', addresses: names[name] } : { outcome: 'nothing' }),
    attempt: ({ host, place, cookie }, atMs) => {
      const answer = hosts[host.name]?.(atMs, place.purpose) ?? 200
      if (place.purpose === 'open-channel' && answer === 200) sessions.set('channel', host.name)
      const isLost = place.purpose === 'heartbeat' && answer === 200 && sessions.get('channel') !== host.name
      return outcomeOf(isLost ? 404 : answer, cookie === undefined ? `session-of-${host.name}` : undefined)
    },
    download: ({ credentials }) => ({ ...outcomeOf(credentials === 'device' ? dms.device : dms.sso), tags }),
  }
  const cluster = {
    root: { host: 'webex-app-xsp.example.com', port: 443 },
    actionsPath: '/com.broadsoft.xsi-actions/',
    eventsPath: '/com.broadsoft.xsi-events/',
  }
  const standard = { settings: appDefaults, startMs: 0, cluster, dmsHost: 'xsp-dms.example.com', requests: [] }
  return traceApp({ ...standard, untilMs: 45_000, random: () => 0, ...plan }, facts)
}

/** One line for each step, waits and effects left out. */
function told(trace: readonly TracedStep[]): string[] {
  return trace.flatMap(({ atMs, step }): string[] => {
    if (step.type === 'lookup') return [`${step.record} ${step.name} (${step.because})`]
    if (step.type === 'attempt') return [`${atMs} ${step.place.purpose} ${step.host.name} (${step.because})`]
    if (step.type === 'download') return [`${step.credentials} at ${step.address} (${step.because})`]
    if (step.type === 'tags-read') return [step.verdict.because]
    if (step.type === 'heartbeat-judged') return [`${step.misses} ${step.because}`]
    if (step.type === 'known-hosts' || step.type === 'signed-in' || step.type === 'sign-in-failed') {
      return [`${step.type} (${step.because})`]
    }
    return []
  })
}

const attemptsOf = (trace: readonly TracedStep[]) =>
  trace.flatMap(({ atMs, step }) => (step.type === 'attempt' ? [{ ...step, atMs }] : []))
const hostsAfter = (trace: readonly TracedStep[], atMs: number) =>
  attemptsOf(trace)
    .filter((attempt) => attempt.atMs >= atMs)
    .map(({ host, place }) => `${place.purpose} ${host.name.split('.')[0]}`)

describe('signing in', () => {
  it('asks SRV, then every target, connects to the first, reads the configuration, opens the channel', () => {
    expect(told(play({ plan: { untilMs: 200 } }))).toEqual([
      'SRV _xsi-client._tcp.webex-app-xsp.example.com (discovery)',
      'A/AAAA xsp-dc1.example.com (srv-target)',
      'A/AAAA xsp-dc2.example.com (srv-target)',
      '0 connect xsp-dc1.example.com (first-of-list)',
      'A/AAAA xsp-dms.example.com (dms-host)',
      'sso-token at 198.51.100.48 (sso-token-first)',
      'no-tags',
      'signed-in (connected)',
      '100 open-channel xsp-dc1.example.com (selected)',
    ])
  })

  it('asks under the cloud name first, and moves to its own name by the tag with a discovery of its own', () => {
    const cluster = { root: { host: 'webex-cloud-xsp.example.com', port: 443 }, actionsPath: '/a', eventsPath: '/e' }
    const trace = play({ tags: { root: 'https://webex-app-xsp.example.com' }, plan: { cluster, untilMs: 250 } })
    expect(told(trace)).toEqual([
      'SRV _xsi-client._tcp.webex-cloud-xsp.example.com (discovery)',
      'A/AAAA webex-cloud-xsp.example.com (no-srv)',
      '0 connect webex-cloud-xsp.example.com (first-of-list)',
      'A/AAAA xsp-dms.example.com (dms-host)',
      'sso-token at 198.51.100.48 (sso-token-first)',
      'tag-root-differs',
      'SRV _xsi-client._tcp.webex-app-xsp.example.com (discovery)',
      'A/AAAA xsp-dc1.example.com (srv-target)',
      'A/AAAA xsp-dc2.example.com (srv-target)',
      '100 connect xsp-dc1.example.com (first-of-list)',
      'signed-in (connected)',
      '150 open-channel xsp-dc1.example.com (selected)',
    ])
    expect(attemptsOf(trace)[0]?.host.furtherAddresses).toEqual(['198.51.100.49'])
  })

  it('connects anew without asking DNS when only the paths differ', () => {
    const lines = told(play({ tags: { actionsPath: '/other/' }, plan: { untilMs: 250 } }))
    expect(lines.filter((line) => line.startsWith('SRV'))).toHaveLength(1)
    expect(lines).toContain('known-hosts (discovered-before)')
    expect(lines.filter((line) => line.includes(' connect '))).toHaveLength(2)
  })

  it('without a DMS stays with the cluster', () => {
    expect(told(play({ plan: { dmsHost: null, untilMs: 10 } })).join()).not.toMatch(/dms|sso/)
  })

  it('ignores tags of a file it could not download', () => {
    const trace = play({ tags: { root: 'https://elsewhere.example.com' }, dms: { sso: 500, device: 401 } })
    expect(told(trace)).toContain('no-tags')
  })

  it('reaches the hosts that the tag names even when the cluster’s own cannot be reached', () => {
    const cluster = { root: { host: 'nowhere.example.com', port: 443 }, actionsPath: '/a', eventsPath: '/e' }
    const lines = told(play({ tags: { root: 'webex-app-xsp.example.com' }, plan: { cluster } }))
    expect(lines).toContain('signed-in (connected)')
  })

  it('fails at once without a host, and after its retries when no host answers', () => {
    const cluster = { root: { host: 'nowhere.example.com', port: 443 }, actionsPath: '/a', eventsPath: '/e' }
    expect(told(play({ plan: { cluster } })).at(-1)).toBe('sign-in-failed (no-host)')
    const down = () => 'network-error' as const
    const trace = play({ hosts: { 'xsp-dc1.example.com': down, 'xsp-dc2.example.com': down } })
    expect(told(trace).at(-1)).toBe('sign-in-failed (no-host-answered)')
    expect(attemptsOf(trace).map(({ atMs }) => atMs)).toEqual([0, 5, 1_010, 1_015, 3_020, 3_025, 7_030, 7_035])
  })
})

describe('the session', () => {
  it('sends the cookie that the first answer brought with everything after it', () => {
    const cookies = attemptsOf(play({})).map(({ cookie }) => cookie)
    expect(cookies[0]).toBeUndefined()
    expect(new Set(cookies.slice(1))).toEqual(new Set(['session-of-xsp-dc1.example.com']))
  })

  it('beats every 15 s', () => {
    const beats = attemptsOf(play({})).filter(({ place }) => place.purpose === 'heartbeat')
    expect(beats.map(({ atMs }) => atMs)).toEqual([15_150, 30_200])
  })

  it('opens the channel anew after two misses in a row, and not after two with an answer between', () => {
    const missing = (from: number, until: number) => (atMs: number, purpose: string) =>
      purpose === 'heartbeat' && atMs > from && atMs < until ? 403 : 200
    const sent = (host: (atMs: number, purpose: string) => Answer) =>
      attemptsOf(play({ hosts: { 'xsp-dc1.example.com': host }, plan: { untilMs: 70_000 } })).map(
        ({ atMs, place }) => `${Math.round(atMs / 1_000)} ${place.because}`,
      )
    const between = (atMs: number, purpose: string) =>
      missing(14_000, 16_000)(atMs, purpose) === 403 ? 403 : missing(39_000, 41_000)(atMs, purpose)
    expect(sent(between).slice(2)).toEqual([
      '15 heartbeat-due',
      '25 again-after-miss',
      '40 heartbeat-due',
      '50 again-after-miss',
      '65 heartbeat-due',
    ])
    expect(sent(missing(14_000, 30_000)).slice(2)).toEqual([
      '15 heartbeat-due',
      '25 again-after-miss',
      '25 two-misses',
      '40 heartbeat-due',
      '55 heartbeat-due',
    ])
  })

  it('never comes back to the first host by itself, and finds its channel lost on the second', () => {
    const trace = play({
      hosts: { 'xsp-dc1.example.com': (atMs) => (atMs > 10_000 && atMs < 16_000 ? 'network-error' : 200) },
      plan: { untilMs: 60_000 },
    })
    expect(hostsAfter(trace, 1_000)).toEqual([
      'heartbeat xsp-dc1',
      'heartbeat xsp-dc2',
      'heartbeat xsp-dc2',
      'open-channel xsp-dc2',
      'heartbeat xsp-dc2',
      'heartbeat xsp-dc2',
    ])
    expect(told(trace).filter((line) => /^\d (alive|channel-unknown)/.test(line))).toEqual([
      '1 channel-unknown',
      '2 channel-unknown',
      '0 alive',
      '0 alive',
    ])
    expect(attemptsOf(trace).find(({ host }) => host.name.startsWith('xsp-dc2'))?.cookie).toBeUndefined()
  })

  it('moves on at once after a network error and after a 5xx; after silence only with the next request', () => {
    const failing = (answer: Answer) =>
      play({
        hosts: { 'xsp-dc1.example.com': (atMs) => (atMs >= 1_000 ? answer : 200) },
        plan: { requests: [1_000, 12_000].map((atMs) => ({ atMs, purpose: 'non-vital' })), untilMs: 12_500 },
      })
    expect(hostsAfter(failing('network-error'), 1_000)).toEqual([
      'non-vital xsp-dc1',
      'non-vital xsp-dc2',
      'non-vital xsp-dc2',
    ])
    expect(hostsAfter(failing(503), 1_000)).toEqual(['non-vital xsp-dc1', 'non-vital xsp-dc2', 'non-vital xsp-dc2'])
    expect(hostsAfter(failing('timeout'), 1_000)).toEqual(['non-vital xsp-dc1', 'non-vital xsp-dc2'])
  })

  it('retries a vital request with growing waits, and a request that is not vital never', () => {
    const down = (atMs: number) => (atMs >= 1_000 ? 'network-error' : 200)
    const sent = (purpose: 'vital' | 'non-vital') =>
      attemptsOf(
        play({
          hosts: { 'xsp-dc1.example.com': down, 'xsp-dc2.example.com': down },
          plan: { requests: [{ atMs: 1_000, purpose }], untilMs: 14_000 },
        }),
      )
        .filter(({ place }) => place.purpose === purpose)
        .map(({ atMs, host }) => `${atMs} ${host.name.split('.')[0]}`)
    expect(sent('non-vital')).toEqual(['1000 xsp-dc1', '1005 xsp-dc2'])
    expect(sent('vital')).toEqual([
      '1000 xsp-dc1',
      '1005 xsp-dc2',
      '2010 xsp-dc1',
      '2015 xsp-dc2',
      '4020 xsp-dc1',
      '4025 xsp-dc2',
      '8030 xsp-dc1',
      '8035 xsp-dc2',
    ])
  })

  it('passes over a blocked host until nothing else is left', () => {
    const trace = play({
      hosts: {
        'xsp-dc1.example.com': (atMs) => (atMs >= 1_000 ? 503 : 200),
        'xsp-dc2.example.com': (atMs) => (atMs >= 2_000 ? 'network-error' : 200),
      },
      plan: { requests: [1_000, 2_000].map((atMs) => ({ atMs, purpose: 'non-vital' })), untilMs: 3_000 },
    })
    expect(told(trace).filter((line) => line.includes('non-vital'))).toEqual([
      '1000 non-vital xsp-dc1.example.com (selected)',
      '1050 non-vital xsp-dc2.example.com (after-failure)',
      '2000 non-vital xsp-dc2.example.com (selected)',
      '2005 non-vital xsp-dc1.example.com (only-blocked-left)',
    ])
    expect(attemptsOf(trace).at(-1)?.passedOver).toEqual([{ address: '198.51.100.48:443', untilMs: 61_050 }])
  })
})

/** One balancer with two servers behind it, as in the source's second example. */
function behindOneBalancer({ keepsSessions }: { keepsSessions: boolean }): string[] {
  let [turn, channelAt] = [0, '']
  const trace = traceApp(
    {
      settings: appDefaults,
      startMs: 0,
      cluster: { root: { host: 'lb.example.com', port: 443 }, actionsPath: '/a', eventsPath: '/e' },
      dmsHost: null,
      requests: [],
      untilMs: 80_000,
      random: () => 0,
    },
    {
      srv: () => ({ outcome: 'found', records: [srv('lb.example.com', 10)] }),
      addresses: () => ({ outcome: 'found', addresses: ['198.51.100.83'] }),
      attempt: ({ cookie, place }) => {
        const server = keepsSessions && cookie !== undefined ? cookie : `xsp-${turn++ % 2}`
        if (place.purpose === 'open-channel') channelAt = server
        const status = place.purpose === 'heartbeat' && server !== channelAt ? 404 : 200
        return { outcome: { kind: 'answered', status, cookie: cookie ?? server }, durationMs: 10 }
      },
      download: () => ({ outcome: { kind: 'timeout' }, durationMs: 10 }),
    },
  )
  return trace.flatMap(({ step }) => (step.type === 'heartbeat-judged' ? [step.because] : []))
}

describe('one balancer before several servers', () => {
  it('keeps the event channel when it keeps the session', () => {
    expect(behindOneBalancer({ keepsSessions: true })).toEqual(Array(5).fill('alive'))
  })

  it('breaks the event channel when it does not: heartbeats reach a server without it', () => {
    expect(behindOneBalancer({ keepsSessions: false })).toContain('channel-unknown')
  })
})

describe('the constants of the app', () => {
  it('are the source’s two misses, a public client’s heartbeats, and defaults of our own', () => {
    expect(appDefaults).toEqual({
      answerMs: 10_000,
      blockMs: 60_000,
      retries: 3,
      firstRetryMs: 1_000,
      retryFactor: 2,
      longestRetryMs: 30_000,
      heartbeatMs: 15_000,
      heartbeatAfterMissMs: 10_000,
      missesToReopen: 2,
    })
    expect(Object.entries(appSettingOrigins).filter(([, origin]) => origin === 'stated')).toEqual([
      ['missesToReopen', 'stated'],
    ])
  })

  it('let waits grow to half a minute and no further', () => {
    expect([1, 2, 3, 4, 5, 6, 40].map((retry) => retryWaitMs(appDefaults, retry))).toEqual([
      1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000,
    ])
  })
})
