import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { targetOf } from '@/lib/domain/health/interface-target'
import { judgeInterface } from '@/lib/domain/health/judge'
import { judgeSessions } from '@/lib/domain/health/session-proof'
import type { Finding, InterfaceKind, InterfaceVerdict } from '@/lib/domain/health/types'
import { type FaultName, type FaultParams, faultNames } from '@/lib/lab/faults/catalogue'
import { type Lab, startLab } from '@/lib/lab/start-lab'
import { messagesOf } from '@/lib/platform/i18n/messages'
import { observeChannels } from '@/lib/platform/net/event-channel'
import { createProber, type Prober } from '@/lib/platform/net/prober'
import { wordsOfFinding } from '@/tests/support/finding-words'

interface Expected {
  fault: FaultName
  kind: InterfaceKind
  state: string
  reason?: string
  /** The reason itself, once for all addresses, unless it is told here. */
  findings?: string[]
  params?: FaultParams
  authentication?: 'mtls'
}

const expected: Expected[] = [
  { fault: 'refuse', kind: 'xsi-actions', state: 'down', reason: 'tcp-refused' },
  { fault: 'hang', kind: 'xsi-actions', state: 'down', reason: 'tls-timeout' },
  { fault: 'close', kind: 'xsi-events', state: 'down', reason: 'tls-closed' },
  { fault: 'reset-before-handshake', kind: 'authentication-service', state: 'down', reason: 'tls-closed' },
  { fault: 'reset-within-handshake', kind: 'xsi-events', state: 'down', reason: 'tls-closed' },
  { fault: 'reset-after-handshake', kind: 'dms', state: 'down', reason: 'http-closed' },
  { fault: 'certificate-expired', kind: 'xsi-events', state: 'down', reason: 'certificate-expired' },
  { fault: 'certificate-not-yet-valid', kind: 'xsi-events', state: 'down', reason: 'certificate-not-yet-valid' },
  { fault: 'certificate-wrong-host', kind: 'dms', state: 'down', reason: 'certificate-wrong-host' },
  { fault: 'certificate-self-signed', kind: 'cti', state: 'down', reason: 'certificate-self-signed' },
  { fault: 'certificate-unknown-authority', kind: 'cti', state: 'down', reason: 'certificate-unknown-issuer' },
  {
    fault: 'certificate-missing-intermediate',
    kind: 'xsi-actions',
    state: 'down',
    reason: 'certificate-missing-intermediate',
  },
  { fault: 'tls-1.1-only', kind: 'xsi-actions', state: 'down', reason: 'tls-version' },
  { fault: 'no-client-certificate-asked', kind: 'cti', state: 'down', reason: 'client-certificate-not-asked' },
  {
    fault: 'no-client-certificate-asked',
    kind: 'authentication-service',
    state: 'down',
    reason: 'client-certificate-not-asked',
    authentication: 'mtls',
  },
  { fault: 'http-404', kind: 'xsi-actions', state: 'down', reason: 'http-not-deployed' },
  { fault: 'http-404', kind: 'dms', state: 'down', reason: 'http-not-deployed' },
  { fault: 'http-500', kind: 'xsi-actions', state: 'down', reason: 'http-500', findings: ['http-server-error'] },
  {
    fault: 'http-502',
    kind: 'authentication-service',
    state: 'down',
    reason: 'http-502',
    findings: ['http-server-error'],
  },
  {
    fault: 'http-503',
    kind: 'authentication-service',
    state: 'down',
    reason: 'http-503',
    findings: ['http-server-error'],
  },
  { fault: 'http-504', kind: 'dms', state: 'down', reason: 'http-504', findings: ['http-server-error'] },
  { fault: 'slow', kind: 'xsi-actions', state: 'down', reason: 'http-timeout' },
  { fault: 'hang-http', kind: 'xsi-events', state: 'down', reason: 'http-timeout' },
  { fault: 'hang-body', kind: 'xsi-events', state: 'down', reason: 'http-body-incomplete' },
  { fault: 'wrong-body', kind: 'xsi-events', state: 'down', reason: 'http-wrong-body' },
  { fault: 'redirect', kind: 'authentication-service', state: 'down', reason: 'http-redirect' },
  { fault: 'login-latin-1', kind: 'xsi-actions', state: 'up', findings: ['login-encoding-suspected'] },
  { fault: 'affinity-lost', kind: 'xsi-events', state: 'up' },
  {
    fault: 'dns-changed',
    kind: 'xsi-actions',
    state: 'unknown',
    reason: 'blocked-by-policy',
    findings: ['blocked-by-policy', 'blocked-by-policy', 'blocked-by-policy'],
    params: { addresses: ['10.0.0.1', '127.0.0.1', '169.254.169.254'] },
  },
  { fault: 'dns-empty', kind: 'xsi-actions', state: 'down', reason: 'dns-no-address' },
  { fault: 'dns-nxdomain', kind: 'cti', state: 'down', reason: 'dns-name-not-found' },
  { fault: 'dns-servfail', kind: 'xsi-actions', state: 'down', reason: 'dns-server-failure' },
  { fault: 'dns-refused', kind: 'xsi-actions', state: 'down', reason: 'dns-refused' },
  { fault: 'dns-timeout', kind: 'xsi-actions', state: 'down', reason: 'dns-timeout' },
  { fault: 'dns-truncated', kind: 'xsi-actions', state: 'down', reason: 'dns-timeout' },
]

/** Throws when a sentence lacks a parameter that the prober did not give. */
const sayInBothLanguages = (finding: Finding) => [wordsOfFinding(finding, 'en'), wordsOfFinding(finding, 'es')]
const keyOf = (index: number) => `c${index}`
const waits = new Set<FaultName>(['hang', 'slow', 'hang-http', 'hang-body', 'dns-timeout'])

it('has a row for every fault that the network can have', () => {
  expect([...new Set(expected.map(({ fault }) => fault))].toSorted()).toEqual(faultNames.toSorted())
})

it.each(['en', 'es'] as const)('every reason has a short name in %s for tables and lists', (locale) => {
  const { reasons } = messagesOf(locale).health as { reasons: Record<string, string> }
  for (const { reason } of expected) if (reason) expect(reasons[reason]).toMatch(/\S/)
})

describe('the simulated network', () => {
  let lab: Lab
  let prober: Prober

  beforeAll(async () => {
    const account = { userId: 'probe@example.com', password: 'contraseña' }
    lab = await startLab({
      story: {
        clusters: expected.map(({ authentication }, index) => ({
          key: keyOf(index),
          name: keyOf(index),
          domain: `${keyOf(index)}.example.com`,
          edge: index === 0 ? ('tls-bridge' as const) : ('xsp-in-dmz' as const),
          testAccount: account,
          device: account,
          ...(authentication && { authentication }),
        })),
      },
    })
    prober = createProber({
      resolverAddress: lab.resolverAddress,
      trustedAnchorsFile: lab.anchorsFile,
      outboundAllowedRanges: [lab.allowedRange],
    })
  }, 60_000)

  afterAll(async () => {
    await lab.stop()
  })

  const check = async (index: number, kind: InterfaceKind, proof: 'proof' | 'no proof' = 'proof') => {
    const { urls, ctiHost, ctiPort, authentication, testAccount } = lab.cluster(keyOf(index))
    const fields = { ...urls, ctiHost, ctiPort, authenticationServiceType: authentication }
    const clientCertificate = { certificatePem: lab.clientCertificatePem, privateKeyPem: lab.clientKeyPem }
    const target = targetOf(kind, fields, proof === 'proof' ? { testAccount, clientCertificate } : {})
    if (!target?.ok) throw new Error('the story has a URL that may not be probed')
    let verdict: InterfaceVerdict | undefined
    for (let attempt = 0; attempt < 20 && (!verdict || verdict.reason === 'prober-starved'); attempt += 1) {
      verdict = judgeInterface(await prober.probe(target.value), new Date())
    }
    for (const finding of verdict?.findings ?? []) sayInBothLanguages(finding)
    return verdict as InterfaceVerdict
  }

  it.each(['xsi-actions', 'xsi-events', 'authentication-service', 'cti', 'dms'] as const)(
    '%s is green without a fault, on both addresses',
    async (kind) => {
      expect(await check(0, kind)).toMatchObject({ state: 'up', healthyCount: 2, addressCount: 2, findings: [] })
    },
    60_000,
  )

  it('without a probe certificate CTI is partly checked', async () => {
    expect(await check(0, 'cti', 'no proof')).toMatchObject({ state: 'unknown', reason: 'partly-checked' })
  }, 60_000)

  it('gives for every fault its reason, on both addresses', async () => {
    const verdicts: Promise<InterfaceVerdict>[] = []
    for (const [index, { fault, kind, params }] of expected.entries()) {
      await lab.setFault({ cluster: keyOf(index), interface: kind, fault, params })
      const verdict = check(index, kind)
      verdicts.push(verdict)
      if (!waits.has(fault)) await verdict
    }
    const seen = (await Promise.all(verdicts)).map(({ state, reason, findings }, index) => ({
      fault: expected[index]?.fault,
      state,
      reason,
      findings: findings.map((finding) => finding.code),
    }))
    expect(seen).toEqual(
      expected.map(({ fault, state, reason, findings = reason ? [reason] : [] }) => ({
        fault,
        state,
        reason,
        findings,
      })),
    )
  }, 120_000)

  it('with one address broken is green with "1 of 2" and the reason, and mended is green again', async () => {
    const [address] = lab.cluster(keyOf(0)).addresses
    await lab.clearFault()
    await lab.setFault({ cluster: keyOf(0), address, interface: 'xsi-events', fault: 'certificate-expired' })
    expect(await check(0, 'xsi-events')).toMatchObject({
      state: 'degraded',
      reason: 'certificate-expired',
      healthyCount: 1,
      addressCount: 2,
      findings: [{ code: 'certificate-expired', address }],
    })
    await lab.clearFault()
    expect(await check(0, 'xsi-events')).toMatchObject({ state: 'up', healthyCount: 2 })
  }, 60_000)

  it('cut off as a whole is unknown by our own resolver, and nobody is red', async () => {
    await lab.clearFault()
    lab.cutOff(true)
    const verdict = await check(0, 'xsi-actions')
    lab.cutOff(false)
    expect(verdict).toMatchObject({ state: 'unknown', reason: 'resolver-unreachable' })
  }, 60_000)

  it('keeps an event channel on one server, and shows when the balancer loses it', async () => {
    const channel = async () => {
      const { urls, testAccount } = lab.cluster(keyOf(0))
      const target = targetOf('xsi-events', urls, { testAccount })
      return target?.ok ? judgeSessions(await observeChannels(target.value, prober.options), new Date()) : undefined
    }
    const addresses = lab.cluster(keyOf(0)).addresses.map((address) => ({ address, outcome: 'kept', heartbeats: 20 }))
    expect(await channel()).toMatchObject({ outcome: 'proven', addresses, findings: [] })
    await lab.setFault({ cluster: keyOf(0), interface: 'xsi-events', fault: 'affinity-lost' })
    const broken = await channel()
    expect(broken).toMatchObject({
      outcome: 'broken',
      findings: [0, 1].map(() => ({ code: 'channel-broken', params: { status: 404, total: 20 } })),
    })
    for (const finding of broken?.findings ?? []) sayInBothLanguages(finding)
    await lab.setFault({ cluster: keyOf(0), interface: 'xsi-events', fault: 'login-latin-1' })
    expect(await channel()).toMatchObject({ outcome: 'not-tested', reason: 'login-refused' })
    await lab.clearFault()
  }, 60_000)
})
