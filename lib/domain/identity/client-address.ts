/** Decides from where a request came, behind proxies the operator has named. */
import ipaddr from 'ipaddr.js'

/**
 * The nearest address of `x-forwarded-for` that is not one of `trustedProxies` (addresses or CIDR networks); '' when
 * there is none. What stands left of it was written by the client and is not believed.
 */
export function clientAddressOf(forwardedFor: string | null, trustedProxies: readonly string[]): string {
  const hops = (forwardedFor ?? '')
    .split(',')
    .map((hop) => hop.trim())
    .filter((hop) => ipaddr.isValid(hop))
    .map((hop) => ipaddr.process(hop))
  const nearest = hops.findLast((hop) => !trustedProxies.some((network) => isWithin(hop, network))) ?? hops[0]
  return nearest?.toString() ?? ''
}

/** The network a throttle counts together: /24 of an IPv4 address, /64 of an IPv6 one. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return 'unknown'
  const parsed = ipaddr.process(address)
  const kept = parsed.toByteArray().slice(0, parsed.kind() === 'ipv4' ? 3 : 8)
  return `${parsed.kind()}:${kept.join('.')}`
}

function isWithin(address: ipaddr.IPv4 | ipaddr.IPv6, network: string): boolean {
  const [range, bits] = network.includes('/')
    ? ipaddr.parseCIDR(network)
    : [ipaddr.process(network), ipaddr.process(network).kind() === 'ipv4' ? 32 : 128]
  return range.kind() === address.kind() && address.match(range, bits)
}
