import { describe, expect, it } from 'vitest'
import type { FieldValues } from '@/lib/domain/catalogue/field'
import { exampleTemplate } from '@/lib/domain/templates/example'
import { withoutHiddenTemplate } from '@/lib/domain/templates/fields'
import { parseTemplate } from '@/lib/domain/templates/parse'
import { templateWarningsOf } from '@/lib/domain/templates/rules'

const clusterId = '01900000-0000-7000-8000-000000000001'
const template = (given: FieldValues = {}) => exampleTemplate({ name: 'Retail', clusterId, ...given })
const account = {
  provisioningAccountName: 'wbx-prov',
  provisioningAccountPassword: 'secret',
  provisioningAccountPasswordAgain: 'secret',
}
const refusalsOf = (values: FieldValues) => {
  const parsed = parseTemplate(values)
  if (parsed.ok) return {}
  return Object.fromEntries(Object.entries(parsed.problem.fields ?? {}).map(([field, { code }]) => [field, code]))
}

describe('each provisioning method', () => {
  it.each([
    ['flow-through, trusted', { flowThrough: true, ...account, userVerification: 'trusted' }],
    ['flow-through, untrusted', { flowThrough: true, ...account, userVerification: 'untrusted', adminFirst: true }],
    ['self-provisioning', { userVerification: 'untrusted', selfActivation: true }],
    ['API, trusted', { userVerification: 'trusted' }],
    ['API, untrusted', { userVerification: 'untrusted' }],
  ])('%s can be saved', (_, given) => {
    expect(refusalsOf(template(given))).toEqual({})
  })
})

describe('an impossible combination is refused at its field', () => {
  it.each<[string, FieldValues, Record<string, string>]>([
    [
      'self-activation with flow-through',
      { flowThrough: true, ...account, userVerification: 'untrusted', selfActivation: true },
      { selfActivation: 'self-activation-needs-flow-through-off' },
    ],
    [
      'self-activation with trusted e-mails',
      { selfActivation: true },
      { selfActivation: 'only-with-untrusted-emails' },
    ],
    [
      'admin first with trusted e-mails',
      { flowThrough: true, ...account, adminFirst: true },
      { adminFirst: 'only-with-untrusted-emails' },
    ],
    [
      'admin first without flow-through',
      { userVerification: 'untrusted', adminFirst: true },
      { adminFirst: 'admin-first-needs-flow-through' },
    ],
    [
      'flow-through without an account',
      { flowThrough: true },
      {
        provisioningAccountName: 'provisioning-account-missing',
        provisioningAccountPassword: 'provisioning-password-missing',
      },
    ],
    [
      'two passwords that differ',
      { flowThrough: true, ...account, provisioningAccountPasswordAgain: 'other' },
      { provisioningAccountPasswordAgain: 'passwords-differ' },
    ],
    [
      'own meetings without a number group',
      { meetingJoin: 'partner-provided' },
      { phoneNumberGroup: 'phone-number-group-missing' },
    ],
    ['SAML without an entity ID', { authenticationMode: 'partner-saml' }, { idpEntityId: 'idp-entity-missing' }],
    [
      'an OpenID Connect name with a slash',
      { authenticationMode: 'partner-oidc', idpEntityId: 'https://idp' },
      { idpEntityId: 'oidc-name-invalid' },
    ],
  ])('%s', (_, given, refusals) => {
    expect(refusalsOf(template(given))).toEqual(refusals)
  })
})

describe('a dependent value sent without its parent is refused, not dropped', () => {
  it.each<[string, FieldValues, string]>([
    ['provisioningAccountName', { provisioningAccountName: 'wbx-prov' }, 'only-with-flow-through'],
    ['phoneNumberGroup', { phoneNumberGroup: 'Madrid' }, 'only-with-own-meetings'],
    ['callbackDnsSrvGroup', { callbackDnsSrvGroup: 'cb.example.com' }, 'only-with-own-meetings'],
    ['shareLink', { shareLink: 'https://a.example.com' }, 'only-with-untrusted-emails'],
    ['idpEntityId', { idpEntityId: 'idp' }, 'only-with-own-provider'],
  ])('%s', (field, given, code) => {
    expect(refusalsOf(template(given))).toEqual({ [field]: code })
    expect(refusalsOf(withoutHiddenTemplate(template(given)))).toEqual({})
  })
})

describe('single values', () => {
  it.each<[string, FieldValues, Record<string, string>]>([
    ['a country that is none', { country: 'XX' }, { country: 'country-missing' }],
    ['a language that is not supported', { emailLanguage: 'en_IN' }, { emailLanguage: 'language-missing' }],
    ['a cluster that is no id', { clusterId: "'; drop" }, { clusterId: 'cluster-missing' }],
    [
      'a script as share link',
      { userVerification: 'untrusted', shareLink: 'javascript:alert(1)' },
      { shareLink: 'link-invalid' },
    ],
    ['a bidirectional override in the name', { name: 'Ret\u202eail' }, { name: 'control-characters' }],
    ['a name of one megabyte', { name: 'x'.repeat(1_000_000) }, { name: 'too-long' }],
    ['a switch that is text', { directorySync: 'yes' }, { directorySync: 'required' }],
  ])('refuses %s', (_, given, refusals) => {
    expect(refusalsOf(template(given))).toEqual(refusals)
  })

  it('keeps a stored password when the field is empty', () => {
    const values = template({ flowThrough: true, provisioningAccountName: 'wbx-prov' })
    expect(parseTemplate(values, { provisioningAccountPassword: true }).ok).toBe(true)
  })
})

describe('what is odd is told and not refused', () => {
  it.each<[FieldValues, string[]]>([
    [{ userVerification: 'untrusted', selfActivation: true }, []],
    [{ flowThrough: true, userVerification: 'untrusted' }, ['admin-first-recommended']],
    [{ flowThrough: true, userVerification: 'trusted', autoCreateOrganizations: false }, ['hybrid-provisioning']],
    [
      { flowThrough: true, userVerification: 'trusted', prefillEmail: true, authenticationMode: 'webex' },
      ['prefill-without-broadworks'],
    ],
    [
      { flowThrough: true, userVerification: 'trusted', prefillEmail: true, authenticationMode: 'broadworks' },
      ['prefill-needs-alternate-id'],
    ],
  ])('%j', (given, codes) => {
    expect(templateWarningsOf(template(given)).map(({ code }) => code)).toEqual(codes)
  })
})
