/** Proves that a client cannot name its own address, skip the middleware or speak for another host. */
import { describe, expect, it } from 'vitest'
import { cleanHeaders, clientAddressOf } from '@/lib/commands/web-server/headers'
import { isKnownHost } from '@/lib/commands/web-server/hosts'

const proxies = ['10.0.0.0/8', '2001:db8::/32']

describe('the client address', () => {
  it.each([
    ['a peer that is no proxy of ours', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['a trusted proxy in front', '10.1.1.1', '198.51.100.1', '198.51.100.1'],
    ['two proxies, and a forged start of the list', '10.1.1.1', '1.2.3.4, 198.51.100.1, 10.2.2.2', '198.51.100.1'],
    ['a proxy that says nothing', '10.1.1.1', undefined, '10.1.1.1'],
    ['a proxy that says nonsense', '10.1.1.1', 'unknown', '10.1.1.1'],
    ['an IPv4 peer on an IPv6 socket', '::ffff:10.1.1.1', '198.51.100.1', '198.51.100.1'],
    ['a proxy on IPv6', '2001:db8::7', '2001:db8:ffff::1, 198.51.100.1', '198.51.100.1'],
  ])('with %s', (_case, peer, forwarded, expected) => {
    expect(clientAddressOf(peer, forwarded, proxies)).toBe(expected)
  })
})

describe('request headers', () => {
  const cleaned = (headers: Record<string, string>, peer: string) => {
    const copy = { ...headers }
    cleanHeaders(copy, peer, proxies)
    return copy
  }

  it('lose everything a stranger may not say', () => {
    const headers = cleaned(
      {
        host: 'hub.example.com',
        'x-forwarded-for': '127.0.0.1',
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'https',
        'x-middleware-subrequest': 'middleware:middleware',
        'x-real-ip': '127.0.0.1',
        forwarded: 'for=127.0.0.1',
        cookie: 'a=b',
      },
      '203.0.113.9',
    )
    expect(headers).toEqual({ host: 'hub.example.com', cookie: 'a=b', 'x-forwarded-for': '203.0.113.9' })
  })

  it('keep protocol and host of a trusted proxy, never its middleware headers', () => {
    const headers = cleaned({ 'x-forwarded-proto': 'https', 'x-middleware-subrequest': 'x' }, '10.1.1.1')
    expect(headers).toEqual({ 'x-forwarded-proto': 'https', 'x-forwarded-for': '10.1.1.1' })
  })
})

describe('the host of a request', () => {
  it.each([
    ['localhost:3000', undefined, true],
    ['127.0.0.1:3000', undefined, true],
    ['[::1]:3000', undefined, true],
    ['hub.example.com', undefined, false],
    ['localhost.evil.example', undefined, false],
    [undefined, undefined, false],
    ['hub.example.com', 'https://hub.example.com', true],
    ['HUB.example.com', 'https://hub.example.com', true],
    ['localhost:3000', 'https://hub.example.com', false],
    ['hub.example.com:8443', 'https://hub.example.com', false],
  ])('%s with origin %s is known: %s', (host, origin, known) => {
    expect(isKnownHost(host, origin)).toBe(known)
  })
})
