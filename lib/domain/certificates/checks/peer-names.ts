/** Checks that the leaf carries the names that were asked for, in SAN only (RFC 9525 section 6.3). */

import { sameBytes } from '../bytes'
import type { Certificate } from '../model/certificate'
import { addressBytesOf } from '../names/address'
import { coversHost, isHostName, referenceHost } from '../names/dns-name'
import type { GeneralName } from '../names/general-name'
import { mailboxOf, sameMailbox } from '../names/mailbox'
import type { PeerName } from '../request'
import { type Check, leafOnly, when } from './check'
import { printAlternativeNames } from './subject-names'

type Matcher = (name: GeneralName) => boolean

const never: Matcher = () => false

function addressMatcher(value: string): Matcher {
  const bytes = addressBytesOf(value)
  return bytes ? (name) => name.kind === 'address' && sameBytes(name.bytes, bytes) : never
}

function hostMatcher(value: string): Matcher {
  const host = referenceHost(value)
  return isHostName(host) ? (name) => name.kind === 'dns' && coversHost(name.value, host) : never
}

function mailMatcher(value: string): Matcher {
  const mailbox = mailboxOf(value)
  if (!mailbox) return never
  return (name) => {
    const other = name.kind === 'mail' ? mailboxOf(name.value) : undefined
    return other !== undefined && sameMailbox(other, mailbox)
  }
}

const matchers = { address: addressMatcher, mail: mailMatcher, dns: hostMatcher }

/** An address written where a host name is expected is still an address. */
function matcherOf({ kind, value }: PeerName): Matcher {
  const isAddress = kind === 'dns' && addressBytesOf(value) !== undefined
  return matchers[isAddress ? 'address' : kind](value)
}

export const carriesName = (certificate: Certificate, wanted: PeerName): boolean =>
  certificate.known.subjectAltName?.some(matcherOf(wanted)) ?? false

export const peerNameChecks: readonly Check[] = [
  {
    rule: 'name-matches',
    roles: leafOnly,
    breach: (certificate, { names }) => {
      const missing = names.filter((name) => !carriesName(certificate, name))
      return when(missing.length > 0, () => ({
        expected: missing.map(({ value }) => value).join(', '),
        found: printAlternativeNames(certificate),
      }))
    },
  },
]
