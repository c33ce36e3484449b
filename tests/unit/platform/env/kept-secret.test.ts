/** Proves that a machine makes each of its secrets once and shows it to nobody else. */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { keptSecret } from '@/lib/platform/env/kept-secret'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'kept-secret-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

it('a secret is made once and read ever after', () => {
  const first = keptSecret(directory, 'auth-secret')
  expect(Buffer.from(first, 'base64')).toHaveLength(32)
  expect(keptSecret(directory, 'auth-secret')).toBe(first)
  expect(keptSecret(directory, 'secrets-key')).not.toBe(first)
})

it('only its owner may read the file, and no draft is left beside it', () => {
  keptSecret(directory, 'auth-secret')
  expect(statSync(path.join(directory, 'auth-secret')).mode & 0o777).toBe(0o600)
  expect(readdirSync(directory)).toEqual(['auth-secret'])
})
