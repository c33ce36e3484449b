/** Checks the shape of public keys (CA/Browser Forum BR sections 6.1.5 and 6.1.6). */

import type { Certificate } from '../model/certificate'
import { printKey } from '../model/certificate-facts'
import { type Check, everywhere, leafOnly, when } from './check'

const shortestRsaBits = 2048
const publicCurves: readonly string[] = ['P-256', 'P-384', 'P-521']

const unusable = ({ publicKey: { key } }: Certificate) =>
  when(key.kind === 'unusable', () => ({ found: printKey(key) }))

/** Odd and at least three. */
function isSoundExponent(exponent: Uint8Array): boolean {
  const last = exponent.at(-1) ?? 0
  return last % 2 === 1 && (exponent.length > 1 || last >= 3)
}

export const keyChecks: readonly Check[] = [
  { rule: 'key-usable', roles: leafOnly, breach: unusable },
  {
    rule: 'rsa-long-enough',
    roles: everywhere,
    breach: ({ publicKey: { key } }) =>
      when(key.kind === 'rsa' && key.bits < shortestRsaBits, () => ({
        expected: `RSA ${shortestRsaBits}`,
        found: printKey(key),
      })),
  },
  {
    rule: 'rsa-whole-octets',
    roles: everywhere,
    breach: ({ publicKey: { key } }) =>
      when(key.kind === 'rsa' && key.bits % 8 !== 0, () => ({ found: printKey(key) })),
  },
  {
    rule: 'rsa-exponent',
    roles: everywhere,
    breach: ({ publicKey: { key } }) => when(key.kind === 'rsa' && !isSoundExponent(key.exponent)),
  },
  {
    rule: 'curve-allowed',
    roles: everywhere,
    breach: ({ publicKey: { key } }) =>
      when(key.kind === 'ec' && !publicCurves.includes(key.curve), () => ({
        expected: publicCurves.join(', '),
        found: printKey(key),
      })),
  },
  {
    rule: 'edwards-not-public',
    roles: everywhere,
    breach: ({ publicKey: { key } }) =>
      when(key.kind === 'ed25519' || key.kind === 'ed448', () => ({ found: printKey(key) })),
  },
]
