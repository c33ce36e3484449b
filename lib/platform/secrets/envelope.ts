/** Seals secrets that must be replayed: AES-256-GCM under a key of their own, that key wrapped by the keyring's. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { type Keyring, keyring, type SealingKey } from './keyring'

/** Where a secret is kept. It opens there and nowhere else: rows, columns and partners cannot be swapped. */
export interface SecretPlace {
  partnerId: string
  table: string
  column: string
  rowId: string
}

/** A sealed secret that does not open: moved, changed, or sealed by a key that is gone. Its text never tells the secret. */
export class SealError extends Error {
  override readonly name = 'SealError'
}

// version (1) | key id (8) | wrapped key: iv (12), tag (16), 32 | secret: iv (12), tag (16), the rest
const version = 1
const layout = { keyId: 1, wrapped: 9, secret: 9 + 60 }

/** Seals a text for its place with the current key. */
export function seal(plaintext: string, place: SecretPlace, keys: Keyring = keyring()): Buffer<ArrayBuffer> {
  const [current] = keys
  const dataKey = randomBytes(32)
  return joined(
    Buffer.from([version]),
    Buffer.from(current.id, 'hex'),
    encrypt(dataKey, current.key, boundTo(place, current.id)),
    encrypt(Buffer.from(plaintext, 'utf8'), dataKey, boundTo(place, null)),
  )
}

/** Opens what was sealed for this very place. Throws SealError. */
export function open(sealed: Uint8Array, place: SecretPlace, keys: Keyring = keyring()): string {
  const { dataKey, secret } = unwrap(sealed, place, keys)
  return decrypt(secret, dataKey, boundTo(place, null)).toString('utf8')
}

/** The same secret with its key wrapped by the current key. The secret itself is not decrypted. Throws SealError. */
export function rewrap(sealed: Uint8Array, place: SecretPlace, keys: Keyring = keyring()): Buffer<ArrayBuffer> {
  const [current] = keys
  const { dataKey, secret } = unwrap(sealed, place, keys)
  return joined(
    Buffer.from([version]),
    Buffer.from(current.id, 'hex'),
    encrypt(dataKey, current.key, boundTo(place, current.id)),
    secret,
  )
}

/** The id of the key that wrapped this secret. */
export function keyIdOf(sealed: Uint8Array): string {
  return Buffer.from(sealed).subarray(layout.keyId, layout.wrapped).toString('hex')
}

function unwrap(sealed: Uint8Array, place: SecretPlace, keys: Keyring): { dataKey: Buffer; secret: Buffer } {
  const bytes = Buffer.from(sealed)
  if (bytes[0] !== version || bytes.length < layout.secret + 28) throw new SealError('This is not a sealed secret')
  const id = keyIdOf(bytes)
  const key: SealingKey | undefined = keys.find((known) => known.id === id)
  if (!key) throw new SealError(`The sealing key ${id} is not known here`)
  const dataKey = decrypt(bytes.subarray(layout.wrapped, layout.secret), key.key, boundTo(place, id))
  return { dataKey, secret: bytes.subarray(layout.secret) }
}

function boundTo({ partnerId, table, column, rowId }: SecretPlace, keyId: string | null): Buffer {
  return Buffer.from(JSON.stringify([partnerId, table, column, rowId, keyId]), 'utf8')
}

function encrypt(plain: Buffer, key: Buffer, bound: Buffer): Buffer {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(bound)
  const text = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), text])
}

function decrypt(bytes: Buffer, key: Buffer, bound: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 }).setAAD(bound)
  decipher.setAuthTag(bytes.subarray(12, 28))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()])
  } catch {
    throw new SealError('The secret does not belong to this place or was changed')
  }
}

/** Prisma takes bytes that own an ArrayBuffer. */
function joined(...parts: Buffer[]): Buffer<ArrayBuffer> {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const whole = Buffer.from(new ArrayBuffer(length))
  let offset = 0
  for (const part of parts) offset += part.copy(whole, offset)
  return whole
}
