/** Owns secrets that a machine makes for itself once and keeps in its data directory, readable by its owner only. */
import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The secret kept under `name`: 32 random bytes in base64, made at the first call with mode 0600.
 * Two processes that start together get the same one: the file appears whole or not at all, and the first wins.
 */
export function keptSecret(directory: string, name: string): string {
  const path = join(directory, name)
  return read(path) ?? make(directory, path)
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim() || undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function make(directory: string, path: string): string {
  mkdirSync(directory, { recursive: true, mode: 0o755 })
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
  writeFileSync(draft, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  try {
    linkSync(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    unlinkSync(draft)
  }
  return readFileSync(path, 'utf8').trim()
}
