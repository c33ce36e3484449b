/** Extensions for made certificates, each as small as its standard allows. */

import { createHash } from 'node:crypto'
import { type KeyUsage, keyUsageBit } from '@/lib/domain/certificates/extensions/usage'
import { addressBytesOf } from '@/lib/domain/certificates/names/address'
import { extensionOid } from '@/lib/domain/certificates/oids'
import {
  type Bytes,
  bits,
  boolean,
  concat,
  context,
  contextConstructed,
  integer,
  integerContent,
  octets,
  oid,
  oidContent,
  sequence,
} from './der-writer'
import type { KeyPair } from './keys'
import { nameOf } from './names'

export interface MadeExtension {
  readonly oid: string
  readonly critical: boolean
  readonly value: Bytes
}

export const extension = (id: string, value: Bytes, critical = false): MadeExtension => ({ oid: id, critical, value })

export const critical = (one: MadeExtension): MadeExtension => ({ ...one, critical: true })
export const notCritical = (one: MadeExtension): MadeExtension => ({ ...one, critical: false })

export function extensionBytes({ oid: id, critical: isCritical, value }: MadeExtension): Bytes {
  return sequence(oid(id), isCritical ? boolean(true) : Uint8Array.of(), octets(value))
}

export const keyIdOf = ({ spki }: KeyPair): Bytes => createHash('sha1').update(spki).digest()

export const ski = (key: KeyPair) => extension(extensionOid.subjectKeyIdentifier, octets(keyIdOf(key)))
export const aki = (key: KeyPair) => extension(extensionOid.authorityKeyIdentifier, sequence(context(0, keyIdOf(key))))

export const ca = (pathLength?: number) =>
  extension(
    extensionOid.basicConstraints,
    sequence(boolean(true), pathLength === undefined ? Uint8Array.of() : integer(pathLength)),
    true,
  )

export const notCa = () => extension(extensionOid.basicConstraints, sequence(), true)

export function usage(...usages: readonly KeyUsage[]): MadeExtension {
  const value = usages.reduce((sum, one) => sum | keyUsageBit[one], 0)
  const highest = 31 - Math.clz32(value)
  const content = new Uint8Array(Math.floor(highest / 8) + 1)
  for (let i = 0; i <= highest; i++) if ((value >> i) & 1) content[i >> 3] = (content[i >> 3] ?? 0) | (0x80 >> (i & 7))
  return extension(extensionOid.keyUsage, bits(content, 7 - (highest % 8)), true)
}

export const eku = (...purposes: readonly string[]) =>
  extension(extensionOid.extendedKeyUsage, sequence(...purposes.map(oid)))

/** "dns:…", "mail:…", "uri:…", "ip:…" (with "/mask" or "/bits" in constraints), "dir:CN=…", "other:OID". */
export function generalName(written: string): Bytes {
  const colon = written.indexOf(':')
  const value = written.slice(colon + 1)
  switch (written.slice(0, colon)) {
    case 'mail':
      return context(1, Buffer.from(value, 'latin1'))
    case 'dns':
      return context(2, Buffer.from(value, 'latin1'))
    case 'uri':
      return context(6, Buffer.from(value, 'latin1'))
    case 'ip':
      return context(7, addressContent(value))
    case 'dir':
      return contextConstructed(4, nameOf(value))
    case 'hex':
      return context(7, Buffer.from(value, 'hex'))
    case 'rid':
      return context(8, oidContent(value))
    default:
      return contextConstructed(0, oid(value), contextConstructed(0, integer(1)))
  }
}

function addressContent(value: string): Bytes {
  const [address = '', length] = value.split('/')
  const bytes = addressBytesOf(address) ?? Uint8Array.of()
  if (length === undefined) return bytes
  const mask = bytes.map((_, i) => 0xff & ~(0xff >> Math.max(0, Math.min(8, Number(length) - i * 8))))
  return concat(bytes, mask)
}

export const san = (...names: readonly string[]) =>
  extension(extensionOid.subjectAltName, sequence(...names.map(generalName)))

export function constraints(permitted: readonly string[], excluded: readonly string[] = []): MadeExtension {
  const subtrees = (number: number, names: readonly string[]) =>
    names.length === 0 ? Uint8Array.of() : contextConstructed(number, ...names.map((one) => sequence(generalName(one))))
  return extension(extensionOid.nameConstraints, sequence(subtrees(0, permitted), subtrees(1, excluded)), true)
}

export const policies = (...ids: readonly string[]) =>
  extension(extensionOid.certificatePolicies, sequence(...ids.map((id) => sequence(oid(id)))))

export const mappings = (...pairs: readonly (readonly [issuer: string, subject: string])[]) =>
  critical(
    extension(
      extensionOid.policyMappings,
      sequence(...pairs.map(([issuer, subject]) => sequence(oid(issuer), oid(subject)))),
    ),
  )

export const policyLimits = (explicit?: number, inhibitMapping?: number) =>
  extension(
    extensionOid.policyConstraints,
    sequence(
      explicit === undefined ? Uint8Array.of() : context(0, integerContent(explicit)),
      inhibitMapping === undefined ? Uint8Array.of() : context(1, integerContent(inhibitMapping)),
    ),
    true,
  )

export const inhibitAny = (after: number) => extension(extensionOid.inhibitAnyPolicy, integer(after), true)
