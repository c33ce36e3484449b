import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeInterface } from '@/lib/domain/health/judge'
import { type ReasonCode, reasonFactsOf, reasons } from '@/lib/domain/health/reasons'
import type { StageFact } from '@/lib/domain/health/types'
import { type AddressSpec, certificate, observationOf, observedAt } from '@/tests/support/observations'

const judge = (addresses: AddressSpec[], over = {}) => judgeInterface(observationOf(addresses, over), observedAt)
const healthy: AddressSpec = {}
const expired: AddressSpec = { reason: 'certificate-expired', evidence: { expiresAt: '2026-11-19T23:59:59.000Z' } }
const unavailable: AddressSpec = { reason: 'http-503', evidence: { status: 503, path: '/p' } }
const starved: AddressSpec = { reason: 'prober-starved', outcome: 'inconclusive' }
const blocked: AddressSpec = { reason: 'blocked-by-policy', outcome: 'skipped', evidence: { class: 'private' } }

describe('the state of an interface', () => {
  it.each<[string, AddressSpec[], string, string | undefined, number]>([
    ['all healthy', [healthy, healthy], 'up', undefined, 2],
    ['one of two', [healthy, expired], 'degraded', 'certificate-expired', 1],
    ['none', [expired, unavailable], 'down', 'http-503', 0],
    ['none, one not judged', [expired, starved], 'unknown', 'prober-starved', 0],
    ['one healthy, one not judged', [healthy, starved], 'up', undefined, 1],
    ['all forbidden', [blocked, blocked], 'unknown', 'blocked-by-policy', 0],
    ['one forbidden, the other red', [blocked, expired], 'down', 'certificate-expired', 0],
    ['one forbidden, the other healthy', [blocked, healthy], 'up', undefined, 1],
    ['404 is answered and red', [{ reason: 'http-not-deployed' }], 'down', 'http-not-deployed', 0],
    ['a redirect is answered and red', [{ reason: 'http-redirect' }], 'down', 'http-redirect', 0],
  ])('%s', (_name, addresses, state, reason, healthyCount) => {
    const verdict = judge(addresses)
    expect(verdict).toMatchObject({ state, healthyCount, addressCount: addresses.length })
    expect(verdict.reason).toBe(reason)
  })

  it.each<[StageFact, string]>([
    [{ stage: 'dns', outcome: 'failed', reason: 'dns-name-not-found' }, 'down'],
    [{ stage: 'dns', outcome: 'failed', reason: 'dns-no-address' }, 'down'],
    [{ stage: 'dns', outcome: 'failed', reason: 'dns-server-failure' }, 'down'],
    [{ stage: 'dns', outcome: 'inconclusive', reason: 'resolver-unreachable' }, 'unknown'],
    [{ stage: 'dns', outcome: 'inconclusive', reason: 'prober-starved' }, 'unknown'],
    [{ stage: 'dns', outcome: 'skipped', reason: 'budget-spent' }, 'unknown'],
    [{ stage: 'dns', outcome: 'inconclusive', reason: 'stopped' }, 'unknown'],
    [{ stage: 'dns', outcome: 'not-reached' }, 'unknown'],
  ])('a name that gives %j makes it %s', (dns, state) => {
    expect(judge([], { dns }).state).toBe(state)
  })

  it('is never green from an earlier stage alone', () => {
    const half = observationOf([{}])
    half.addresses[0]?.stages.splice(2, 1, { stage: 'http', outcome: 'not-reached' })
    expect(judgeInterface(half, observedAt).state).toBe('unknown')
  })

  it('a refused login is a finding and never reddens the interface', () => {
    const login = { reason: 'login-refused', outcome: 'failed' as const, evidence: { status: 401 } }
    const verdict = judge([{ login }])
    expect(verdict.state).toBe('up')
    expect(verdict.findings).toMatchObject([{ code: 'login-refused', severity: 'warning', stage: 'login' }])
  })

  it('a login refused with special characters names the encoding', () => {
    const evidence = { status: 401, hasSpecialCharacters: true }
    const verdict = judge([{ login: { reason: 'login-refused', outcome: 'failed', evidence } }])
    expect(verdict.findings.map((finding) => finding.code)).toEqual(['login-encoding-suspected'])
  })

  it('CTI without a probe certificate is partly checked, and that is grey', () => {
    const verdict = judge([{ reason: 'partly-checked', outcome: 'skipped' }], { kind: 'cti', port: 8012 })
    expect(verdict).toMatchObject({ state: 'unknown', reason: 'partly-checked', healthyCount: 0 })
  })

  it('CTI that admits anybody is red', () => {
    expect(judge([{ reason: 'client-certificate-not-asked' }], { kind: 'cti', port: 8012 }).state).toBe('down')
  })

  it('CTI is green when TLS has proven both halves, for its probe stops there', () => {
    expect(judge([{ reason: 'stops-at-tls', outcome: 'skipped' }], { kind: 'cti', port: 8012 }).state).toBe('up')
  })
})

describe('findings', () => {
  it('come worst first, then in the order of the addresses', () => {
    const soon = certificate({ notAfter: '2026-12-01T09:00:00.000Z' })
    const verdict = judge([{ chain: [soon] }, unavailable, expired])
    expect(verdict.findings.map(({ code, severity, address }) => [code, severity, address])).toEqual([
      ['http-server-error', 'error', '198.51.100.11'],
      ['certificate-expired', 'error', '198.51.100.12'],
      ['certificate-ends-soon', 'warning', '198.51.100.10'],
    ])
  })

  it('that all addresses share are said once, without an address', () => {
    const verdict = judge([unavailable, unavailable])
    expect(verdict.findings).toHaveLength(1)
    expect(verdict.findings[0]?.address).toBeUndefined()
  })

  it('suggest the usual name for a path that is a slip away from it', () => {
    const evidence = { status: 404, path: '/com.broadsoft.xsi-event/v2.0/versions' }
    const verdict = judge([{ reason: 'http-not-deployed', evidence }], { kind: 'xsi-events' })
    expect(verdict.findings[0]).toMatchObject({
      code: 'path-misspelt',
      params: { typed: 'com.broadsoft.xsi-event', usual: 'com.broadsoft.xsi-events' },
    })
  })

  it.each([
    [10, 'warning'],
    [30, 'warning'],
    [31, 'notice'],
    [60, 'notice'],
    [61, undefined],
  ])('tell of a certificate with %d days left as %s', (days, severity) => {
    const notAfter = new Date(observedAt.getTime() + days * 86_400_000).toISOString()
    const [finding] = judge([{ chain: [certificate(), certificate({ notAfter })] }]).findings
    expect(finding?.severity).toBe(severity)
    if (severity) expect(finding).toMatchObject({ code: 'certificate-ends-soon', params: { days } })
  })

  it('name every fault of a certificate that has several', () => {
    const evidence = { furtherReasons: 'certificate-wrong-host certificate-self-signed' }
    const codes = judge([{ reason: 'certificate-expired', evidence }]).findings.map((finding) => finding.code)
    expect(codes).toEqual(['certificate-expired', 'certificate-self-signed', 'certificate-wrong-host'])
  })

  it('say that addresses were left out', () => {
    const evidence = { count: 500, limit: 32, ttlSeconds: 1 }
    const verdict = judge([healthy], { dns: { stage: 'dns', outcome: 'passed', evidence } })
    expect(verdict.findings).toMatchObject([{ code: 'dns-addresses-left-out', severity: 'notice' }])
  })
})

describe('invariants over any mixture of addresses', () => {
  const codes = (Object.keys(reasons) as ReasonCode[]).filter((code) => {
    const { stage, effect } = reasonFactsOf(code)
    return effect !== 'none' && ['tcp', 'tls', 'http'].includes(stage)
  })
  const spec: fc.Arbitrary<AddressSpec> = fc.oneof(
    fc.constant<AddressSpec>({}),
    fc.constantFrom(...codes).map((reason): AddressSpec => {
      return { reason, outcome: reasonFactsOf(reason).effect === 'down' ? 'failed' : 'inconclusive' }
    }),
  )

  it('green means at least one healthy address, red means none and no doubt, and k never exceeds n', () => {
    fc.assert(
      fc.property(fc.array(spec, { minLength: 1, maxLength: 6 }), (addresses) => {
        const verdict = judge(addresses)
        const healthyCount = addresses.filter((one) => !one.reason).length
        const failedCount = addresses.filter((one) => one.outcome === 'failed').length
        expect(verdict.healthyCount).toBe(healthyCount)
        expect(['up', 'degraded'].includes(verdict.state)).toBe(healthyCount > 0)
        expect(verdict.state === 'degraded').toBe(healthyCount > 0 && failedCount > 0)
        if (verdict.state === 'down') expect(failedCount).toBeGreaterThan(0)
        expect(verdict.reason === undefined).toBe(verdict.state === 'up')
      }),
      { numRuns: 500 },
    )
  })

  it('the order of the addresses changes neither state nor reason', () => {
    fc.assert(
      fc.property(fc.array(spec, { minLength: 1, maxLength: 5 }), (addresses) => {
        const there = judge(addresses)
        const back = judge([...addresses].reverse())
        expect([back.state, back.reason]).toEqual([there.state, there.reason])
      }),
    )
  })
})
