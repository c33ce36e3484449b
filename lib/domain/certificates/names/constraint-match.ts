/** Decides whether one name lies in one subtree, kind by kind (RFC 5280 section 4.2.1.10). */

import { addressBytesOf } from './address'
import { isWithin } from './distinguished-name'
import { isBelow, isDnsPattern, isHostName, parentOf } from './dns-name'
import type { GeneralName } from './general-name'
import { mailboxOf } from './mailbox'

/** `cannot-tell` refuses: the name is malformed, or nobody knows how to apply constraints of this kind. */
export type Placement = 'inside' | 'overlapping' | 'outside' | 'cannot-tell'

const place = (isInside: boolean): Placement => (isInside ? 'inside' : 'outside')

/** A wildcard overlaps a subtree that begins one label below its parent, though it does not lie inside. */
function placeHost(name: string, base: string): Placement {
  if (!isDnsPattern(name)) return 'cannot-tell'
  const lower = name.toLowerCase()
  const wanted = base.toLowerCase()
  if (isBelow(lower, wanted)) return 'inside'
  return lower.startsWith('*.') && parentOf(wanted) === lower.slice(2) ? 'overlapping' : 'outside'
}

/** With a leading dot any host below; without it that host alone. */
function isHostOrBelow(host: string, base: string): boolean {
  const wanted = base.toLowerCase()
  return wanted === '' || (wanted.startsWith('.') ? host.endsWith(wanted) : host === wanted)
}

function placeMail(name: string, base: string): Placement {
  const mailbox = mailboxOf(name)
  if (!mailbox) return 'cannot-tell'
  const exact = base.includes('@') ? mailboxOf(base) : undefined
  if (exact) return place(exact.local === mailbox.local && exact.host === mailbox.host)
  return place(isHostOrBelow(mailbox.host, base))
}

const authority = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:@]+)(?::[0-9]*)?(?:[/?#]|$)/i

/** A URI without a host name cannot be placed and is refused (section 4.2.1.10, "uniformResourceIdentifier"). */
function placeUri(name: string, base: string): Placement {
  const host = authority.exec(name)?.[1]?.toLowerCase()
  if (host === undefined || addressBytesOf(host) || !isHostName(host)) return 'cannot-tell'
  return place(isHostOrBelow(host, base))
}

function placeAddress(name: Uint8Array, base: Uint8Array): Placement {
  if (name.length !== 4 && name.length !== 16) return 'cannot-tell'
  if (base.length !== name.length * 2) return 'outside'
  return place(name.every((byte, i) => ((byte ^ (base[i] ?? 0)) & (base[i + name.length] ?? 0)) === 0))
}

/** @param base of the same kind as `name`, well-formed */
export function placeName(name: GeneralName, base: GeneralName): Placement {
  if (name.kind === 'directory' && base.kind === 'directory') return place(isWithin(name.name, base.name))
  if (name.kind === 'address' && base.kind === 'address') return placeAddress(name.bytes, base.bytes)
  if (name.kind === 'dns' && base.kind === 'dns') return placeHost(name.value, base.value)
  if (name.kind === 'mail' && base.kind === 'mail') return placeMail(name.value, base.value)
  if (name.kind === 'uri' && base.kind === 'uri') return placeUri(name.value, base.value)
  return 'cannot-tell'
}
