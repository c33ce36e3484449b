/** Writes certificates as others read them: PEM blocks and fingerprints. */
import { createHash } from 'node:crypto'

/** SHA-256 of the whole certificate in lower-case hexadecimal. */
export const fingerprintOf = (der: Uint8Array): string => createHash('sha256').update(der).digest('hex')

/** One PEM block with lines of 64 characters (RFC 7468), ended by a line feed. */
export function pemOf(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}
