/** Reads and prints IP addresses as the bytes that certificates hold. */

import ipaddr from 'ipaddr.js'

/** Bytes of a written address, or undefined when the text is not one; only four-part decimal IPv4 counts. */
export function addressBytesOf(text: string): Uint8Array | undefined {
  if (/^[0-9.]+$/.test(text) && ipaddr.IPv4.isValidFourPartDecimal(text))
    return Uint8Array.from(ipaddr.IPv4.parse(text).toByteArray())
  const bare = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text
  if (!bare.includes(':') || bare.includes('%') || !ipaddr.IPv6.isValid(bare)) return undefined
  return Uint8Array.from(ipaddr.IPv6.parse(bare).toByteArray())
}

/** RFC 5952 for IPv6, dotted decimal for IPv4; hexadecimal when the length fits neither. */
export function printAddress(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join('.')
  if (bytes.length === 16) return new ipaddr.IPv6([...bytes]).toRFC5952String()
  return `0x${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
