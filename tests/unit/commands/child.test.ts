/** Proves how a hub keeps its processes: started again after a crash, given up when they never began, ended with their parent. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type Child, startChild } from '@/lib/commands/processes/child'
import { claim, holderOf } from '@/lib/commands/processes/claim'

let folder: string
let child: Child | undefined
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'child-'))
})
afterEach(async () => {
  await child?.stop()
  child = undefined
  rmSync(folder, { recursive: true, force: true })
})

const begin = (program: string): Child => {
  const args = ['--input-type=module', '--eval', `import { appendFileSync } from 'node:fs'\n${program}`]
  child = startChild({ name: 'program', args, variables: { PLACE: folder }, logFile: path.join(folder, 'log') })
  return child
}

const told = (name: string) => {
  const file = path.join(folder, name)
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

it('a child that is ready says so, with facts', async () => {
  const { ready } = begin(`process.send({ ready: { port: 1 } }); setInterval(() => {}, 1000)`)
  await expect(ready).resolves.toEqual({ port: 1 })
})

it('a child that crashes after it was ready is started again', async () => {
  begin(`appendFileSync(process.env.PLACE + '/starts', 'x'); process.send({ ready: {} }, () => process.exit(3))`)
  await vi.waitFor(() => expect(told('starts').length).toBeGreaterThan(1), { timeout: 10_000, interval: 20 })
}, 15_000)

it('a child that never was ready is given up with its exit code and the place of its words', async () => {
  const { ready, ended } = begin(`process.stdout.write('no settings'); process.exitCode = 78`)
  await expect(ended).rejects.toMatchObject({
    exitCode: 78,
    message: expect.stringContaining(path.join(folder, 'log')),
  })
  await expect(ready).rejects.toMatchObject({ exitCode: 78 })
  expect(told('log')).toBe('no settings')
})

it('stopping asks politely, waits, and starts nothing again', async () => {
  const { ready, ended, stop } = begin(`
    process.on('SIGTERM', () => { appendFileSync(process.env.PLACE + '/goodbye', 'x'); process.exit(0) })
    process.send({ ready: {} }); setInterval(() => {}, 1000)`)
  await ready
  await stop()
  await ended
  expect(told('goodbye')).toBe('x')
})

it('data belongs to one hub at a time, until its process is gone', async () => {
  const file = path.join(folder, 'hub.pid')
  const release = claim(file)
  expect(readFileSync(file, 'utf8')).toBe(String(process.pid))
  release()
  expect(existsSync(file)).toBe(false)

  const script = path.join(folder, 'lib/commands/run.mjs')
  const other = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)', script], { stdio: 'ignore' })
  writeFileSync(file, String(other.pid))
  expect(holderOf(file)).toBe(other.pid)
  expect(() => claim(file)).toThrow(`Process ${other.pid} already runs a hub`)
  const gone = new Promise((resolve) => other.once('exit', resolve))
  other.kill('SIGKILL')
  await gone
  expect(holderOf(file)).toBeUndefined()
})
