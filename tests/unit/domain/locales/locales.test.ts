import { describe, expect, it } from 'vitest'
import { callInLocations, callInOf, callInTable } from '@/lib/domain/locales/call-in'
import { countryCodes } from '@/lib/domain/locales/countries'
import { languages, languagesWithChoice, locales } from '@/lib/domain/locales/locales'

/** The vendor's table as published: language, default, others (domain.md section 4). */
const published: [string, string, string[]][] = [
  ['en', 'en_US', ['en_AU', 'en_GB', 'en_CA']],
  ['fr', 'fr_FR', ['fr_CA']],
  ['es', 'es_ES', ['es_CO', 'es_MX']],
  ['pt', 'pt_PT', ['pt_BR']],
  ['zh', 'zh_CN', ['zh_TW']],
  ['cs', 'cs_CZ', []],
  ['da', 'da_DK', []],
  ['de', 'de_DE', []],
  ['hu', 'hu_HU', []],
  ['id', 'id_ID', []],
  ['it', 'it_IT', []],
  ['ja', 'ja_JP', []],
  ['ko', 'ko_KR', []],
  ['nl', 'nl_NL', []],
  ['nb', 'nb_NO', []],
  ['pl', 'pl_PL', []],
  ['ru', 'ru_RU', []],
  ['ro', 'ro_RO', []],
  ['sv', 'sv_SE', []],
  ['ar', 'ar_SA', []],
  ['tr', 'tr_TR', []],
]

describe('the table of locales', () => {
  it('holds 29 locales in 21 languages', () => {
    expect(locales).toHaveLength(29)
    expect(languages).toHaveLength(21)
  })

  it.each(published)('%s is %s, or one of %j', (code, defaultLocale, others) => {
    const language = languages.find((one) => one.code === code)
    expect(language).toMatchObject({ defaultLocale, locales: [defaultLocale, ...others] })
  })

  it('leaves a choice in five languages', () => {
    expect(languagesWithChoice.map(({ code }) => code)).toEqual(['en', 'fr', 'es', 'pt', 'zh'])
  })

  it('names the four locales that no meetings site has', () => {
    const without = locales.filter(({ hasMeetingsSite }) => !hasMeetingsSite).map(({ code }) => code)
    expect(without.sort()).toEqual(['es_CO', 'id_ID', 'nb_NO', 'pt_PT'])
  })

  it('gives every locale and language a name of its own', () => {
    const names = [...locales, ...languages].map(({ ownName }) => ownName)
    expect(new Set(names).size).toBe(50)
    expect(locales.every(({ ownName, language }) => ownName !== '' && language.length === 2)).toBe(true)
  })
})

describe('the call-in location of a country', () => {
  it.each([
    ['US', 'AMER', '+1', 'vendor'],
    ['ca', 'AMER', '+1', 'vendor'],
    ['SG', 'APAC', '+65', 'vendor'],
    ['AU', 'ANZ', '+61', 'vendor'],
    ['GB', 'EMEA', '+44', 'vendor'],
    ['DE', 'EURO', '+49', 'vendor'],
    ['BE', 'EURO', '+49', 'own-map'],
    ['ZA', 'EMEA', '+44', 'own-map'],
    ['MX', 'AMER', '+1', 'own-map'],
    ['JP', 'APAC', '+65', 'own-map'],
    ['NZ', 'ANZ', '+61', 'own-map'],
  ])('%s is %s, %s, by the %s', (country, location, callingCode, because) => {
    expect(callInOf(country)).toEqual({ country: country.toUpperCase(), location, callingCode, because })
  })

  it('is what the partner says where the vendor is silent, and only there', () => {
    expect(callInOf('BE', { BE: 'EMEA' })).toMatchObject({ location: 'EMEA', callingCode: '+44', because: 'partner' })
    expect(callInOf('DE', { DE: 'EMEA' })).toMatchObject({ location: 'EURO', because: 'vendor' })
  })

  it.each(['', 'XX', 'Belgium', '__proto__', 'constructor', '\u0000', 'B E'])('is none for %j', (text) => {
    expect(callInOf(text)).toBeNull()
  })

  it('is known for every country', () => {
    expect(countryCodes).toHaveLength(249)
    expect(callInTable()).toHaveLength(countryCodes.length)
    expect(new Set(callInTable().map(({ location }) => location)).size).toBe(callInLocations.length)
  })
})
