import { describe, expect, it } from 'vitest'
import { returnPathOf } from '@/lib/domain/identity/return-path'

describe('the place to return to after signing in', () => {
  it.each([
    ['/audit?actor=x#row', '/audit?actor=x#row'],
    ['/clusters/new', '/clusters/new'],
    [undefined, '/'],
    ['', '/'],
    ['https://evil.example.net/', '/'],
    ['//evil.example.net', '/'],
    ['/\\evil.example.net', '/'],
    ['/\t/evil.example.net', '/'],
    ['/../..//evil.example.net', '/'],
    ['javascript:alert(1)', '/'],
    ['/sign-in?next=/sign-in', '/'],
    [`/${'a'.repeat(3000)}`, '/'],
  ])('%s becomes %s', (wanted, path) => {
    expect(returnPathOf(wanted)).toBe(path)
  })
})
