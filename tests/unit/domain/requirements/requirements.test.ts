import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { initialValuesOf } from '@/lib/domain/catalogue/field'
import { clusterFields } from '@/lib/domain/clusters/fields'
import type { InterfaceKind, InterfaceResult, StageFact } from '@/lib/domain/health/types'
import { locales } from '@/lib/domain/preferences/preferences'
import { type RequirementId, requirementIds } from '@/lib/domain/requirements/ids'
import { patchedReleases, patchesOf } from '@/lib/domain/requirements/patches'
import { basisOf, requirementsOf } from '@/lib/domain/requirements/requirements'
import type { ClusterFacts, Requirement } from '@/lib/domain/requirements/types'
import { messagesOf } from '@/lib/platform/i18n/messages'
import { runsOf } from '../../../support/depth'

const values = {
  ...initialValuesOf(clusterFields),
  name: 'Lisboa',
  broadworksRelease: 'R24',
  xsiActionsUrl: 'https://xsi.lisboa.example.com:8443/com.broadsoft.xsi-actions',
  xsiEventsUrl: 'https://xsi.lisboa.example.com:8443/com.broadsoft.xsi-events',
  authenticationServiceUrl: 'https://xsi.lisboa.example.com/authService',
  ctiHost: 'cti.lisboa.example.com',
}

const resultOf = (kind: InterfaceKind, stages: StageFact[], state: InterfaceResult['verdict']['state'] = 'up') =>
  ({
    observation: { kind, addresses: [{ address: '198.51.100.48', stages, answered: true }] },
    verdict: { state },
  }) as unknown as InterfaceResult

const nothing: ClusterFacts = { values, results: {}, confirmations: [] }
const one = (id: RequirementId, facts: Partial<ClusterFacts> = {}): Requirement => {
  const found = requirementsOf({ ...nothing, ...facts }).find((requirement) => requirement.id === id)
  if (!found) throw new Error(`${id} is not demanded`)
  return found
}
const linesOf = (requirement: Requirement) => requirement.commands.map(({ prompt, text }) => `${prompt} ${text}`)
const tls = (fact: Partial<StageFact>): StageFact => ({ stage: 'tls', outcome: 'passed', ...fact })

describe('the lines of a requirement', () => {
  it.each([
    ['encoding', {}, 'XSP_CLI/Applications/WebContainer/Tomcat/GeneralSettings> set authenticationEncoding UTF-8'],
    ['encoding', {}, 'ADP_CLI/Applications/WebContainer/Tomcat/GeneralSettings> set authenticationEncoding UTF-8'],
    ['client-identity', {}, 'AS_CLI/System/ClientIdentity> add bwcticlient.webex.com'],
    ['cti', { ctiPort: '8013' }, 'XSP|ADP_CLI/Interface/CTI/CTIServer> add INTERFACE_IP 8013 true true true'],
    [
      'enterprise-flag',
      {},
      'AS_CLI/Maintenance/ContainerOptions> add provisioning bw.msg.includeIsEnterpriseInOSSschema true',
    ],
    [
      'authentication-service',
      {},
      'XSP|ADP_CLI/Interface/Http/SSLCommonSettings/ClientAuthentication/WebApps> set INTERFACE_IP 443 AuthenticationService clientAuthReq false',
    ],
    ['tls', {}, 'XSP|ADP_CLI/Interface/Http/HttpServer/SSLSettings/Protocols> add INTERFACE_IP 8443 TLSv1.2'],
    [
      'cnps',
      { cnpsHost: 'cnps.lisboa.example.com' },
      'AS_CLI/System/NotificationPushServer> set url https://cnps.lisboa.example.com/nps',
    ],
  ] as const)('of %s hold this cluster’s values', (id, change, line) => {
    expect(linesOf(one(id, { values: { ...values, ...change } }))).toContain(line)
  })

  it('ask for the client requirement to be dropped on R24 only', () => {
    const dropsOn = (broadworksRelease: string) =>
      linesOf(one('authentication-service', { values: { ...values, broadworksRelease } })).some((line) =>
        line.endsWith('clientAuthReq false'),
      )
    expect(['R22', 'R23', 'R24', 'later'].map(dropsOn)).toEqual([false, false, true, false])
  })

  it('trust the internal authority behind a bridge and the Webex chain elsewhere', () => {
    const trusted = (edgeTopology: string) => linesOf(one('cti-trust', { values: { ...values, edgeTopology } })).join()
    expect(trusted('tls-bridge')).toContain('internalbridgeca')
    expect(trusted('tls-bridge')).not.toContain('webexclientroot')
    expect(trusted('xsp-in-dmz')).toContain('webexclientroot2023')
    expect(trusted('tls-passthrough')).toContain('webexclientissuing2023')
  })
})

describe('the provisioning URL of the system level', () => {
  it('gives the lines that are noted for it, and says so when none is ours', () => {
    const line = {
      prompt: 'AS_CLI/Interface/Messaging>',
      text: 'set provisioningUrl https://hub.example.com/adapter/t1',
    }
    expect(one('provisioning-url', { systemLevel: [line] })).toMatchObject({ text: 'noted', commands: [line] })
    expect(one('provisioning-url')).toMatchObject({ text: 'open', commands: [], state: 'to-confirm' })
  })
})

describe('the patches', () => {
  it.each([
    ['R22', 'AP.as.22.0.1123.ap376508'],
    ['R23', 'AP.as.23.0.1075.ap376509'],
    ['R24', 'AP.as.24.0.944.ap375100'],
  ] as const)('of %s are named in full, with their notes', (broadworksRelease, patch) => {
    const requirement = one('patch', { values: { ...values, broadworksRelease } })
    expect(requirement.names).toEqual([patch])
    expect(requirement.notesUrl).toContain(patch)
    expect(requirement.statements).toContain('uc-one-ban')
  })

  it('are none that nobody named for later releases', () => {
    expect(one('patch', { values: { ...values, broadworksRelease: 'later' } })).toMatchObject({
      text: 'later',
      names: [],
    })
  })

  it('carry the build of their own release', () => {
    const builds = { R22: '22', R23: '23', R24: '24' }
    for (const release of patchedReleases) {
      const { notesUrl, ...lists } = patchesOf(release)
      for (const name of Object.values(lists).flat()) expect(name).toMatch(new RegExp(`[.-]${builds[release]}[._]`))
    }
  })
})

describe('what a check proves', () => {
  const login = (outcome: StageFact['outcome'], reason?: string, hasSpecialCharacters?: boolean): StageFact => ({
    stage: 'login',
    outcome,
    ...(reason && { reason }),
    evidence: { status: 200, ...(hasSpecialCharacters !== undefined && { hasSpecialCharacters }) },
  })

  it.each([
    ['a login with special characters refused', [login('failed', 'login-refused', true)], 'contradicted'],
    ['a login with special characters passed', [login('passed', undefined, true)], 'met'],
    ['a login in ASCII passed', [login('passed')], 'to-confirm'],
    ['a login in ASCII refused', [login('failed', 'login-refused', false)], 'to-confirm'],
    ['no login', [], 'to-confirm'],
  ] as const)('about UTF-8: %s', (_, stages, state) => {
    expect(one('encoding', { results: { 'xsi-actions': resultOf('xsi-actions', [...stages]) } }).state).toBe(state)
  })

  it.each([
    ['proven both ways', [tls({})], 'met'],
    ['only the refusal seen', [tls({ outcome: 'skipped', reason: 'partly-checked' })], 'to-confirm'],
    ['everybody let in', [tls({ outcome: 'failed', reason: 'client-certificate-not-asked' })], 'contradicted'],
    ['the probe refused too', [tls({ outcome: 'failed', reason: 'client-certificate-refused' })], 'contradicted'],
    ['nothing seen', [], 'to-confirm'],
  ] as const)('about mutual TLS of CTI: %s', (_, stages, state) => {
    expect(one('cti', { results: { cti: resultOf('cti', [...stages]) } }).state).toBe(state)
  })

  it('contradicts CI token validation when the service asks for a certificate', () => {
    const stages = [tls({ outcome: 'failed', reason: 'client-certificate-required' })]
    const results = { 'authentication-service': resultOf('authentication-service', stages, 'down') }
    expect(one('authentication-service', { results })).toMatchObject({
      state: 'contradicted',
      text: 'ci-token',
      statements: ['auth-source', 'auth-guide'],
    })
  })

  it('takes a broken handshake for what it is, and a demand for a client certificate for something else', () => {
    const expired = resultOf('xsi-events', [tls({ outcome: 'failed', reason: 'certificate-expired' })], 'down')
    expect(one('tls', { results: { 'xsi-events': expired } }).check).toMatchObject({
      outcome: 'contradicted',
      params: { reason: 'certificate-expired' },
    })
    const demands = resultOf('authentication-service', [
      tls({ outcome: 'failed', reason: 'client-certificate-required' }),
    ])
    expect(one('tls', { results: { 'authentication-service': demands } }).state).toBe('to-confirm')
  })

  it('tells a CNPS under the name of an XSP from one under its own', () => {
    const checkOf = (cnpsHost: string) => one('cnps', { values: { ...values, cnpsHost } }).check?.code
    expect(['', 'XSI.lisboa.example.com', 'cnps.lisboa.example.com'].map(checkOf)).toEqual([
      'cnps-not-given',
      'cnps-shared',
      'cnps-own-name',
    ])
  })
})

describe('what a person confirmed', () => {
  const by = { by: 'Ana', at: '2026-11-20T10:00:00.000Z' }

  it('settles what no check sees', () => {
    const confirmations = [{ requirement: 'patch' as const, basis: 'R24', ...by }]
    expect(one('patch', { confirmations }).state).toBe('confirmed')
  })

  it('is outdated once the fact it was given for is another', () => {
    const confirmations = [{ requirement: 'patch' as const, basis: 'R23', ...by }]
    expect(one('patch', { confirmations }).state).toBe('outdated')
  })

  it('never stands against a check', () => {
    const confirmations = [{ requirement: 'encoding' as const, basis: '', ...by }]
    const fact: StageFact = {
      stage: 'login',
      outcome: 'failed',
      reason: 'login-refused',
      evidence: { hasSpecialCharacters: true },
    }
    const results = { 'xsi-actions': resultOf('xsi-actions', [fact]) }
    expect(one('encoding', { confirmations, results }).state).toBe('contradicted')
  })
})

describe('for whatever cluster', () => {
  const anyValues = fc.dictionary(
    fc.constantFrom(...Object.keys(clusterFields)),
    fc.oneof(fc.string(), fc.boolean(), fc.constantFrom('mtls', 'ci-token', 'R22', 'later', 'tls-bridge', 'proxy')),
  )

  it('says what is demanded, without throwing, in words that exist in both languages', () => {
    const words = locales.map(
      (locale) => messagesOf(locale).requirements as unknown as Record<string, Record<string, Record<string, string>>>,
    )
    fc.assert(
      fc.property(anyValues, (given) => {
        const release = ['R22', 'R23', 'R24', 'later'].includes(String(given.broadworksRelease))
          ? String(given.broadworksRelease)
          : 'later'
        for (const { id, text, check, statements } of requirementsOf({
          ...nothing,
          values: { ...values, ...given, broadworksRelease: release },
        }))
          for (const language of words) {
            expect(language.items?.[id]?.[text], `${id}.${text}`).toBeTruthy()
            if (check) expect(language.checks?.[check.code], check.code).toBeTruthy()
            for (const statement of statements) expect(language.statements?.[statement]).toBeTruthy()
          }
      }),
      { numRuns: runsOf({ quick: 60, full: 1000 }) },
    )
  })

  it('keeps a confirmation valid exactly as long as its fact', () => {
    fc.assert(
      fc.property(fc.constantFrom(...requirementIds), anyValues, (id, given) => {
        const facts = { ...nothing, values: { ...values, ...given, broadworksRelease: 'R24' } }
        const confirmations = [
          { requirement: id, basis: basisOf(id, facts.values), by: 'Ana', at: '2026-11-20T10:00:00.000Z' },
        ]
        const found = requirementsOf({ ...facts, confirmations }).find((requirement) => requirement.id === id)
        expect(found?.state).not.toBe('outdated')
        expect(found?.state).not.toBe('to-confirm')
      }),
      { numRuns: runsOf({ quick: 60, full: 1000 }) },
    )
  })
})
