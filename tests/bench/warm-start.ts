/** Seconds from `npm start` to its address, on a clone that has been started before. */
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { freePort } from '../support/free-port'
import { median } from './statistics'

export async function measureWarmStart({ quick }: { quick: boolean }): Promise<number> {
  const dataDirectory = mkdtempSync(path.join(os.tmpdir(), 'warm-start-'))
  // As root the embedded PostgreSQL runs as another user, who must be able to enter.
  chmodSync(dataDirectory, 0o755)
  try {
    await secondsToAddress(dataDirectory)
    const seconds: number[] = []
    for (let run = 0; run < (quick ? 3 : 5); run++) seconds.push(await secondsToAddress(dataDirectory))
    return median(seconds)
  } finally {
    rmSync(dataDirectory, { recursive: true, force: true })
  }
}

async function secondsToAddress(dataDirectory: string): Promise<number> {
  const startedMs = performance.now()
  const child = spawn(process.execPath, ['lib/commands/bootstrap.mjs', 'start'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATA_DIRECTORY: dataDirectory,
      PORT: String(await freePort()),
      LOG_LEVEL: 'silent',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await said(child, 'http://localhost')
  const seconds = (performance.now() - startedMs) / 1000
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await gone
  return seconds
}

function said(child: ChildProcess, words: string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (text: Buffer) => text.includes(words) && resolve())
    child.once('exit', (code) => reject(new Error(`The start ended with ${code} before it said its address`)))
  })
}
