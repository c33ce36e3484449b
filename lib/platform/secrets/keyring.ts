/** Owns the keys that seal secrets: the current one, and old ones that only open what they once sealed. */
import { createHash, hkdfSync, randomBytes } from 'node:crypto'
import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { env } from '@/lib/platform/env/env'
import { keptSecret } from '@/lib/platform/env/kept-secret'

export interface SealingKey {
  /** 16 hex digits; tells which key sealed a secret, and nothing about the key. */
  id: string
  key: Buffer
}

/** The first key seals; all of them open. */
export type Keyring = readonly [SealingKey, ...SealingKey[]]

const fileName = 'secrets-key'

/** The keyring of a text that lists keys, newest first, separated by commas or lines. */
export function keyringOf(text: string): Keyring {
  const [current, ...older] = text
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map(sealingKeyOf)
  if (!current) throw new Error('No key to seal secrets with')
  return [current, ...older]
}

function sealingKeyOf(text: string): SealingKey {
  const key = Buffer.from(hkdfSync('sha256', text, '', 'partner-hub sealing key', 32))
  return { id: createHash('sha256').update('id').update(key).digest('hex').slice(0, 16), key }
}

let cached: { stamp: string; keyring: Keyring } | undefined

/** The keys of this process. A key file is read again when it changed, so a rotation needs no restart. */
export function keyring(): Keyring {
  const { secretsKey } = env()
  const stamp = secretsKey ?? fileStamp()
  if (cached?.stamp !== stamp)
    cached = { stamp, keyring: keyringOf(secretsKey ?? readFileSync(/* turbopackIgnore: true */ keyFile(), 'utf8')) }
  return cached.keyring
}

/** The file that holds the keys, or null when the environment does. */
export function keyFileInUse(): string | null {
  return env().secretsKey ? null : keyFile()
}

function keyFile(): string {
  const { secretsKeyFile, dataDirectory } = env()
  if (secretsKeyFile) return secretsKeyFile
  keptSecret(dataDirectory, fileName)
  return join(dataDirectory, fileName)
}

function fileStamp(): string {
  const path = keyFile()
  const found = statSync(/* turbopackIgnore: true */ path, { bigint: true, throwIfNoEntry: false })
  if (!found) throw new Error(`The file of the sealing key is not there: ${path}`)
  return `${path} ${found.ino} ${found.mtimeNs}`
}

/** Puts a new key before the others; from the next call on every process seals with it. */
export function addKeyToFile(path: string): void {
  const key = randomBytes(32).toString('base64')
  replaceFile(path, `${key}\n${readFileSync(path, 'utf8').trim()}\n`)
}

/** Keeps the current key only. */
export function dropOldKeysOfFile(path: string): void {
  const [current] = readFileSync(path, 'utf8').trim().split(/[\n,]/)
  replaceFile(path, `${current}\n`)
}

function replaceFile(path: string, text: string): void {
  const draft = join(/* turbopackIgnore: true */ dirname(path), `.${randomBytes(6).toString('hex')}`)
  writeFileSync(draft, text, { mode: 0o600, flag: 'wx' })
  renameSync(draft, path)
}
