import fc from 'fast-check'
import ipaddr from 'ipaddr.js'
import { describe, expect, it } from 'vitest'
import { addressClassOf, bytesOf, isWithin, parseRange, unmapped } from '@/lib/domain/net/address-class'

const classOf = (address: string) => addressClassOf(bytesOf(address))

describe('the class of an address', () => {
  it.each([
    ['8.8.8.8', 'public'],
    ['2600:1f18::1', 'public'],
    ['0.0.0.0', 'reserved'],
    ['10.1.2.3', 'private'],
    ['100.64.0.1', 'private'],
    ['100.127.255.255', 'private'],
    ['100.128.0.1', 'public'],
    ['127.0.0.1', 'loopback'],
    ['127.255.255.254', 'loopback'],
    ['169.254.1.1', 'linkLocal'],
    ['169.254.169.254', 'metadata'],
    ['169.254.170.2', 'metadata'],
    ['100.100.100.200', 'metadata'],
    ['172.15.255.255', 'public'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['172.32.0.0', 'public'],
    ['192.0.0.8', 'reserved'],
    ['192.0.2.1', 'documentation'],
    ['192.168.1.1', 'private'],
    ['198.18.0.1', 'reserved'],
    ['198.19.255.255', 'reserved'],
    ['198.51.100.48', 'documentation'],
    ['203.0.113.9', 'documentation'],
    ['224.0.0.1', 'multicast'],
    ['255.255.255.255', 'multicast'],
    ['::', 'reserved'],
    ['::1', 'loopback'],
    ['::ffff:127.0.0.1', 'loopback'],
    ['::ffff:169.254.169.254', 'metadata'],
    ['::ffff:8.8.8.8', 'public'],
    ['64:ff9b::7f00:1', 'loopback'],
    ['64:ff9b::a9fe:a9fe', 'metadata'],
    ['64:ff9b::808:808', 'public'],
    ['2002:7f00:1::', 'loopback'],
    ['2002:a00:1::5', 'private'],
    ['2001::1', 'reserved'],
    ['2001:db8::1', 'documentation'],
    ['fc00::1', 'private'],
    ['fd00:ec2::254', 'metadata'],
    ['fe80::1', 'linkLocal'],
    ['ff02::1', 'multicast'],
    ['::7f00:1', 'reserved'],
    ['64:ff9b:1::1', 'reserved'],
  ])('%s is %s', (address, expected) => {
    expect(classOf(address)).toBe(expected)
  })

  it('is never public where the address library knows a special range', () => {
    const special = new Set(['unicast', 'ipv4Mapped', 'rfc6052', '6to4', 'as112', 'as112v6', 'amt'])
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (address) => {
        const range = ipaddr.parse(address).range()
        if (!special.has(range)) expect(classOf(address)).not.toBe('public')
      }),
      { numRuns: 2000 },
    )
  })

  it('judges a mapped address as the one it carries', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(classOf(`::ffff:${address}`)).toBe(classOf(address))
        expect(unmapped(bytesOf(`::ffff:${address}`))).toEqual(bytesOf(address))
      }),
    )
  })
})

describe('a range', () => {
  it.each([
    ['127.10.0.0/16', '127.10.255.1', true],
    ['127.10.0.0/16', '127.11.0.1', false],
    ['10.0.0.0/9', '10.127.0.1', true],
    ['10.0.0.0/9', '10.128.0.1', false],
    ['10.0.0.7', '10.0.0.7', true],
    ['0.0.0.0/0', '8.8.8.8', true],
    ['0.0.0.0/0', '::1', false],
    ['fd12::/16', 'fd12::5', true],
  ])('%s with %s: %s', (range, address, expected) => {
    expect(isWithin(bytesOf(address), parseRange(range))).toBe(expected)
  })
})
