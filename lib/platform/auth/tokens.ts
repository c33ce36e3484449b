/** Makes and hashes the tokens the hub issues: sessions, invitations, set-up links, recovery codes. */
import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits, URL-safe. Shown or sent once; only its hash is stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** SHA-256 in hex. 256 random bits need no slow hash (quality.md, "Secrets, login, audit"). */
export function hashToken(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex')
}
