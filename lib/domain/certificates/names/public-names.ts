/** Tells names of the public internet from internal ones (CABF BR sections 1.6.1 and 3.2.2.6). */

import ipaddr from 'ipaddr.js'
import { parse } from 'tldts'

/** Ends with a suffix of the public root zone; "localhost" and "sip.internal" do not. */
export const isPublicHost = (host: string): boolean => parse(host, { allowPrivateDomains: false }).isIcann === true

/** Outside every range that IANA reserves. */
export function isPublicAddress(bytes: Uint8Array): boolean {
  return (bytes.length === 4 || bytes.length === 16) && ipaddr.fromByteArray([...bytes]).range() === 'unicast'
}

/** The host is itself a suffix under which the public registers: "com", "co.uk"; private suffixes do not count. */
export function isRegistry(host: string): boolean {
  const { isIcann, domain } = parse(host, { allowPrivateDomains: false })
  return isIcann === true && domain === null
}
