import { describe, expect, it } from 'vitest'
import { fieldProblemsOf, initialValuesOf } from '@/lib/domain/catalogue/field'
import { clusterFields, clusterObject, clusterSections } from '@/lib/domain/clusters/fields'

const filled = {
  ...initialValuesOf(clusterFields),
  name: 'Madrid Norte',
  xsiActionsUrl: 'https://xsi.madrid.example.com/com.broadsoft.xsi-actions',
  xsiEventsUrl: 'https://xsi.madrid.example.com/com.broadsoft.xsi-events',
  ctiHost: 'cti.madrid.example.com',
  authenticationServiceUrl: 'https://xsi.madrid.example.com/authService',
}

function codeOf(field: string, value: string | boolean): string | undefined {
  const outcome = clusterObject.safeParse({ ...filled, [field]: value })
  return outcome.success ? undefined : fieldProblemsOf(outcome.error)[field]?.code
}

describe('the catalogue of a cluster', () => {
  it('accepts the smallest cluster there is', () => {
    expect(clusterObject.safeParse(filled).success).toBe(true)
  })

  it('starts with the defaults of the source: direct authentication off, every toggle off, CTI port 8012', () => {
    const initial = initialValuesOf(clusterFields)
    expect(initial).toMatchObject({
      directAuthentication: false,
      callHistory: false,
      dndSync: false,
      personalAssistantSync: false,
      ctiPort: '8012',
      authenticationServiceType: 'ci-token',
      edgeTopology: 'xsp-in-dmz',
      broadworksRelease: 'later',
      provisioningAdapterPath: 'direct',
    })
  })

  it.each([
    ['xsiActionsUrl', 'http://xsi.example.com/com.broadsoft.xsi-actions', 'url-not-https'],
    ['xsiEventsUrl', '', 'required'],
    ['xsiEventsUrl', 'https://user:pw@xsi.example.com/', 'url-with-credentials'],
    ['xsiEventsUrl', 'https://127.0.0.1/', 'host-is-address'],
    ['xsiEventsUrl', `https://xsi.example.com/${'a'.repeat(600)}`, 'too-long'],
    ['dasUrl', 'das.example.com', 'url-without-scheme'],
    ['ctiHost', 'https://cti.example.com', 'host-with-scheme'],
    ['ctiPort', '0', 'port-invalid'],
    ['ctiPort', '65536', 'port-invalid'],
    ['ctiPort', '80.5', 'port-invalid'],
    ['ctiPort', 'eight', 'port-invalid'],
    ['name', '   ', 'required'],
    ['name', 'n'.repeat(81), 'too-long'],
    ['name', 'two\nlines', 'control-characters'],
    ['name', 'right-to-left \u202E', 'control-characters'],
    ['edgeTopology', 'moon', 'not-an-option'],
    ['probeCertificate', 'not a certificate', 'not-pem'],
  ])('refuses %s = %j with %s', (field, value, code) => {
    expect(codeOf(field, value)).toBe(code)
  })

  it('keeps an internationalised host', () => {
    expect(codeOf('ctiHost', 'cti.málaga.example')).toBeUndefined()
  })

  it('drops what is no field, so that nothing else can be assigned', () => {
    const parsed = clusterObject.parse({ ...filled, partnerId: 'another', version: '9', pausedAt: 'now' })
    expect(Object.keys(parsed).sort()).toEqual(Object.keys(clusterFields).sort())
  })

  it('gives every section of the wizard at least one field', () => {
    const used = new Set(Object.values(clusterFields).map((field) => field.section))
    expect([...used]).toEqual([...clusterSections])
  })
})
