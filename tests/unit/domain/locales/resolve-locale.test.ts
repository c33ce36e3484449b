import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countryCodes } from '@/lib/domain/locales/countries'
import { languages, localeCodes, locales } from '@/lib/domain/locales/locales'
import { type LocaleOverrides, type LocaleRequest, resolveLocale } from '@/lib/domain/locales/resolve-locale'
import { runsOf } from '@/tests/support/depth'

const codesOf = (found: { code: string }[]) => found.map(({ code }) => code)

describe('the worked examples', () => {
  it.each<[string, string, string, string, string]>([
    ['fr', 'CA', 'fr_CA', 'fr_CA', 'country-used'],
    ['fr', 'BE', 'fr_FR', 'fr_FR', 'default-used'],
    ['en', 'DE', 'en_US', 'en_US', 'default-used'],
    ['es', 'MX', 'es_MX', 'es_MX', 'country-used'],
    ['es', 'CO', 'es_CO', 'en_US', 'country-used'],
    ['pt', 'BR', 'pt_BR', 'pt_BR', 'country-used'],
    ['pt', 'AO', 'pt_PT', 'en_US', 'default-used'],
    ['zh', 'HK', 'zh_CN', 'zh_CN', 'default-used'],
    ['nb', 'NO', 'nb_NO', 'en_US', 'country-used'],
  ])('%s + %s gives %s, site in %s, by %s', (given, country, locale, site, rule) => {
    const found = resolveLocale({ given, country, templateLanguage: 'nl_NL' })
    expect([found.locale, found.site.locale, found.because.at(-1)?.code]).toEqual([locale, site, rule])
  })
})

describe('the order of the rules', () => {
  const cases: [string, LocaleRequest, string, string[], string[]][] = [
    [
      'an exact locale beats country and override',
      { given: 'en_AU', country: 'GB', overrides: { en: 'en_CA' } },
      'en_AU',
      ['exact-used'],
      [],
    ],
    [
      'the country beats the override',
      { given: 'en', country: 'GB', overrides: { en: 'en_CA' } },
      'en_GB',
      ['exact-not-given', 'country-used'],
      [],
    ],
    [
      'the override beats the default',
      { given: 'pt', country: 'AO', overrides: { pt: 'pt_BR' } },
      'pt_BR',
      ['exact-not-given', 'country-not-supported', 'override-used'],
      [],
    ],
    [
      'an override of another language is ignored and told',
      { given: 'pt', country: 'AO', overrides: { pt: 'fr_FR' } },
      'pt_PT',
      ['exact-not-given', 'country-not-supported', 'override-not-usable', 'default-used'],
      ['override-ignored', 'site-in-english'],
    ],
    [
      'nothing given asks the template',
      { templateLanguage: 'de_DE', country: 'FR' },
      'de_DE',
      ['not-given', 'template-asked', 'exact-used'],
      [],
    ],
    [
      'a template language without a country goes by the same rules',
      { templateLanguage: 'es', country: 'MX' },
      'es_MX',
      ['not-given', 'template-asked', 'exact-not-given', 'country-used'],
      [],
    ],
    [
      'an unknown locale is stripped to its language',
      { given: 'en_IN', country: 'IN' },
      'en_US',
      ['exact-not-supported', 'country-not-supported', 'override-none', 'default-used'],
      ['locale-not-supported'],
    ],
    [
      'an unknown locale still meets the country of the template',
      { given: 'en_IN', country: 'GB' },
      'en_GB',
      ['exact-not-supported', 'country-used'],
      ['locale-not-supported'],
    ],
    [
      'an unknown language asks the template',
      { given: 'fi', country: 'FI', templateLanguage: 'sv_SE' },
      'sv_SE',
      ['language-not-supported', 'template-asked', 'exact-used'],
      ['language-not-supported'],
    ],
    [
      'an unknown language without a template language is en_US',
      { given: 'fi_FI', country: 'FI' },
      'en_US',
      ['language-not-supported', 'template-not-usable', 'last-resort-used'],
      ['language-not-supported'],
    ],
    ['nothing at all is en_US', {}, 'en_US', ['not-given', 'template-not-usable', 'last-resort-used'], []],
    ['en-us is en_US', { given: 'en-us' }, 'en_US', ['exact-used'], ['normalised']],
    ['FR_ca is fr_CA', { given: ' FR_ca ' }, 'fr_CA', ['exact-used'], ['normalised']],
    [
      'a country that is none is told and left out',
      { given: 'fr', country: 'Canada' },
      'fr_FR',
      ['exact-not-given', 'country-not-known', 'override-none', 'default-used'],
      ['country-not-a-country'],
    ],
    [
      'nonsense is refused and the template asked',
      { given: 'english', templateLanguage: 'fr_CA' },
      'fr_CA',
      ['not-readable', 'template-asked', 'exact-used'],
      ['not-a-locale'],
    ],
    [
      'nonsense in the template ends at en_US',
      { given: '', templateLanguage: '<script>' },
      'en_US',
      ['not-given', 'template-not-usable', 'last-resort-used'],
      ['template-language-not-usable'],
    ],
  ]
  it.each(cases)('%s', (_, request, locale, reasons, warnings) => {
    const found = resolveLocale(request)
    expect(found.locale).toBe(locale)
    expect(codesOf(found.because)).toEqual(reasons)
    expect(codesOf(found.warnings)).toEqual(warnings)
  })

  it('keeps a stranger’s text short and on one line where it is told', () => {
    const found = resolveLocale({ given: `a\u202e\n${'x'.repeat(5000)}` })
    expect(found.warnings[0]?.params.given).toMatch(/^a x{20,24}…$/)
  })
})

const anything = fc.oneof(
  fc.constantFrom(null, undefined, '', 'en-us', 'zh_Hant_TW', '__proto__', 'constructor'),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.constantFrom(...localeCodes, ...localeCodes.map((code) => code.toLowerCase().replace('_', '-'))),
  fc.stringMatching(/^[a-z]{2}([_-][A-Za-z]{2})?$/),
)
const anyCountry = fc.oneof(fc.constantFrom(...countryCodes), anything)
const overrides: fc.Arbitrary<LocaleOverrides> = fc.record(
  Object.fromEntries(languages.map(({ code, locales: own }) => [code, fc.constantFrom(...own)])),
  { requiredKeys: [] },
)

describe('whatever is asked', () => {
  const runs = { numRuns: runsOf({ quick: 300, full: 4_000 }) }

  it('the answer is a supported locale with a reason, and the site one that a site can have', () => {
    fc.assert(
      fc.property(anything, anyCountry, anything, overrides, (given, country, templateLanguage, chosen) => {
        const found = resolveLocale({ given, country, templateLanguage, overrides: chosen })
        expect(localeCodes).toContain(found.locale)
        expect(found.because.at(-1)?.code).toMatch(/-used$/)
        expect(found.because.filter(({ code }) => code.endsWith('-used'))).toHaveLength(1)
        expect(locales.find(({ code }) => code === found.site.locale)?.hasMeetingsSite).toBe(true)
        expect([found.locale, 'en_US']).toContain(found.site.locale)
      }),
      runs,
    )
  })

  it('an override is respected where only the language is known, and never makes another language of it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...languages), anyCountry, overrides, (language, country, chosen) => {
        const found = resolveLocale({ given: language.code, country, overrides: chosen })
        expect(language.locales).toContain(found.locale)
        const rule = found.because.at(-1)?.code
        if (chosen[language.code] && rule !== 'country-used') expect(found.locale).toBe(chosen[language.code])
      }),
      runs,
    )
  })

  it('a locale that exists is answered with itself', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...localeCodes),
        anyCountry,
        anything,
        overrides,
        (given, country, template, chosen) => {
          expect(resolveLocale({ given, country, templateLanguage: template, overrides: chosen }).locale).toBe(given)
        },
      ),
      runs,
    )
  })

  it('overrides that no form lets through change nothing', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), fc.constantFrom(...languages), (broken, { code }) => {
        const found = resolveLocale({ given: code, overrides: broken as LocaleOverrides })
        expect(localeCodes).toContain(found.locale)
        expect(found.locale.slice(0, 2)).toBe(code)
      }),
      runs,
    )
  })
})
