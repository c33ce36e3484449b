import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeInterface } from '@/lib/domain/health/judge'
import { createGuard } from '@/lib/platform/net/guard'
import { probeInterface } from '@/lib/platform/net/interface-probe'
import { createOutboundBudget } from '@/lib/platform/net/outbound-budget'
import { createProber } from '@/lib/platform/net/prober'
import { wordsOfFinding } from '@/tests/support/finding-words'
import {
  factOf,
  listenTcp,
  listenTls,
  optionsFor,
  reasonAt,
  resolverOf,
  targetAt,
  versionsAnswer,
} from '@/tests/support/probing'
import { started } from '@/tests/support/started'

describe('rule 1: ports', () => {
  it.each([443, 8443, 8012])('%d is allowed', (port) => {
    expect(createGuard({ ownAddresses: () => [] }).refusalOf('8.8.8.8', port)).toBeUndefined()
  })

  it.each([22, 25, 80, 5432, 6379, 0, 65_536])('%d is not, unless the operator says so', (port) => {
    expect(createGuard().refusalOf('8.8.8.8', port)).toBe('port')
    expect(createGuard({ allowedPorts: [port] }).refusalOf('8.8.8.8', port)).toBeUndefined()
  })
})

describe('rule 2: addresses by their bytes', () => {
  it.each([
    '0.0.0.0',
    '10.0.0.1',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.1.1',
    '172.16.0.1',
    '192.0.0.1',
    '192.0.2.1',
    '192.168.0.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001::1',
    'fc00::1',
    'fe80::1',
    'ff02::1',
    '::ffff:7f00:1',
    '0:0:0:0:0:ffff:7f00:0001',
    'not-an-address',
    '',
  ])('%s is refused', (address) => {
    expect(createGuard({ ownAddresses: () => [] }).refusalOf(address, 443)).toBeDefined()
  })

  it('a private range is open only to an operator who names it, and only that range', () => {
    const guard = createGuard({ allowedRanges: ['10.20.0.0/16', 'fd12::/16'], ownAddresses: () => [] })
    expect(guard.refusalOf('10.20.3.4', 443)).toBeUndefined()
    expect(guard.refusalOf('::ffff:10.20.3.4', 443)).toBeUndefined()
    expect(guard.refusalOf('fd12::1', 443)).toBeUndefined()
    expect(guard.refusalOf('10.21.0.1', 443)).toBe('private')
    expect(guard.refusalOf('64:ff9b::a14:304', 443)).toBe('private')
  })

  it.each(['169.254.169.254', 'fd00:ec2::254', '::ffff:169.254.169.254', '64:ff9b::a9fe:a9fe'])(
    'the metadata address %s is refused even when everything is allowed',
    (address) => {
      const guard = createGuard({ allowedRanges: ['0.0.0.0/0', '::/0'], ownAddresses: () => [] })
      expect(guard.refusalOf(address, 443)).toBe('metadata')
    },
  )

  it('the hub itself and its database are refused even when everything is allowed', () => {
    const guard = createGuard({ allowedRanges: ['0.0.0.0/0'], ownAddresses: () => ['10.0.0.5'] })
    expect(guard.refusalOf('10.0.0.5', 443)).toBe('own')
    expect(guard.refusalOf('::ffff:10.0.0.5', 443)).toBe('own')
    expect(createGuard({ allowedRanges: ['127.0.0.0/8'] }).refusalOf('127.0.0.1', 443)).toBe('own')
    const { guard: withDatabase } = createProber({
      databaseUrl: 'postgresql://app@10.9.8.7/hub',
      outboundAllowedRanges: ['10.0.0.0/8'],
    }).options
    expect(withDatabase.refusalOf('10.9.8.7', 443)).toBe('own')
  })

  it('no allowed range but its own is ever opened', () => {
    const guard = createGuard({ allowedRanges: ['127.77.0.0/16'], ownAddresses: () => [] })
    fc.assert(
      fc.property(fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)), ([b, c, d]) => {
        expect(guard.refusalOf(`127.${b}.${c}.${d}`, 443) === undefined).toBe(b === 77)
      }),
    )
  })
})

describe('rule 3: what is connected to is what was allowed', () => {
  it('sends no packet to a forbidden address behind a name, and says blocked, not red', async () => {
    const forbidden = await started(listenTcp(() => {}, '127.0.0.1'))
    const options = optionsFor(resolverOf(['127.0.0.1', '::ffff:127.0.0.1', '10.0.0.1']), [forbidden.port])
    const observation = await probeInterface(targetAt(forbidden.port), options)
    expect([0, 1, 2].map((index) => reasonAt(observation, index))).toEqual(Array(3).fill('blocked-by-policy'))
    expect(factOf(observation, 'tcp')).toMatchObject({ outcome: 'skipped', evidence: { class: 'own' } })
    expect(judgeInterface(observation, new Date())).toMatchObject({ state: 'unknown', reason: 'blocked-by-policy' })
    expect(forbidden.accepted).toBe(0)
  })

  it('is not moved by a name that answers differently the second time (DNS rebinding)', async () => {
    const allowed = await started(listenTls(versionsAnswer))
    const forbidden = await started(listenTcp(() => {}, '127.0.0.1', allowed.port))
    const resolver = resolverOf([allowed.address], ['127.0.0.1'])
    const options = optionsFor(resolver, [allowed.port])
    const account = { userId: 'u', password: 'p' }
    const first = await probeInterface(targetAt(allowed.port, { testAccount: account }), options)
    expect(resolver.asked).toBe(1)
    expect(reasonAt(first)).toBe('healthy')
    expect(factOf(first, 'login')?.outcome).toBe('passed')
    const second = await probeInterface(targetAt(allowed.port), options)
    expect(reasonAt(second)).toBe('blocked-by-policy')
    expect(forbidden.accepted).toBe(0)
  })

  it('asks the guard again before every connection', async () => {
    const server = await started(listenTls(versionsAnswer))
    const options = optionsFor(resolverOf([server.address]), [server.port])
    const asked: string[] = []
    const { guard } = options
    options.guard = {
      ...guard,
      refusalOf: (address, port) => {
        asked.push(`${address}:${port}`)
        return guard.refusalOf(address, port)
      },
    }
    await probeInterface(targetAt(server.port, { testAccount: { userId: 'u', password: 'p' } }), options)
    expect(asked).toEqual(Array(2).fill(`${server.address}:${server.port}`))
  })
})

describe('rule 4: redirects', () => {
  it('are told and never followed', async () => {
    const elsewhere = await started(listenTls(versionsAnswer))
    const location = `https://${elsewhere.address}:${elsewhere.port}/`
    const server = await started(listenTls(`HTTP/1.1 302 Found\r\nLocation: ${location}\r\n\r\n`))
    const options = optionsFor(resolverOf([server.address]), [server.port, elsewhere.port])
    const observation = await probeInterface(targetAt(server.port), options)
    expect(factOf(observation, 'http')).toMatchObject({
      reason: 'http-redirect',
      evidence: { redirectsTo: 'otherHost' },
    })
    expect(elsewhere.accepted).toBe(0)
  })
})

describe('rule 5: the budget', () => {
  const at = new Date('2026-11-20T09:00:00Z')
  const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000)

  it('counts distinct hosts and ports of a partner in an hour', () => {
    const budget = createOutboundBudget(2)
    expect(budget.spend('p1', 'a.example', 443, at)).toBe(true)
    expect(budget.spend('p1', 'a.example', 443, at)).toBe(true)
    expect(budget.spend('p1', 'a.example', 8443, at)).toBe(true)
    expect(budget.spend('p1', 'b.example', 443, at)).toBe(false)
    expect(budget.spend('p1', 'a.example', 443, at)).toBe(true)
    expect(budget.spend('p2', 'b.example', 443, at)).toBe(true)
    expect(budget.spend('p1', 'b.example', 443, later(60))).toBe(true)
  })

  it('spent, nothing is sent and the state is unknown', async () => {
    const prober = createProber({ outboundBudgetPerHour: 1, resolverAddress: '127.77.0.250:5300' })
    prober.options.guard.budget.spend('p1', 'other.example', 443, new Date())
    const observation = await prober.probe(targetAt(443), { partnerId: 'p1' })
    const verdict = judgeInterface(observation, new Date())
    expect(verdict).toMatchObject({ state: 'unknown', reason: 'budget-spent' })
    expect(verdict.findings).toMatchObject([{ code: 'budget-spent', params: { limit: 1 } }])
    expect(verdict.findings.map((finding) => wordsOfFinding(finding, 'es'))).toHaveLength(1)
  })
})
