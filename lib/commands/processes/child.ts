/** Owns child processes: starts a command as a process of its own, learns when it is ready, starts it again, stops it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { log } from '@/lib/platform/log/log'
import { CommandError, exitCodes } from './command-error'

/** What to run: a program of Node with arguments, added variables, and a file for its output (default: this terminal). */
export type ChildPlan = {
  name: string
  args: readonly string[]
  variables?: Readonly<Record<string, string>>
  logFile?: string
  /** For programs that are not ours and never say that they are ready. */
  isReadyAtOnce?: true
}

/** A running child. `ready` carries what it said when it was; `ended` rejects when it cannot be kept running. */
export type Child = { ready: Promise<unknown>; ended: Promise<void>; stop: () => Promise<void> }

const patienceMs = 15_000
const firstPauseMs = 500
const longestPauseMs = 30_000
const stableAfterMs = 60_000

/** Tells the process that started this one that it is ready, with what the parent needs to know. */
export function tellReady(facts: Readonly<Record<string, unknown>> = {}): void {
  process.send?.({ ready: facts })
}

/** The arguments that run one of our own commands from dist/. */
export function ownCommand(name: string): string[] {
  return ['--enable-source-maps', 'lib/commands/run.mjs', name]
}

/** Starts a child and keeps it running: after a crash again, with growing pauses; not when it never got ready. */
export function startChild(plan: ChildPlan): Child {
  let stopping = false
  let hasStarted = plan.isReadyAtOnce ?? false
  let current: ChildProcess
  let pauseMs = firstPauseMs
  let wake: () => void = () => undefined
  let isReady: (facts: unknown) => void = () => undefined
  let isNotReady: (reason: unknown) => void = () => undefined
  const ready = new Promise<unknown>((resolve, reject) => {
    isReady = resolve
    isNotReady = reject
  })
  const keepRunning = async (): Promise<void> => {
    while (!stopping) {
      const startedMs = performance.now()
      current = launch(plan, (facts) => {
        hasStarted = true
        isReady(facts)
      })
      const exitCode = await exitOf(current)
      if (stopping) return
      if (!hasStarted) throw new CommandError(failedStart(plan, exitCode), exitCode ?? exitCodes.failed)
      log.error({ name: plan.name, exitCode, pauseMs }, 'A process ended by itself and is started again')
      if (performance.now() - startedMs > stableAfterMs) pauseMs = firstPauseMs
      await new Promise<void>((resolve) => {
        wake = resolve
        setTimeout(resolve, pauseMs)
      })
      pauseMs = Math.min(pauseMs * 2, longestPauseMs)
    }
  }
  const ended = keepRunning()
  ended.then(() => isNotReady(new CommandError(`${plan.name} was stopped before it was ready.`)), isNotReady)
  ready.catch(() => undefined)
  const stop = async () => {
    stopping = true
    wake()
    await stopProcess(current)
    await ended.catch(() => undefined)
  }
  return { ready, ended, stop }
}

function launch(plan: ChildPlan, isReady: (facts: unknown) => void): ChildProcess {
  const output = plan.logFile ? openLog(plan.logFile) : 'inherit'
  const child = spawn(process.execPath, plan.args, {
    stdio: ['ignore', output, output, 'ipc'],
    env: { ...process.env, ...plan.variables },
    detached: true,
  })
  if (typeof output === 'number') closeSync(output)
  child.on('message', (message: { ready?: unknown }) => message.ready !== undefined && isReady(message.ready))
  child.on('error', (err) => log.error({ err, name: plan.name }, 'A process could not be started'))
  return child
}

function failedStart({ name, logFile }: ChildPlan, exitCode: number | null): string {
  return `${name} ended with ${exitCode ?? 'a signal'} before it was ready.${logFile ? ` What it said: ${logFile}` : ''}`
}

function openLog(file: string): number {
  mkdirSync(dirname(file), { recursive: true })
  return openSync(file, 'a', 0o600)
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('exit', (exitCode) => resolve(exitCode))
    child.once('error', () => resolve(null))
  })
}

async function stopProcess(child: ChildProcess): Promise<void> {
  if (hasEnded(child) || child.pid === undefined) return
  const gone = exitOf(child)
  child.kill('SIGTERM')
  const timer = setTimeout(() => killGroup(child), patienceMs)
  await gone
  clearTimeout(timer)
}

function killGroup(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
  } catch {
    child.kill('SIGKILL')
  }
}
