import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { initialValuesOf } from '@/lib/domain/catalogue/field'
import { countryCodes } from '@/lib/domain/locales/countries'
import { languageCodes } from '@/lib/domain/locales/locales'
import { locales } from '@/lib/domain/preferences/preferences'
import {
  type Answers,
  answersQuery,
  formValuesOf,
  proposalOf,
  questionNames,
  questions,
  readAnswers,
} from '@/lib/domain/provisioning/method-choice'
import { methodOf } from '@/lib/domain/provisioning/methods'
import { templateFields } from '@/lib/domain/templates/fields'
import { templateProblemsOf } from '@/lib/domain/templates/rules'
import { messagesOf } from '@/lib/platform/i18n/messages'
import { runsOf } from '../../../support/depth'

describe('the proposal', () => {
  it.each([
    [
      'our staff assign the service and the addresses are good',
      { start: 'broadworks', emails: 'yes' },
      'flow-through-trusted',
    ],
    [
      'our staff assign the service and the addresses are unsure',
      { start: 'broadworks', emails: 'no' },
      'flow-through-untrusted',
    ],
    ['users begin with a link', { start: 'user', emails: 'no' }, 'self-provisioning'],
    ['users begin with a link, whatever the addresses', { start: 'user' }, 'self-provisioning'],
    ['our tool begins and the addresses are good', { start: 'tool', emails: 'yes' }, 'api-trusted'],
    ['our tool begins and the addresses are unsure', { start: 'tool', emails: 'no' }, 'api-untrusted'],
  ] as const)('when %s', (_, answers, method) => {
    const proposal = proposalOf(answers)
    expect(proposal.method).toBe(method)
    expect(proposal.against.map((other) => other.method)).toHaveLength(4)
  })

  it('of a place gives the mail language by the resolver’s rule, the partner’s override included', () => {
    const valuesOf = (answers: Answers, overrides = {}) =>
      formValuesOf(proposalOf(answers, { overrides, callInEdits: {} }).values)
    expect(valuesOf({ country: 'MX', language: 'es' })).toEqual({ country: 'MX', emailLanguage: 'es_MX' })
    expect(valuesOf({ country: 'AR', language: 'es' })).toMatchObject({ emailLanguage: 'es_ES' })
    expect(valuesOf({ country: 'AR', language: 'es' }, { es: 'es_MX' })).toMatchObject({ emailLanguage: 'es_MX' })
    expect(valuesOf({ country: 'MX' })).toEqual({ country: 'MX' })
    expect(readAnswers({ country: 'mx', language: 'klingon' })).toEqual({})
  })

  it.each([{}, { start: 'tool' }, { emails: 'yes' }] as const)(
    'says what is still to be answered after %o',
    (answers) => {
      expect(proposalOf(answers)).toMatchObject({ method: null, because: [{ code: expect.stringMatching(/-open$/) }] })
    },
  )

  it('advises the administrator first exactly where it applies', () => {
    expect(formValuesOf(proposalOf({ start: 'broadworks', emails: 'no' }).values).adminFirst).toBe(true)
    expect(formValuesOf(proposalOf({ start: 'broadworks', emails: 'yes' }).values).adminFirst).toBeUndefined()
  })
})

const anyAnswers = fc.record(
  {
    ...Object.fromEntries(questionNames.map((name) => [name, fc.constantFrom(...questions[name])])),
    country: fc.constantFrom(...countryCodes),
    language: fc.constantFrom(...languageCodes),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Answers>
const runs = { numRuns: runsOf({ quick: 150, full: 2000 }) }

describe('whatever is answered', () => {
  it('a new template that begins with it makes that method, and no combination is refused', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const { method, values } = proposalOf(answers)
        const form = { ...initialValuesOf(templateFields), ...formValuesOf(values) }
        if (method) expect(methodOf(form).method).toBe(method)
        const { selfActivation, adminFirst, userVerification } = templateProblemsOf(form)
        expect([selfActivation, adminFirst, userVerification]).toEqual([undefined, undefined, undefined])
        for (const { field, value } of values) {
          const parsed = templateFields[field as keyof typeof templateFields].schema.safeParse(value)
          expect(parsed.success, field).toBe(true)
        }
      }),
      runs,
    )
  })

  it('every reason has words in both languages', () => {
    const words = locales.map(
      (locale) => messagesOf(locale).methodChoice as unknown as Record<string, Record<string, string>>,
    )
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const { because, values, against } = proposalOf(answers)
        expect(because.length).toBeGreaterThan(0)
        for (const language of words) {
          for (const { code } of because) expect(language.because?.[code], code).toBeTruthy()
          for (const value of values) expect(language.reasons?.[value.because.code], value.because.code).toBeTruthy()
          for (const other of against) expect(language.against?.[other.because.code]).toBeTruthy()
        }
      }),
      runs,
    )
  })

  it('the address gives the answers back, and nonsense answers nothing', () => {
    fc.assert(
      fc.property(anyAnswers, fc.dictionary(fc.string(), fc.string()), (answers, noise) => {
        const query = Object.fromEntries(new URLSearchParams(answersQuery(answers)))
        expect(readAnswers({ ...query, other: 'x' })).toEqual(answers)
        expect(readAnswers({ ...noise, start: 'nobody' }).start).toBeUndefined()
      }),
      runs,
    )
  })
})
