/** Proves when a clone is prepared again, that two preparations never run together, and how a taken port is told. */
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { packagesMatchLockfile } from '@/lib/commands/prepare/installed.mjs'
import { withLock } from '@/lib/commands/prepare/lock.mjs'
import { isFree, refuseTakenPort } from '@/lib/commands/prepare/port.mjs'
import { hashOf, isStamped, writeStamp } from '@/lib/commands/prepare/stamp.mjs'

let clone: string
beforeEach(() => {
  clone = mkdtempSync(path.join(tmpdir(), 'clone-'))
  mkdirSync(path.join(clone, 'lib'))
  writeFileSync(path.join(clone, 'lib/a.ts'), 'export const a = 1\n')
})
afterEach(() => rmSync(clone, { recursive: true, force: true }))

describe('a step', () => {
  const step = { sources: ['lib'], stamp: 'dist/.stamp' }

  it('is done until one of its sources says something else', () => {
    expect(isStamped(clone, step)).toBe(false)
    writeStamp(clone, step, hashOf(clone, step))
    expect(isStamped(clone, step)).toBe(true)
    writeFileSync(path.join(clone, 'lib/a.ts'), 'export const a = 2\n')
    expect(isStamped(clone, step)).toBe(false)
  })

  it('does not care when a source was touched', () => {
    writeStamp(clone, step, hashOf(clone, step))
    utimesSync(path.join(clone, 'lib/a.ts'), new Date(0), new Date(0))
    expect(isStamped(clone, step)).toBe(true)
  })

  it('notices a source that is new, gone or renamed', () => {
    const before = hashOf(clone, step)
    writeFileSync(path.join(clone, 'lib/b.ts'), '')
    const withNew = hashOf(clone, step)
    rmSync(path.join(clone, 'lib/a.ts'))
    expect(new Set([before, withNew, hashOf(clone, step)]).size).toBe(3)
  })
})

describe('packages', () => {
  const write = (file: string, packages: object) => {
    mkdirSync(path.dirname(path.join(clone, file)), { recursive: true })
    writeFileSync(path.join(clone, file), JSON.stringify({ packages }))
  }

  it.each([
    ['the same', { 'node_modules/a': { version: '1.0.0' } }, true],
    ['another version', { 'node_modules/a': { version: '1.0.1' } }, false],
    ['nothing', {}, false],
  ])('that are installed as %s match: %s', (_case, installed, matches) => {
    write('package-lock.json', {
      '': {},
      'node_modules/a': { version: '1.0.0' },
      'node_modules/b': { version: '2.0.0', optional: true },
    })
    write('node_modules/.package-lock.json', installed)
    expect(packagesMatchLockfile(clone)).toBe(matches)
  })
})

describe('the lock', () => {
  it('lets one in at a time and takes over from a process that is gone', async () => {
    const file = path.join(clone, 'dist/.lock')
    mkdirSync(path.dirname(file))
    writeFileSync(file, '999999999')
    const order: string[] = []
    const work = (name: string) => async () => {
      order.push(`${name} in`)
      await new Promise((resolve) => setImmediate(resolve))
      order.push(`${name} out`)
    }
    vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    await Promise.all([withLock(file, work('first')), withLock(file, work('second'))])
    expect(order).toHaveLength(4)
    expect(order[1]).toBe(order[0]?.replace(' in', ' out'))
    expect(order[3]).toBe(order[2]?.replace(' in', ' out'))
  })
})

describe('a port', () => {
  let server: Server
  afterEach(() => new Promise((resolve) => server.close(resolve)))

  it('that is taken is told with the next free one and an exit code', async () => {
    server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    vi.stubEnv('PORT', String(port))
    expect(await isFree(port)).toBe(false)
    await expect(refuseTakenPort('demo')).rejects.toMatchObject({
      exitCode: 69,
      message: expect.stringMatching(new RegExp(`^PORT ${port} is taken.*: PORT=\\d+ npm run demo$`)),
    })
  })
})
