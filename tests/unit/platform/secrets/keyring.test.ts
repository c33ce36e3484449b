import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { forgetEnvironment } from '@/lib/platform/env/env'
import { open, seal } from '@/lib/platform/secrets/envelope'
import { addKeyToFile, dropOldKeysOfFile, keyFileInUse, keyring, keyringOf } from '@/lib/platform/secrets/keyring'

const place = { partnerId: 'p', table: 'person', column: 'totp_secret', rowId: 'r' }
let directory = ''

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'partner-hub-keys-'))
  vi.stubEnv('SECRETS_KEY', undefined)
  vi.stubEnv('SECRETS_KEY_FILE', undefined)
  vi.stubEnv('DATA_DIRECTORY', directory)
  forgetEnvironment()
})

afterEach(() => {
  rmSync(directory, { recursive: true, force: true })
  vi.unstubAllEnvs()
  forgetEnvironment()
})

describe('the key file', () => {
  it('is made once, for its owner only', () => {
    const [key] = keyring()
    const path = keyFileInUse() ?? ''
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(keyring()[0].id).toBe(key.id)
    expect(key.key).toHaveLength(32)
  })

  it('takes a new key first, keeps the old one for opening, and forgets it in the end, without a restart', () => {
    const sealed = seal('correct horse', place)
    const path = keyFileInUse() ?? ''
    addKeyToFile(path)
    expect(keyring()).toHaveLength(2)
    expect(open(sealed, place)).toBe('correct horse')
    const anew = seal('correct horse', place)
    dropOldKeysOfFile(path)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readFileSync(path, 'utf8').trim().split('\n')).toHaveLength(1)
    expect(open(anew, place)).toBe('correct horse')
    expect(() => open(sealed, place)).toThrow(/not known here/)
  })

  it('that is named and not there is said by its name', () => {
    vi.stubEnv('SECRETS_KEY_FILE', join(directory, 'nowhere'))
    forgetEnvironment()
    expect(() => keyring()).toThrow(/sealing key is not there: .*nowhere/)
  })
})

describe('keys in the environment', () => {
  it('are listed newest first, and no file is made', () => {
    vi.stubEnv('SECRETS_KEY', 'the newer key of forty characters or so,the older key of forty characters or so')
    forgetEnvironment()
    expect(keyring().map(({ id }) => id)).toEqual([
      keyringOf('the newer key of forty characters or so')[0].id,
      keyringOf('the older key of forty characters or so')[0].id,
    ])
    expect(keyFileInUse()).toBeNull()
  })
})
