import { describe, expect, it } from 'vitest'
import { clientAddressOf, networkOf } from '@/lib/domain/identity/client-address'
import { accountKey } from '@/lib/domain/identity/throttle'

describe('the address of a client', () => {
  it.each([
    ['198.51.100.7', [], '198.51.100.7'],
    ['203.0.113.9, 198.51.100.7, 10.0.0.5', ['10.0.0.0/8'], '198.51.100.7'],
    ['203.0.113.9, 198.51.100.7', ['198.51.100.7'], '203.0.113.9'],
    ['10.0.0.4, 10.0.0.5', ['10.0.0.0/8'], '10.0.0.4'],
    ['::ffff:198.51.100.7', [], '198.51.100.7'],
    ['2001:db8::1', [], '2001:db8::1'],
    ['<script>, 198.51.100.7', [], '198.51.100.7'],
    ['nonsense', [], ''],
    [null, [], ''],
  ])('of %s behind %s is %s', (forwardedFor, proxies, address) => {
    expect(clientAddressOf(forwardedFor, proxies)).toBe(address)
  })

  it('counts with its neighbours: /24 of IPv4, /64 of IPv6', () => {
    expect(networkOf('198.51.100.7')).toBe(networkOf('198.51.100.250'))
    expect(networkOf('198.51.100.7')).not.toBe(networkOf('198.51.101.7'))
    expect(networkOf('2001:db8::1')).toBe(networkOf('2001:db8::ffff:1'))
    expect(networkOf('2001:db8::1')).not.toBe(networkOf('2001:db8:0:1::1'))
  })

  it('makes one key of an account however its e-mail is written', () => {
    expect(accountKey(' Ana@Example.com', '198.51.100.7')).toBe(accountKey('ana@example.com', '198.51.100.9'))
  })
})
