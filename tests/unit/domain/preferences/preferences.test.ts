import { describe, expect, it } from 'vitest'
import { localeOf, pageSizeOf, preferenceCookie, themeOf } from '@/lib/domain/preferences/preferences'

describe('the language of a request', () => {
  it.each([
    ['es', 'en', 'es'],
    [undefined, 'es-MX,en;q=0.5', 'es'],
    [undefined, 'fr-FR, en;q=0.3, es;q=0.9', 'es'],
    [undefined, 'fr, de', 'en'],
    [undefined, null, 'en'],
    [undefined, 'es;q=0, en', 'en'],
    [undefined, 'ES', 'es'],
    ['xx', 'es', 'es'],
    ['<script>', null, 'en'],
  ])('remembered %s and accepting %s is %s', (remembered, accepted, locale) => {
    expect(localeOf(remembered, accepted)).toBe(locale)
  })
})

describe('a cookie that nobody of ours wrote', () => {
  it('is taken for the usual', () => {
    expect(themeOf('neon')).toBe('system')
    expect(themeOf(undefined)).toBe('system')
    expect(pageSizeOf('1000000')).toBe(25)
  })
})

describe('a preference', () => {
  it('goes only over https where the hub has it', () => {
    expect(preferenceCookie('theme', 'dark', true)).toMatch(/^theme=dark; path=\/; .*samesite=lax; secure$/)
    expect(preferenceCookie('theme', 'dark', false)).not.toContain('secure')
  })
})
