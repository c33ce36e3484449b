/** Checks the form of version, serial number, signature algorithm and extensions (RFC 5280 sections 4.1 and 4.2). */

import { hexOf } from '../bytes'
import { knownExtensionOf } from '../extensions/known-extensions'
import type { Certificate } from '../model/certificate'
import { printSignatureAlgorithm } from '../model/signature-algorithm'
import { anchorOnly, belowAnchor, type Check, everywhere, when } from './check'

const unsafeHashes: readonly string[] = ['md5', 'sha1']

const isZero = (serial: Uint8Array) => serial.every((byte) => byte === 0)

const oldVersion = ({ version }: Certificate) => when(version !== 3, () => ({ expected: 'v3', found: `v${version}` }))

const repeated = ({ extensions }: Certificate): string | undefined =>
  extensions.find(({ oid }, i) => extensions.findIndex((other) => other.oid === oid) < i)?.oid

const usesUnsafeHash = ({ signatureAlgorithm }: Certificate) =>
  'hash' in signatureAlgorithm && unsafeHashes.includes(signatureAlgorithm.hash)

export const formChecks: readonly Check[] = [
  { rule: 'version-3', roles: belowAnchor, breach: oldVersion },
  { rule: 'anchor-version-3', roles: anchorOnly, breach: oldVersion },
  {
    // Below the anchor only: roots of public programs carry the serial number zero.
    rule: 'serial-positive',
    roles: belowAnchor,
    breach: ({ serial }) =>
      when((serial[0] ?? 0) >= 0x80 || isZero(serial), () => ({ expected: '> 0', found: hexOf(serial) })),
  },
  {
    rule: 'serial-short',
    roles: belowAnchor,
    breach: ({ serial }) => when(serial.length > 20, () => ({ expected: '≤ 20', found: `${serial.length}` })),
  },
  { rule: 'no-unique-ids', roles: everywhere, breach: ({ hasUniqueIds }) => when(hasUniqueIds) },
  { rule: 'signature-algorithms-agree', roles: everywhere, breach: ({ algorithmsAgree }) => when(!algorithmsAgree) },
  {
    rule: 'signature-algorithm-known',
    roles: belowAnchor,
    breach: ({ signatureAlgorithm: algorithm }) =>
      when(algorithm.scheme === 'unsupported', () => ({ found: printSignatureAlgorithm(algorithm) })),
  },
  {
    rule: 'signature-algorithm-safe',
    roles: belowAnchor,
    breach: (certificate) =>
      when(usesUnsafeHash(certificate), () => ({ found: printSignatureAlgorithm(certificate.signatureAlgorithm) })),
  },
  {
    rule: 'extension-unique',
    roles: everywhere,
    breach: (certificate) => {
      const oid = repeated(certificate)
      return oid === undefined ? undefined : { found: oid }
    },
  },
  {
    rule: 'extension-readable',
    roles: everywhere,
    breach: ({ unreadable: [first] }) => first && { found: `${first.name}: ${first.problem}` },
  },
  {
    rule: 'extension-unknown-critical',
    roles: everywhere,
    breach: ({ extensions }) => {
      const unknown = extensions.find(({ critical, oid }) => critical && !knownExtensionOf(oid))
      return unknown && { found: unknown.oid }
    },
  },
  {
    rule: 'default-not-written',
    roles: everywhere,
    breach: ({ extensions, known }) =>
      when(known.basicConstraints?.defaultWritten === true || extensions.some((one) => one.defaultWritten)),
  },
]
