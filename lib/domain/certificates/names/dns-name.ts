/** Decides what is a host name and whether a certificate's DNS name covers one (RFC 5280 section 4.2.1.6, RFC 9525 section 6.3). */

const label = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/i
const dot = '.'.charCodeAt(0)
const onlyDigits = /^[0-9]+$/

/** Preferred name syntax without a trailing dot; underscores are tolerated, a numeric last label (an address) is not. */
export function isHostName(name: string): boolean {
  if (name.length === 0 || name.length > 253) return false
  const labels = name.split('.')
  return labels.every((one) => label.test(one)) && !onlyDigits.test(labels.at(-1) ?? '')
}

/** A host name, or "*." followed by one: no other wildcard exists (CA/Browser Forum BR section 1.6.1). */
export function isDnsPattern(name: string): boolean {
  return isHostName(name.startsWith('*.') ? name.slice(2) : name)
}

/** What remains behind the first label, or undefined for a single label. */
export function parentOf(name: string): string | undefined {
  const at = name.indexOf('.')
  return at < 0 ? undefined : name.slice(at + 1)
}

/** The reference name in the form that is compared: lower case, without the dot of the root. */
export const referenceHost = (name: string) => (name.endsWith('.') ? name.slice(0, -1) : name).toLowerCase()

/** @param host lower case, from `referenceHost` */
export function coversHost(pattern: string, host: string): boolean {
  if (!isDnsPattern(pattern)) return false
  const lower = pattern.toLowerCase()
  if (!lower.startsWith('*.')) return lower === host
  return parentOf(host) === lower.slice(2)
}

/** Whether `name` is `base` or lies below it; an empty base holds every name. */
export function isBelow(name: string, base: string): boolean {
  if (base === '' || name === base) return true
  return name.endsWith(base) && name.charCodeAt(name.length - base.length - 1) === dot
}
