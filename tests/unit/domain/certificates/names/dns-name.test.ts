import { describe, expect, it } from 'vitest'
import { coversHost, isBelow, isHostName } from '@/lib/domain/certificates/names/dns-name'

describe('a host name', () => {
  it.each(['a', 'xsp1.sp.example.com', 'xn--bcher-kva.example', '_sip.example.com', '1a.example.com'])(
    'is %s',
    (name) => {
      expect(isHostName(name)).toBe(true)
    },
  )

  it.each([
    '',
    '.',
    'a..b',
    '.example.com',
    'example.com.',
    '-a.com',
    'a-.com',
    '192.0.2.1',
    'a b.com',
    'a\0.com',
    'bücher.example',
    `${'a'.repeat(64)}.com`,
  ])('is not %j', (name) => {
    expect(isHostName(name)).toBe(false)
  })
})

describe('a pattern', () => {
  it.each([
    ['*.example.com', 'a.example.com', true],
    ['*.EXAMPLE.com', 'a.example.com', true],
    ['*.example.com', 'example.com', false],
    ['*.example.com', 'a.b.example.com', false],
    ['*', 'com', false],
    ['*.*.com', 'a.b.com', false],
    ['a*.example.com', 'ab.example.com', false],
    ['xn--*-1b3c148a.example.com', 'xn--bliss-1b3c148a.example.com', false],
  ])('%s covers %s: %s', (pattern, host, covers) => {
    expect(coversHost(pattern, host)).toBe(covers)
  })
})

describe('a subtree', () => {
  it.each([
    ['a.example.com', 'example.com', true],
    ['example.com', 'example.com', true],
    ['notexample.com', 'example.com', false],
    ['anything', '', true],
  ])('%s below %s: %s', (name, base, below) => {
    expect(isBelow(name, base)).toBe(below)
  })
})
