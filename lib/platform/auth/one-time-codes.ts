/** Makes and checks the codes of the second step: TOTP (RFC 6238) and recovery codes. */
import { randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'

const issuer = 'Partner Hub'
const periodSeconds = 30
const recoveryCodeCount = 10
/** Crockford's 32 letters: none is mistaken for another. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** A new TOTP secret in base32, 160 bits as RFC 4226 asks. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** The `otpauth://` address that an authenticator app reads from a QR code. */
export function totpAddress(secret: string, account: string): string {
  return totpOf(secret, account).toString()
}

/** The time step whose code this is, one step of clock drift allowed either way; null when it fits none. */
export function totpStepOf(code: string, secret: string, at: Date): bigint | null {
  if (!/^\d{6}$/.test(code)) return null
  const delta = totpOf(secret, '').validate({ token: code, timestamp: at.getTime(), window: 1 })
  return delta === null ? null : BigInt(Math.floor(at.getTime() / 1000 / periodSeconds) + delta)
}

function totpOf(secret: string, label: string): TOTP {
  return new TOTP({
    issuer,
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: periodSeconds,
    secret: Secret.fromBase32(secret),
  })
}

/** Ten recovery codes such as `k7qm-2xwd-ab9c-r4tz`, 80 bits each. Shown once; only their hashes are stored. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodeCount }, () =>
    Array.from(randomBytes(16), (byte) => alphabet[byte % alphabet.length])
      .join('')
      .replace(/(.{4})(?=.)/g, '$1-'),
  )
}

/** How a recovery code is compared: small letters, no spaces, no hyphens, look-alikes read as Crockford does. */
export function normalRecoveryCode(typed: string): string {
  return typed.toLowerCase().replace(/[\s-]/g, '').replace(/o/g, '0').replace(/[il]/g, '1')
}
