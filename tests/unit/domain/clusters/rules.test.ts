import { describe, expect, it } from 'vitest'
import { initialValuesOf } from '@/lib/domain/catalogue/field'
import { clusterFields } from '@/lib/domain/clusters/fields'
import { clusterProblemsOf, oneWayProblemOf, turnedOn, xsiDomainOf } from '@/lib/domain/clusters/rules'

const base = {
  ...initialValuesOf(clusterFields),
  name: 'Lisboa',
  xsiActionsUrl: 'https://xsi.lisboa.example.com/com.broadsoft.xsi-actions',
  ctiHost: 'cti.lisboa.example.com',
}

describe('dependencies between the fields of a cluster', () => {
  it.each([
    [
      'a user without a password',
      { testAccountUserId: 'probe@example.com' },
      { testAccountPassword: 'test-account-password-missing' },
    ],
    ['a password without a user', { testAccountPassword: 'x' }, { testAccountUserId: 'test-account-user-missing' }],
    ['a shared XSP without mutual TLS', { sharedXsp: true }, { authenticationServiceType: 'shared-xsp-needs-mtls' }],
    [
      'a proxy path without a host',
      { provisioningAdapterPath: 'proxy' },
      { provisioningAdapterProxyHost: 'proxy-host-missing' },
    ],
    ['call history without a user', { callHistory: true }, { callHistoryUserId: 'toggle-user-missing' }],
    ['DND sync without a user', { dndSync: true }, { dndSyncUserId: 'toggle-user-missing' }],
    ['PA sync without a user', { personalAssistantSync: true }, { personalAssistantSyncUserId: 'toggle-user-missing' }],
    ['CNPS on the XSI host', { cnpsHost: 'XSI.lisboa.example.com' }, { cnpsHost: 'cnps-host-shared' }],
    ['CNPS on the CTI host', { cnpsHost: 'cti.lisboa.example.com' }, { cnpsHost: 'cnps-host-shared' }],
    [
      'a probe certificate without its key',
      { probeCertificate: '-----BEGIN CERTIFICATE-----' },
      { probePrivateKey: 'probe-key-missing' },
    ],
  ])('refuses %s at its field', (_, change, expected) => {
    const problems = clusterProblemsOf({ ...base, ...change })
    expect(Object.fromEntries(Object.entries(problems).map(([field, problem]) => [field, problem.code]))).toEqual(
      expected,
    )
  })

  it('finds nothing wrong with the smallest cluster', () => {
    expect(clusterProblemsOf(base)).toEqual({})
  })

  it('takes a stored secret for a given one', () => {
    const values = { ...base, testAccountUserId: 'probe@example.com', probeCertificate: '-----BEGIN CERTIFICATE-----' }
    expect(clusterProblemsOf(values, { testAccountPassword: true, probePrivateKey: true })).toEqual({})
  })

  it('takes the host of the XSI-Actions URL as XSI domain unless one is given', () => {
    expect(xsiDomainOf(base)).toBe('xsi.lisboa.example.com')
    expect(xsiDomainOf({ ...base, xsiDomain: 'app.lisboa.example.com' })).toBe('app.lisboa.example.com')
  })
})

describe('one-way toggles', () => {
  const on = { ...base, callHistory: true }

  it('are never turned off', () => {
    expect(oneWayProblemOf(on, base, 'Lisboa')).toEqual({
      code: 'one-way-toggle',
      fields: { callHistory: { code: 'one-way-toggle' } },
    })
  })

  it('are turned on only with the name of the cluster typed', () => {
    expect(oneWayProblemOf(base, on, '')?.code).toBe('toggle-not-confirmed')
    expect(oneWayProblemOf(base, on, 'Lisbon')?.code).toBe('toggle-not-confirmed')
    expect(oneWayProblemOf(base, on, 'Lisboa ')).toBeNull()
  })

  it('ask for the name that is stored, not for the one that is being given', () => {
    expect(oneWayProblemOf(base, { ...on, name: 'Porto' }, 'Porto')?.code).toBe('toggle-not-confirmed')
  })

  it('need no confirmation while they stay as they are', () => {
    expect(oneWayProblemOf(on, on, '')).toBeNull()
    expect(turnedOn(on, { ...on, dndSync: true })).toEqual(['dndSync'])
  })
})
