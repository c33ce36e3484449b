/** Decides what kind of address a probe was given, by its bytes and never by its spelling (quality.md, SSRF rule 2). */
import ipaddr from 'ipaddr.js'

export type AddressClass =
  | 'public'
  | 'private'
  | 'loopback'
  | 'linkLocal'
  | 'metadata'
  | 'documentation'
  | 'multicast'
  | 'reserved'

type Range = [cidr: string, addressClass: AddressClass]

const ranges4: Range[] = [
  ['0.0.0.0/8', 'reserved'],
  ['10.0.0.0/8', 'private'],
  ['100.64.0.0/10', 'private'],
  ['127.0.0.0/8', 'loopback'],
  ['169.254.0.0/16', 'linkLocal'],
  ['172.16.0.0/12', 'private'],
  ['192.0.0.0/24', 'reserved'],
  ['192.0.2.0/24', 'documentation'],
  ['192.88.99.0/24', 'reserved'],
  ['192.168.0.0/16', 'private'],
  ['198.18.0.0/15', 'reserved'],
  ['198.51.100.0/24', 'documentation'],
  ['203.0.113.0/24', 'documentation'],
  ['224.0.0.0/3', 'multicast'],
]

const ranges6: Range[] = [
  ['::1/128', 'loopback'],
  ['fc00::/7', 'private'],
  ['fec0::/10', 'private'],
  ['fe80::/10', 'linkLocal'],
  ['ff00::/8', 'multicast'],
  ['2001:db8::/32', 'documentation'],
  ['3fff::/20', 'documentation'],
  ['2001::/23', 'reserved'],
]

/** Where clouds serve a machine's own credentials: never reached, whatever an operator allows. */
const metadataAddresses = ['169.254.169.254', '169.254.170.2', '100.100.100.200', 'fd00:ec2::254'].map(bytesOf)

/** Blocks that carry an IPv4 address inside: where it starts. Every address of 2000::/3 is otherwise public. */
const carriers: [cidr: string, offset: number][] = [
  ['::ffff:0:0/96', 12],
  ['64:ff9b::/96', 12],
  ['2002::/16', 2],
]

const compiled4 = ranges4.map(([cidr, name]) => ({ range: parseRange(cidr), name }))
const compiled6 = ranges6.map(([cidr, name]) => ({ range: parseRange(cidr), name }))
const compiledCarriers = carriers.map(([cidr, offset]) => ({ range: parseRange(cidr), offset }))
const globalUnicast = parseRange('2000::/3')

export interface AddressRange {
  bytes: number[]
  prefix: number
}

/** A range in CIDR form; a bare address is a range of one. Throws on anything else. */
export function parseRange(cidr: string): AddressRange {
  if (!cidr.includes('/')) {
    const bytes = bytesOf(cidr)
    return { bytes, prefix: bytes.length * 8 }
  }
  const [address, prefix] = ipaddr.parseCIDR(cidr)
  return { bytes: address.toByteArray(), prefix }
}

/** The bytes of a textual address. Throws on anything that is not one. */
export function bytesOf(address: string): number[] {
  return ipaddr.parse(address).toByteArray()
}

export function isWithin(bytes: readonly number[], range: AddressRange): boolean {
  if (bytes.length !== range.bytes.length) return false
  const whole = range.prefix >> 3
  for (let index = 0; index < whole; index += 1) if (bytes[index] !== range.bytes[index]) return false
  const mask = (0xff << (8 - (range.prefix & 7))) & 0xff
  return mask === 0 || ((bytes[whole] ?? 0) & mask) === ((range.bytes[whole] ?? 0) & mask)
}

/** ::ffff:192.0.2.1 is 192.0.2.1 to every socket; all other addresses stay as they are. */
export function unmapped(bytes: number[]): number[] {
  const mapped = compiledCarriers[0]
  return mapped && isWithin(bytes, mapped.range) ? bytes.slice(12) : bytes
}

/** Only 'public' may be reached without an operator's leave. */
export function addressClassOf(bytes: number[]): AddressClass {
  if (metadataAddresses.some((one) => isWithin(bytes, { bytes: one, prefix: one.length * 8 }))) return 'metadata'
  if (bytes.length === 4) return compiled4.find(({ range }) => isWithin(bytes, range))?.name ?? 'public'
  const carrier = compiledCarriers.find(({ range }) => isWithin(bytes, range))
  if (carrier) return addressClassOf(bytes.slice(carrier.offset, carrier.offset + 4))
  const found = compiled6.find(({ range }) => isWithin(bytes, range))
  return found?.name ?? (isWithin(bytes, globalUnicast) ? 'public' : 'reserved')
}
