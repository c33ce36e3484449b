/** Decides which request headers reach Next: nothing a client may forge, and one client address that was proved. */
import ipaddr from 'ipaddr.js'

type Headers = Record<string, string | string[] | undefined>

const forged =
  /^(x-forwarded-|x-middleware-|x-invoke-|x-real-ip$|forwarded$|x-client-ip$|true-client-ip$|cf-connecting-ip$)/
const kept = new Set(['x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port'])

/** True when `address` lies in one of the networks (CIDR form or single addresses). */
export function isTrusted(address: string, networks: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  return networks.some((network) => {
    const [range, bits] = network.includes('/') ? ipaddr.parseCIDR(network) : wholeAddress(network)
    return range.kind() === parsed.kind() && parsed.match(range, bits)
  })
}

function wholeAddress(address: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  const parsed = ipaddr.process(address)
  return [parsed, parsed.kind() === 'ipv4' ? 32 : 128]
}

/** The address of the client: the peer, or what the trusted proxies in front say, read from the nearest outwards. */
export function clientAddressOf(peer: string, forwardedFor: string | undefined, trusted: readonly string[]): string {
  let address = plain(peer)
  const named = (forwardedFor ?? '').split(',').map((part) => part.trim())
  while (isTrusted(address, trusted)) {
    const next = named.pop()
    if (!next || !ipaddr.isValid(next)) return address
    address = plain(next)
  }
  return address
}

const plain = (address: string) => (ipaddr.isValid(address) ? ipaddr.process(address).toString() : address)

/** Changes `headers` in place: forged ones go, `x-forwarded-for` becomes the one address that was proved. */
export function cleanHeaders(headers: Headers, peer: string, trusted: readonly string[]): void {
  const fromProxy = isTrusted(peer, trusted)
  const forwardedFor = headers['x-forwarded-for']
  const address = clientAddressOf(peer, Array.isArray(forwardedFor) ? forwardedFor.join(',') : forwardedFor, trusted)
  for (const name of Object.keys(headers)) {
    if (forged.test(name) && !(fromProxy && kept.has(name))) delete headers[name]
  }
  headers['x-forwarded-for'] = address
}
