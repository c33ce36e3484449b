/** A Next application with nothing in it, built and served as the hub is: what a page costs before it does anything. */
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { freePort } from '../support/free-port'

export interface BarePage {
  origin: string
  stop(): void
}

export async function startBarePage(): Promise<BarePage> {
  const root = process.cwd()
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bare-next-'))
  cpSync(path.join(root, 'tests/bench/bare-next'), folder, { recursive: true })
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
  const next = path.join(root, 'node_modules/next/dist/bin/next')
  const variables = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' }
  const built = spawnSync(process.execPath, [next, 'build', '--webpack'], {
    cwd: folder,
    env: variables,
    encoding: 'utf8',
  })
  if (built.status !== 0) throw new Error(`The bare page could not be built:\n${built.stdout}${built.stderr}`)
  const port = await freePort()
  const server = spawn(process.execPath, [next, 'start', '--hostname', '127.0.0.1', '--port', String(port)], {
    cwd: folder,
    env: variables,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((resolve, reject) => {
    server.stdout.on('data', (text: Buffer) => text.includes('Ready') && resolve())
    server.once('exit', () => reject(new Error('The bare page ended before it was ready')))
  })
  const stop = () => {
    server.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
  return { origin: `http://127.0.0.1:${port}`, stop }
}
