import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { initialValuesOf } from '@/lib/domain/catalogue/field'
import { isLocaleCode } from '@/lib/domain/locales/locales'
import { locales as hubLocales } from '@/lib/domain/preferences/preferences'
import { type WhatIf, whatIf } from '@/lib/domain/provisioning/what-if'
import { organizationStates, type WhatIfFacts, webexAccounts } from '@/lib/domain/provisioning/what-if/facts'
import { factsOfQuestion, questionQuery, readQuestion, whatIfFields } from '@/lib/domain/provisioning/what-if/question'
import { templateFields } from '@/lib/domain/templates/fields'
import { messagesOf } from '@/lib/platform/i18n/messages'
import { runsOf } from '../../../support/depth'

const template = {
  ...initialValuesOf(templateFields),
  name: 'Belgium retail',
  country: 'BE',
  emailLanguage: 'nl_NL',
  flowThrough: true,
  userVerification: 'untrusted',
  adminFirst: true,
  defaultPackage: 'standard',
  authenticationMode: 'broadworks',
}
const question = factsOfQuestion(initialValuesOf(whatIfFields))
const facts: WhatIfFacts = {
  template,
  cluster: { name: 'brussels-1', directAuthentication: false },
  overrides: {},
  callInEdits: {},
  ...question,
}
const ask = (
  change: Omit<Partial<WhatIfFacts>, 'template' | 'user' | 'call'> & {
    template?: object
    user?: Partial<WhatIfFacts['user']>
    call?: Partial<WhatIfFacts['call']>
  } = {},
): WhatIf =>
  whatIf({
    ...facts,
    ...change,
    template: { ...template, ...change.template },
    user: { ...facts.user, ...change.user },
    call: { ...facts.call, ...change.call },
  })

const trusted = { userVerification: 'trusted', adminFirst: false }
const self = { flowThrough: false, adminFirst: false, selfActivation: true }
const api = { flowThrough: false, adminFirst: false }
const apiTrusted = { ...api, userVerification: 'trusted' }

describe('the worked example', () => {
  const answer = ask()

  it('makes the first user the administrator of a new organization, on the default package', () => {
    expect(answer).toMatchObject({
      outcome: 'provisioned',
      package: { id: 'standard', because: { code: 'default' } },
      organization: { name: 'brasserie-nord', role: 'administrator', because: { code: 'created-others-wait' } },
    })
  })

  it('lets the user type and confirm the address', () => {
    expect(answer.activation).toMatchObject({ code: 'typed-by-user', address: null })
    expect(answer.activation?.steps.map(({ state }) => state)).toEqual([
      'pending_email_input',
      null,
      'pending_email_validation',
      'provisioning',
      'provisioned',
    ])
  })

  it('resolves fr + BE to fr_FR, sets the organization, and takes the call-in of Belgium from our own map', () => {
    expect(answer.locale).toMatchObject({ locale: 'fr_FR', site: { locale: 'fr_FR' } })
    expect(answer.localeBecause.code).toBe('sets-organization')
    expect(answer.callIn).toMatchObject({
      location: { location: 'EURO', callingCode: '+49' },
      because: { code: 'own-map' },
    })
  })

  it('signs in through the hosted broker in five steps', () => {
    expect(answer.signIn.steps.map(({ code }) => code)).toEqual([
      'found',
      'hosted-page',
      'types-user-id',
      'checked-by-broker',
      'exchanged',
    ])
  })
})

describe('a user is refused', () => {
  it.each([
    ['as a BroadWorks administrator', { user: { isAdministrator: true } }, 'administrator'],
    ['without a licence', { user: { hasLicence: false } }, 'no-licence'],
    ['without number and extension', { user: { number: ' ', extension: '' } }, 'no-number'],
    ['by flow-through without Integrated IM&P', { user: { hasIntegratedImp: false } }, 'imp-not-assigned'],
    [
      'where organizations are made by hand and none is there',
      { template: { autoCreateOrganizations: false } },
      'organization-missing',
    ],
    ['without an address, when e-mails are trusted', { template: trusted, user: { email: '' } }, 'email-missing'],
    ['with an address that is none', { template: trusted, user: { email: 'lea at nord' } }, 'email-invalid'],
    ['by the API without an address in the call', { template: apiTrusted, call: { email: '' } }, 'call-email-missing'],
    [
      'by the API with another address than BroadWorks has',
      { template: apiTrusted, call: { email: 'else@example.com' } },
      'email-differs',
    ],
    ['by the API without a package', { template: api, call: { package: '' } }, 'call-package-missing'],
    ['whose address belongs to another customer', { webexAccount: 'other-customer' as const }, 'email-taken'],
    ['while the verification is open', { template: { userVerification: '' } }, 'method-open'],
  ])('%s', (_, change, code) => {
    const answer = ask(change)
    expect(answer.outcome).toBe('refused')
    expect(answer.refusals.map((refusal) => refusal.code)).toEqual([code])
  })

  it('for everything at once, the most fundamental first', () => {
    const answer = ask({ user: { isAdministrator: true, hasLicence: false, extension: '', hasIntegratedImp: false } })
    expect(answer.refusals.map(({ code }) => code)).toEqual([
      'administrator',
      'no-licence',
      'no-number',
      'imp-not-assigned',
    ])
  })
})

describe('a user is not refused', () => {
  it.each([
    ['with an extension only', { user: { number: '', extension: '4117' } }],
    ['with a number only', { user: { number: '+3225550117', extension: '' } }],
    ['for want of Integrated IM&P, where nothing flows through', { template: self, user: { hasIntegratedImp: false } }],
    ['for a missing address, where the user types it', { user: { email: '' } }],
    [
      'for an address that differs in case only',
      { template: apiTrusted, call: { email: 'LEA@brasserie-nord.example.com' } },
    ],
    ['by the API for another address, where the user types it', { template: api, call: { email: 'else@example.com' } }],
    [
      'where the organization is there, though none is made by itself',
      { template: { autoCreateOrganizations: false }, organization: 'active' as const },
    ],
  ])('%s', (_, change) => {
    expect(ask(change).refusals).toEqual([])
  })
})

describe('what decides an answer', () => {
  it.each([
    ['flow-through-trusted', trusted, 'from-broadworks', ['announced', 'created', 'done']],
    ['api-trusted', apiTrusted, 'from-call', ['called', 'created', 'done']],
    [
      'self-provisioning',
      self,
      'typed-by-user',
      ['link-handed-out', 'portal-sign-in', 'address-typed', 'mail-confirmed', 'done'],
    ],
    ['api-untrusted', api, 'typed-by-user', ['called', 'portal-sign-in', 'address-typed', 'mail-confirmed', 'done']],
  ] as const)('%s: the way of the address', (method, change, code, steps) => {
    const answer = ask({ template: change })
    expect(answer.method.method).toBe(method)
    expect(answer.activation?.code).toBe(code)
    expect(answer.activation?.steps.map((step) => step.code)).toEqual(steps)
  })

  it('asks for consent where the address has an account of its own', () => {
    const states = ask({ template: trusted, webexAccount: 'own' }).activation?.steps.map(({ state }) => state)
    expect(states).toEqual([null, 'pending_user_migration', 'provisioned'])
  })

  it('lets others wait for the administrator only where the template says so', () => {
    expect(ask({ organization: 'admin-pending' }).outcome).toBe('waits')
    expect(ask({ organization: 'admin-pending', template: { adminFirst: false } }).outcome).toBe('provisioned')
    expect(ask({ organization: 'active' }).outcome).toBe('provisioned')
  })

  it('never changes the locale of an organization that exists', () => {
    expect(ask({ organization: 'active' }).localeBecause.code).toBe('organization-keeps')
  })

  it('takes the package of the call with the API and the default otherwise', () => {
    expect(ask({ template: api, call: { package: 'premium' } }).package).toMatchObject({
      id: 'premium',
      because: { code: 'from-call' },
    })
    expect(ask({ call: { package: 'premium' } }).package.id).toBe('standard')
  })

  it('names enterprise and group as the template says', () => {
    expect(ask({ template: { enterpriseMode: true } }).organization.kind).toBe('enterprise')
    expect(ask().organization.kind).toBe('group')
  })

  it('gives the partner’s own numbers instead of a location', () => {
    const own = { meetingJoin: 'partner-provided', phoneNumberGroup: 'Brussels' }
    expect(ask({ template: own }).callIn).toMatchObject({
      location: 'partner',
      because: { params: { group: 'Brussels' } },
    })
  })

  it('obeys the partner’s override of a language', () => {
    expect(ask({ overrides: { fr: 'fr_CA' } }).locale.locale).toBe('fr_CA')
  })

  it.each([
    ['broadworks', true, 'checked-directly', 'none'],
    ['broadworks', false, 'checked-by-broker', 'none'],
    ['webex', false, 'types-there', 'customer-provider'],
    ['partner-saml', false, 'partner-provider', 'partner-provider'],
    ['partner-oidc', false, 'partner-provider', 'partner-provider'],
  ] as const)('signs in with %s, direct %s', (authenticationMode, directAuthentication, code, secondFactor) => {
    const { signIn } = ask({ template: { authenticationMode }, cluster: { name: 'b', directAuthentication } })
    expect(signIn.steps).toHaveLength(5)
    expect(signIn.steps.map((step) => step.code)).toContain(code)
    expect(signIn.secondFactor).toBe(secondFactor)
  })

  it('lets the user sign in with the address once it is the Alternate ID', () => {
    const alternateId = facts.user.email
    expect(ask({ template: trusted, user: { alternateId } }).signIn.identity).toBe('email-or-user-id')
    expect(ask({ template: trusted }).signIn.identity).toBe('user-id')
  })
})

const anything = fc.oneof(
  fc.string(),
  fc.boolean(),
  fc.constantFrom('trusted', 'untrusted', 'broadworks', 'webex', 'BE', 'premium'),
)
const anyFacts: fc.Arbitrary<WhatIfFacts> = fc.record({
  template: fc
    .dictionary(fc.constantFrom(...Object.keys(templateFields)), anything)
    .map((given) => ({ ...template, ...given })),
  cluster: fc.option(fc.record({ name: fc.string(), directAuthentication: fc.boolean() })),
  overrides: fc.constant({}),
  callInEdits: fc.constant({}),
  user: fc.record({
    name: fc.string(),
    userId: fc.string(),
    enterprise: fc.string(),
    language: fc.oneof(fc.string(), fc.constantFrom('fr', 'en_US', 'pt-br', '')),
    email: fc.oneof(fc.string(), fc.emailAddress()),
    alternateId: fc.string(),
    number: fc.string(),
    extension: fc.string(),
    hasLicence: fc.boolean(),
    isAdministrator: fc.boolean(),
    hasIntegratedImp: fc.boolean(),
  }),
  organization: fc.constantFrom(...organizationStates),
  webexAccount: fc.constantFrom(...webexAccounts),
  call: fc.record({ email: fc.string(), package: fc.string() }),
})
const runs = { numRuns: runsOf({ quick: 150, full: 5000 }) }

describe('whatever is asked', () => {
  const words = hubLocales.map(
    (locale) => messagesOf(locale).whatIf as unknown as Record<string, Record<string, Record<string, string>>>,
  )
  const say = (...path: string[]) => {
    for (const language of words) {
      const found = path.reduce<unknown>(
        (branch, key) => (branch as Record<string, unknown> | undefined)?.[key],
        language,
      )
      expect(found, path.join('.')).toBeTruthy()
    }
  }

  it('it answers, always with a supported locale and a reason for each answer that has words', () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const answer = whatIf(given)
        expect(isLocaleCode(answer.locale.locale)).toBe(true)
        expect(isLocaleCode(answer.locale.site.locale)).toBe(true)
        for (const { code } of answer.refusals) {
          say('refusals', code, 'title')
          say('refusals', code, 'fix')
        }
        say('package', answer.package.because.code)
        say('organization', answer.organization.because.code)
        say('locale', answer.localeBecause.code)
        say('callIn', answer.callIn.because.code)
        if (answer.activation) say('email', answer.activation.code)
        for (const { code } of answer.activation?.steps ?? []) say('activation', code)
        say('signIn', 'modes', answer.signIn.mode)
        say('signIn', 'identities', answer.signIn.identity)
        say('signIn', 'factors', answer.signIn.secondFactor)
        expect(answer.signIn.steps).toHaveLength(5)
        for (const { code } of answer.signIn.steps) say('signIn', 'steps', code)
      }),
      runs,
    )
  })

  it('it refuses exactly when it says why', () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const { outcome, refusals } = whatIf(given)
        expect(outcome === 'refused').toBe(refusals.length > 0)
      }),
      runs,
    )
  })

  it('a BroadWorks administrator is never provisioned', () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        expect(whatIf({ ...given, user: { ...given.user, isAdministrator: true } }).outcome).toBe('refused')
      }),
      runs,
    )
  })

  it('nobody else’s address is taken: with trusted e-mails it is that of BroadWorks', () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const { activation, method, outcome } = whatIf(given)
        if (outcome !== 'provisioned' || !method.method?.endsWith('-trusted')) return
        expect(activation?.address?.toLowerCase()).toBe(given.user.email.trim().toLowerCase())
      }),
      runs,
    )
  })
})

describe('the address of a question', () => {
  const params = fc.dictionary(
    fc.constantFrom(...Object.keys(whatIfFields), 'template', 'other'),
    fc.oneof(
      fc.string(),
      fc.string({ maxLength: 400, unit: 'binary' }),
      fc.constantFrom('yes', 'no', 'new', 'premium'),
    ),
  )

  it('reads anything and comes back the same when it is shared', () => {
    fc.assert(
      fc.property(params, (given) => {
        const values = readQuestion(given)
        const shared = Object.fromEntries(new URLSearchParams(questionQuery('t1', 3, values)))
        expect(shared.template).toBe('t1')
        expect(shared.version).toBe('3')
        expect(readQuestion(shared)).toEqual(values)
      }),
      runs,
    )
  })

  it('holds nothing but the template for the example itself', () => {
    expect(questionQuery('t1', null, initialValuesOf(whatIfFields))).toBe('template=t1')
  })

  it('takes the first of repeated parameters and the start value for an unknown choice', () => {
    expect(readQuestion({ language: ['de', 'fr'], organization: 'gone' })).toMatchObject({
      language: 'de',
      organization: 'new',
    })
  })
})
