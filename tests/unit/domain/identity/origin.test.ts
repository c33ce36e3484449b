import { describe, expect, it } from 'vitest'
import { isOwnOrigin, isOwnRead, ownOrigins } from '@/lib/domain/identity/origin'

const own = ownOrigins('https://hub.example.com', 3000)

describe('a request that changes something', () => {
  it.each([
    ['from an own page', 'https://hub.example.com', 'same-origin', true],
    ['from an own page of an old browser', 'https://hub.example.com', null, true],
    ['without an origin', null, 'same-origin', false],
    ['with the origin null (CVE-2026-27978)', 'null', 'same-origin', false],
    ['from another site', 'https://evil.example.net', 'cross-site', false],
    ['from a sub-domain', 'https://www.hub.example.com', 'same-site', false],
    ['over plain http', 'http://hub.example.com', 'same-origin', false],
    ['from another port', 'https://hub.example.com:8443', 'same-site', false],
    ['with an own origin the browser calls foreign', 'https://hub.example.com', 'cross-site', false],
    ['typed into the address bar', 'https://hub.example.com', 'none', false],
    ['from a name that begins like ours', 'https://hub.example.com.evil.net', 'cross-site', false],
    ['with our origin and more behind it', 'https://hub.example.com/', 'same-origin', false],
  ])('%s: accepted is %s', (_where, origin, secFetchSite, accepted) => {
    expect(isOwnOrigin({ origin, secFetchSite }, own)).toBe(accepted)
  })

  it('is measured by loopback names where no public origin is set', () => {
    expect(ownOrigins(undefined, 3000)).toEqual(['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'])
    expect(ownOrigins(undefined, 80)[0]).toBe('http://localhost')
  })
})

describe('a read', () => {
  it.each([
    ['same-origin', 'cors', true],
    ['none', 'navigate', true],
    ['cross-site', 'navigate', true],
    ['cross-site', 'no-cors', false],
    ['same-site', 'cors', false],
    [null, null, true],
  ])('with Sec-Fetch-Site %s and mode %s: answered is %s', (site, mode, answered) => {
    expect(isOwnRead(site, mode)).toBe(answered)
  })
})
