/** Whom a locale serves and whom another default reaches: never another answer than the resolver's. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localeCodes } from '@/lib/domain/locales/locales'
import { resolveLocale } from '@/lib/domain/locales/resolve-locale'
import { type LanguageGroup, localeReachOf } from '@/lib/domain/locales/subscriber-locales'
import { runsOf } from '../../../support/depth'

const group = (language: string | null, country: string, subscribers: number): LanguageGroup => ({
  language,
  country,
  templateLanguage: 'nl_NL',
  subscribers,
})

describe('the reach of a locale', () => {
  it('is everybody who gets it, by whatever rule', () => {
    const groups = [group('pt', 'AO', 88), group('pt_PT', 'BR', 2), group('pt', 'BR', 30), group(null, 'ES', 5)]
    expect(localeReachOf(groups, {}).served).toEqual({ pt_PT: 90, pt_BR: 30, nl_NL: 5 })
    expect(localeReachOf(groups, { pt: 'pt_BR' }).served).toEqual({ pt_PT: 2, pt_BR: 118, nl_NL: 5 })
  })

  it('of another default is who brings the language alone, below a template whose country does not decide', () => {
    const groups = [group('pt', 'AO', 88), group('pt_PT', 'AO', 2), group('pt', 'BR', 30), group('es', 'MX', 7)]
    expect(localeReachOf(groups, {}).touched).toMatchObject({ pt_BR: 88, pt_PT: 0, es_MX: 0, fr_CA: 0 })
    expect(localeReachOf(groups, { pt: 'pt_BR' }).touched).toMatchObject({ pt_BR: 0, pt_PT: 88 })
  })

  it('counts everybody once, and nobody who keeps the answer', () => {
    const groups = fc.array(
      fc.record({
        language: fc.constantFrom(null, 'pt', 'es', 'es_CO', 'en-us', 'fi', '☃'),
        country: fc.constantFrom('AO', 'BR', 'MX', 'ES', ''),
        templateLanguage: fc.constantFrom('nl_NL', 'es_ES'),
        subscribers: fc.nat(1000),
      }),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(
        groups,
        fc.constantFrom({}, { es: 'es_MX' } as const, { pt: 'pt_BR' } as const),
        (some, overrides) => {
          const { served, touched } = localeReachOf(some, overrides)
          const all = some.reduce((sum, { subscribers }) => sum + subscribers, 0)
          expect(Object.values(served).reduce((sum, count) => sum + count, 0)).toBe(all)
          for (const locale of localeCodes) expect(touched[locale] ?? 0).toBeLessThanOrEqual(all)
          const brazilian = some.filter((one) => {
            const asked = { given: one.language, country: one.country, templateLanguage: one.templateLanguage }
            const next = resolveLocale({ ...asked, overrides: { ...overrides, pt: 'pt_BR' } }).locale
            return resolveLocale({ ...asked, overrides }).locale !== next
          })
          expect(touched.pt_BR).toBe(brazilian.reduce((sum, { subscribers }) => sum + subscribers, 0))
        },
      ),
      { numRuns: runsOf({ quick: 50, full: 500 }) },
    )
  })
})
