import { describe, expect, it } from 'vitest'
import { isTouched, overrideEffectOf, withOverride } from '@/lib/domain/locales/override-effect'

describe('what another default changes', () => {
  it('tells locale and site before and after, and leaves what a country decides', () => {
    const effect = overrideEffectOf('pt', 'pt_BR', {})
    expect([effect.before.locale, effect.before.site.locale]).toEqual(['pt_PT', 'en_US'])
    expect([effect.after.locale, effect.after.site.locale]).toEqual(['pt_BR', 'pt_BR'])
    expect(effect.decidedByCountry).toEqual(['pt_PT', 'pt_BR'])
    expect(effect.touchedCountries).toBe(249 - 2)
  })

  it('reaches no country that decides by itself', () => {
    expect(isTouched('en', 'GB', {}, { en: 'en_AU' })).toBe(false)
    expect(isTouched('en', 'IE', {}, { en: 'en_AU' })).toBe(true)
  })

  it('is nothing when the default stays', () => {
    expect(overrideEffectOf('fr', 'fr_FR', {}).touchedCountries).toBe(0)
  })

  it('goes back to the table by choosing its default', () => {
    expect(withOverride({ pt: 'pt_BR', en: 'en_GB' }, 'pt', 'pt_PT')).toEqual({ en: 'en_GB' })
  })
})
