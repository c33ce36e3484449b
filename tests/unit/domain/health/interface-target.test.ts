import { describe, expect, it } from 'vitest'
import { basePathOf, channelPathOf, nearPathOf, probePathOf, profilePathOf } from '@/lib/domain/health/interface-path'
import { targetOf, targetsOf } from '@/lib/domain/health/interface-target'

const fields = {
  xsiActionsUrl: 'https://xsi.example.com/com.broadsoft.xsi-actions/v2.0/',
  xsiEventsUrl: 'https://xsi.example.com:8443',
  authenticationServiceUrl: 'https://auth.example.com/authService/token',
  authenticationServiceType: 'ci-token',
  ctiHost: 'CTI.example.com.',
  ctiPort: 8012,
  dmsUrl: 'https://dms.example.com/dms/wxt/config-wxt.xml',
}
const clientCertificate = { certificatePem: 'c', privateKeyPem: 'k' }
const testAccount = { userId: 'u', password: 'p' }

describe('what is probed for a cluster', () => {
  it('is one target for every interface that its fields name, in the order they are shown', () => {
    expect(targetsOf(fields, { testAccount, clientCertificate })).toEqual([
      { kind: 'xsi-actions', host: 'xsi.example.com', port: 443, path: '/com.broadsoft.xsi-actions', testAccount },
      { kind: 'xsi-events', host: 'xsi.example.com', port: 8443, path: '/com.broadsoft.xsi-events', testAccount },
      {
        kind: 'authentication-service',
        host: 'auth.example.com',
        port: 443,
        path: '/authService',
        authenticationMode: 'ci-token',
      },
      { kind: 'cti', host: 'cti.example.com', port: 8012, path: '', clientCertificate },
      { kind: 'dms', host: 'dms.example.com', port: 443, path: '/dms/wxt/config-wxt.xml' },
    ])
  })

  it('leaves out empty and refused fields', () => {
    const targets = targetsOf({ ...fields, dmsUrl: null, xsiActionsUrl: 'http://xsi.example.com', ctiHost: '' })
    expect(targets.map((one) => one.kind)).toEqual(['xsi-events', 'authentication-service'])
    expect(targetOf('xsi-actions', { xsiActionsUrl: 'http://a.example' })).toMatchObject({
      problem: { code: 'url-not-https' },
    })
    expect(targetOf('dms', {})).toBeUndefined()
  })

  it('gives the client certificate to an authentication service in mutual mode only', () => {
    const mutual = { ...fields, authenticationServiceType: 'mtls' }
    expect(targetOf('authentication-service', mutual, { clientCertificate })).toMatchObject({
      value: { authenticationMode: 'mtls', clientCertificate },
    })
    expect(targetOf('authentication-service', fields, { clientCertificate })).not.toHaveProperty(
      'value.clientCertificate',
    )
  })
})

describe('paths', () => {
  it.each([
    ['xsi-actions', '/', '/com.broadsoft.xsi-actions/v2.0/versions'],
    ['xsi-actions', '/com.broadsoft.xsi-actions/v2.0/versions', '/com.broadsoft.xsi-actions/v2.0/versions'],
    ['xsi-events', '/own/path/', '/own/path/v2.0/versions'],
    ['authentication-service', '', '/authService/token'],
    ['dms', '/dms/a/', '/dms/a/'],
    ['dms', '', '/'],
  ] as const)('%s at %s is asked for %s', (kind, path, expected) => {
    expect(probePathOf(kind, path)).toBe(expected)
    expect(basePathOf(kind, basePathOf(kind, path))).toBe(basePathOf(kind, path))
  })

  it('escape the user ID and survive half a surrogate pair', () => {
    expect(profilePathOf('/a', 'päpper@x/../y')).toBe('/a/v2.0/user/p%C3%A4pper%40x%2F..%2Fy/profile')
    expect(profilePathOf('/a', '\ud800')).toContain('%EF%BF%BD')
    expect(channelPathOf('/')).toBe('/com.broadsoft.async/com.broadsoft.xsi-events/v2.0/channel')
  })

  it.each([
    ['xsi-events', '/com.broadsoft.xsi-event/v2.0/versions', 'com.broadsoft.xsi-events'],
    ['xsi-actions', '/com.broadsoft.xsi-action', 'com.broadsoft.xsi-actions'],
    ['authentication-service', '/authservice/token', 'authService'],
    ['xsi-actions', '/com.broadsoft.xsi-actions', undefined],
    ['xsi-actions', '/com.broadsoft.xsi-events', undefined],
    ['xsi-events', '/something/else', undefined],
    ['dms', '/com.broadsoft.xsi-event', undefined],
  ] as const)('%s at %s was probably meant to be %s', (kind, path, usual) => {
    expect(nearPathOf(kind, path)?.usual).toBe(usual)
  })
})
