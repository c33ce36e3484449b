/** Shows what goes on: one line per step with its time on standard error; what tools say goes to a file, shown on failure. */
import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import path from 'node:path'

const shownLines = { first: 12, last: 30 }

/** A step failed in a way its own words explain. */
export class StepError extends Error {
  exitCode = 1
}

/** Prints the title, runs the work, prints how long it took. */
export async function step(title, work) {
  const startedMs = Date.now()
  process.stderr.write(`${title} … `)
  try {
    const result = await work()
    process.stderr.write(`${((Date.now() - startedMs) / 1000).toFixed(1)} s\n`)
    return result
  } catch (error) {
    process.stderr.write('failed\n')
    throw error
  }
}

/** Runs a program with its output in dist/logs/<name>.log; a failure carries the last lines of it. */
export async function runQuietly(root, name, program, args, variables = {}) {
  const file = path.join(root, 'dist/logs', `${name}.log`)
  mkdirSync(path.dirname(file), { recursive: true })
  const output = openSync(file, 'w')
  const child = spawn(program, args, {
    cwd: root,
    stdio: ['ignore', output, output],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...variables },
  })
  const stop = (signal) => {
    child.kill(signal)
    process.exit(signal === 'SIGINT' ? 130 : 143)
  }
  const interrupted = () => stop('SIGINT')
  const terminated = () => stop('SIGTERM')
  process.once('SIGINT', interrupted).once('SIGTERM', terminated)
  try {
    const exitCode = await new Promise((resolve, reject) => child.once('error', reject).once('exit', resolve))
    if (exitCode === 0) return
    throw new StepError(
      `${excerptOf(readFileSync(file, 'utf8'))}\n\n"${path.basename(program)} ${args.join(' ')}" ended with ${exitCode}. All of it: ${file}`,
    )
  } finally {
    process.removeListener('SIGINT', interrupted).removeListener('SIGTERM', terminated)
    closeSync(output)
  }
}

/** Tools tell the cause at the start or at the end. */
function excerptOf(text) {
  const lines = text.trimEnd().split('\n')
  if (lines.length <= shownLines.first + shownLines.last) return lines.join('\n')
  return [...lines.slice(0, shownLines.first), '…', ...lines.slice(-shownLines.last)].join('\n')
}
