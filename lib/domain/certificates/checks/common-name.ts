/**
 * Checks that a server's common name only repeats what its SAN says (CABF BR section 7.1.4.3). Certificates that name
 * internal hosts or reserved addresses cannot be public, so the Baseline Requirements do not bind their common name.
 */

import ipaddr from 'ipaddr.js'
import { sameBytes } from '../bytes'
import type { Certificate } from '../model/certificate'
import { printAddress } from '../names/address'
import { commonNamesOf } from '../names/distinguished-name'
import { parentOf } from '../names/dns-name'
import type { GeneralName } from '../names/general-name'
import { isPublicAddress, isPublicHost } from '../names/public-names'
import { type Check, leafOnly, when } from './check'
import { printAlternativeNames } from './subject-names'

const nameLike = /^[^\s@/]+(\.[^\s@/]+)+$|:/

/** Bytes of an address in any spelling that some program accepts: hexadecimal, leading zeros, one long number. */
function looseAddressOf(text: string): Uint8Array | undefined {
  return /^[0-9a-fx.:]+$/i.test(text) && ipaddr.isValid(text)
    ? Uint8Array.from(ipaddr.parse(text).toByteArray())
    : undefined
}

function isRepeatedBy(commonName: string, name: GeneralName): boolean {
  if (name.kind === 'address') return commonName === printAddress(name.bytes)
  if (name.kind !== 'dns') return false
  if (name.value === commonName) return true
  const base = name.value.startsWith('*.') ? name.value.slice(2) : undefined
  return base !== undefined && (commonName === base || parentOf(commonName) === base)
}

/** An address of the SAN in another spelling. */
function isMisspelt(commonName: string, names: readonly GeneralName[]): boolean {
  const bytes = looseAddressOf(commonName)
  if (!bytes) return false
  return names.some(
    (name) => name.kind === 'address' && sameBytes(name.bytes, bytes) && printAddress(bytes) !== commonName,
  )
}

const isPublic = (name: GeneralName) =>
  (name.kind !== 'dns' || isPublicHost(name.value.replace(/^\*\./, ''))) &&
  (name.kind !== 'address' || isPublicAddress(name.bytes))

function isWrong(commonName: string, names: readonly GeneralName[]): boolean {
  if (names.some((name) => isRepeatedBy(commonName, name))) return false
  return isMisspelt(commonName, names) || (nameLike.test(commonName) && names.every(isPublic))
}

function breach(certificate: Certificate) {
  const names = certificate.known.subjectAltName
  if (!names) return undefined
  const commonNames = commonNamesOf(certificate.subject)
  const wrong = commonNames.filter((commonName) => isWrong(commonName, names))
  return when(wrong.length > 0, () => ({
    expected: printAlternativeNames(certificate),
    found: wrong.map((commonName) => `CN=${commonName}`).join(', '),
  }))
}

export const commonNameChecks: readonly Check[] = [{ rule: 'cn-in-san', roles: leafOnly, breach }]
