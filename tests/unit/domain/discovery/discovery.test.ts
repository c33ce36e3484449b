import { describe, expect, it } from 'vitest'
import { afterAppAttempt, nextAttempt, startRound } from '@/lib/domain/discovery/app-request'
import { appDefaults } from '@/lib/domain/discovery/app-settings'
import {
  type AddressAnswer,
  type AppHost,
  afterAddresses,
  afterSrv,
  nextLookup,
  type SrvAnswer,
  startDiscovery,
} from '@/lib/domain/discovery/discovery'
import { startHostList } from '@/lib/domain/discovery/host-list'
import { afterTags, type ConfigurationTags, srvNameOf, xsiRootOf } from '@/lib/domain/discovery/xsi-root'

const root = { host: 'app.example.com', port: 8443 }

function discover(srv: SrvAnswer, addresses: Record<string, AddressAnswer>) {
  const asked: string[] = []
  let discovery = startDiscovery(root)
  for (;;) {
    const step = nextLookup(discovery)
    if (step.type === 'discovered') return { asked, step }
    asked.push(step.name)
    discovery =
      step.record === 'SRV'
        ? afterSrv(discovery, srv, () => 0)
        : afterAddresses(discovery, step.name, addresses[step.name] ?? { outcome: 'nothing' })
  }
}

const found = (...addresses: string[]): AddressAnswer => ({ outcome: 'found', addresses })
const records = (...targets: string[]): SrvAnswer => ({
  outcome: 'found',
  records: targets.map((target, priority) => ({ target, priority, weight: 0, port: 443 })),
})

describe('discovery', () => {
  it('takes the port from SRV', () => {
    const { step } = discover(records('one.example.com'), { 'one.example.com': found('192.0.2.1') })
    expect(step.hosts).toEqual([
      {
        name: 'one.example.com',
        port: 443,
        address: '192.0.2.1',
        because: 'alone-in-priority',
        furtherAddresses: [],
      },
    ])
  })

  it.each<[string, SrvAnswer, string]>([
    ['there is no SRV record', { outcome: 'nothing' }, 'no-srv'],
    ['the answer is empty', { outcome: 'found', records: [] }, 'no-srv'],
    ['SRV cannot be looked up', { outcome: 'failed' }, 'srv-failed'],
  ])('falls back to the address of the domain and the port of the URL when %s', (_name, srv, because) => {
    const { asked, step } = discover(srv, { 'app.example.com': found('192.0.2.1', '192.0.2.2') })
    expect(asked).toEqual(['_xsi-client._tcp.app.example.com', 'app.example.com'])
    expect(step.because).toBe(because)
    expect(step.hosts).toEqual([
      {
        name: 'app.example.com',
        port: 8443,
        address: '192.0.2.1',
        because: 'address-of-root',
        furtherAddresses: ['192.0.2.2'],
      },
    ])
  })

  it('does not fall back when the only target is the root: the service is not offered (RFC 2782)', () => {
    const { asked, step } = discover(records('.'), { 'app.example.com': found('192.0.2.1') })
    expect(asked).toHaveLength(1)
    expect(step).toEqual({ type: 'discovered', hosts: [], leftOut: [], because: 'service-not-offered' })
  })

  it('leaves out targets without an address, says why, and does not fall back', () => {
    const { step } = discover(records('one.example.com', 'two.example.com', 'three.example.com'), {
      'one.example.com': { outcome: 'failed' },
      'three.example.com': found('192.0.2.3'),
    })
    expect(step.hosts.map(({ name }) => name)).toEqual(['three.example.com'])
    expect(step.leftOut).toEqual([
      { name: 'one.example.com', because: 'lookup-failed' },
      { name: 'two.example.com', because: 'no-address' },
    ])
  })

  it('asks each name once and lists a repeated target once, however it is written', () => {
    const { asked, step } = discover(records('one.example.com', 'ONE.example.com.'), {
      'one.example.com': found('192.0.2.1'),
    })
    expect(asked).toEqual(['_xsi-client._tcp.app.example.com', 'one.example.com'])
    expect(step.hosts).toHaveLength(1)
  })
})

describe('the host list', () => {
  const host = (name: string, address: string): AppHost => ({
    name,
    port: 443,
    address,
    because: 'weighted-choice',
    furtherAddresses: [],
  })

  it('blocks an address for all hosts that share it', () => {
    const list = startHostList([host('a', '192.0.2.1'), host('b', '192.0.2.1'), host('c', '2001:db8::1')])
    const outcome = { kind: 'answered', status: 502 } as const
    const after = afterAppAttempt(list, startRound, appDefaults, { index: 0, startedAtMs: 0, endedAtMs: 5, outcome })
    expect(nextAttempt(after.list, after.round, 5)).toMatchObject({
      index: 2,
      because: 'first-not-blocked',
      passedOver: [{ address: '192.0.2.1:443', untilMs: 60_005 }],
    })
    expect(nextAttempt(after.list, after.round, 60_005)).toMatchObject({ index: 1, because: 'after-failure' })
  })

  it('without a host ends at once', () => {
    expect(nextAttempt(startHostList([]), startRound, 0)).toEqual({
      type: 'finished',
      outcome: 'failed',
      because: 'no-host',
    })
  })
})

describe('the XSI root', () => {
  it.each([
    ['https://XSP.Example.com', { host: 'xsp.example.com', port: 443 }],
    ['https://xsp.example.com:8443/', { host: 'xsp.example.com', port: 8443 }],
    ['xsp.example.com', { host: 'xsp.example.com', port: 443 }],
    ['http://xsp.example.com', null],
    ['https://192.0.2.1', null],
    ['not a host', null],
  ])('of %s', (text, expected) => {
    expect(xsiRootOf(text)).toEqual(expected)
  })

  it('is asked for under the service’s name', () => {
    expect(srvNameOf(root)).toBe('_xsi-client._tcp.app.example.com')
  })
})

describe('the configuration tags', () => {
  const cluster = { root, actionsPath: '/com.broadsoft.xsi-actions/', eventsPath: '/com.broadsoft.xsi-events/' }
  it.each<[string, ConfigurationTags, string]>([
    ['absent', {}, 'no-tags'],
    ['never replaced', { root: '%XSI_ROOT_WXT%', actionsPath: '%XSI_ACTIONS_PATH_WXT%' }, 'no-tags'],
    ['empty', { root: '  ' }, 'no-tags'],
    ['the same root', { root: 'https://APP.example.com:8443/' }, 'tags-same'],
    ['the same path without its slash', { actionsPath: '/com.broadsoft.xsi-actions' }, 'tags-same'],
    ['another path', { eventsPath: '/events' }, 'tag-paths-differ'],
    ['another host', { root: 'https://other.example.com:8443' }, 'tag-root-differs'],
    ['another port', { root: 'https://app.example.com' }, 'tag-root-differs'],
    ['unreadable', { root: 'https://', actionsPath: '/events' }, 'tag-root-unreadable'],
  ])('that are %s', (_name, tags, because) => {
    expect(afterTags(cluster, tags).because).toBe(because)
  })

  it('win over the cluster, each for itself', () => {
    expect(afterTags(cluster, { root: 'https://other.example.com', eventsPath: '/events' }).xsi).toEqual({
      root: { host: 'other.example.com', port: 443 },
      actionsPath: '/com.broadsoft.xsi-actions/',
      eventsPath: '/events',
    })
  })
})
