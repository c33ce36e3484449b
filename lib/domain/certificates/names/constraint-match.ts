/** Decides whether a name lies in subtrees, kind by kind (RFC 5280 section 4.2.1.10). */

import { addressBytesOf } from './address'
import { type DistinguishedName, isWithin } from './distinguished-name'
import { isBelow, isDnsPattern, isHostName, parentOf } from './dns-name'
import type { GeneralName } from './general-name'
import { mailboxOf } from './mailbox'

/** `cannot-tell` refuses: the name is malformed, or nobody knows how to apply constraints of this kind. */
export type Placement = 'inside' | 'overlapping' | 'outside' | 'cannot-tell'

/** Places one name, read once, in any number of well-formed bases of its kind. */
export type Placer = (base: GeneralName) => Placement

const nowhere: Placer = () => 'cannot-tell'

const place = (isInside: boolean): Placement => (isInside ? 'inside' : 'outside')

const textOf = (base: GeneralName) => ('value' in base ? base.value.toLowerCase() : '')

/** A wildcard overlaps a subtree that begins one label below its parent, though it does not lie inside. */
function hostPlacer(name: string): Placer {
  if (!isDnsPattern(name)) return nowhere
  const host = name.toLowerCase()
  const parent = host.startsWith('*.') ? host.slice(2) : undefined
  return (base) => {
    const wanted = textOf(base)
    if (isBelow(host, wanted)) return 'inside'
    return parent !== undefined && parentOf(wanted) === parent ? 'overlapping' : 'outside'
  }
}

/** With a leading dot any host below; without it that host alone. */
function isHostOrBelow(host: string, wanted: string): boolean {
  return wanted === '' || (wanted.startsWith('.') ? host.endsWith(wanted) : host === wanted)
}

function mailPlacer(name: string): Placer {
  const mailbox = mailboxOf(name)
  if (!mailbox) return nowhere
  return (base) => {
    const exact = base.kind === 'mail' && base.value.includes('@') ? mailboxOf(base.value) : undefined
    if (exact) return place(exact.local === mailbox.local && exact.host === mailbox.host)
    return place(isHostOrBelow(mailbox.host, textOf(base)))
  }
}

const authority = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:@]+)(?::[0-9]*)?(?:[/?#]|$)/i

/** A URI without a host name cannot be placed and is refused (section 4.2.1.10, "uniformResourceIdentifier"). */
function uriPlacer(name: string): Placer {
  const host = authority.exec(name)?.[1]?.toLowerCase()
  if (host === undefined || addressBytesOf(host) || !isHostName(host)) return nowhere
  return (base) => place(isHostOrBelow(host, textOf(base)))
}

function addressPlacer(name: Uint8Array): Placer {
  if (name.length !== 4 && name.length !== 16) return nowhere
  return (base) => {
    if (base.kind !== 'address' || base.bytes.length !== name.length * 2) return 'outside'
    const { bytes } = base
    return place(name.every((byte, i) => ((byte ^ (bytes[i] ?? 0)) & (bytes[i + name.length] ?? 0)) === 0))
  }
}

const directoryPlacer =
  (name: DistinguishedName): Placer =>
  (base) =>
    place(base.kind === 'directory' && isWithin(name, base.name))

export function placerOf(name: GeneralName): Placer {
  switch (name.kind) {
    case 'directory':
      return directoryPlacer(name.name)
    case 'address':
      return addressPlacer(name.bytes)
    case 'dns':
      return hostPlacer(name.value)
    case 'mail':
      return mailPlacer(name.value)
    case 'uri':
      return uriPlacer(name.value)
    default:
      return nowhere
  }
}
