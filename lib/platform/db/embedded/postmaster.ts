/** The running server of one data directory: found, started, stopped. */
import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { CodedError } from '../errors'
import type { Account } from './account'
import { CLEAN_ENVIRONMENT, type Home, socketOf } from './home'

const FAST_STOP_WITHIN_MS = 10_000
const IMMEDIATE_STOP_WITHIN_MS = 5_000
const LOOK_AGAIN_AFTER_MS = 10
const TRY_AGAIN_AFTER_MS = 100
const LOG_IS_CUT_ABOVE_BYTES = 10 * 1024 * 1024

export interface Postmaster {
  pid: number
  /** True when it was already running: a launcher that was killed left it behind. */
  adopted: boolean
}

export interface ServerPlan {
  home: Home
  binaries: string
  account: Account
  durable: boolean
  startWithinMs: number
}

/**
 * Adopts the live server of this data directory or starts one. A pid file that names a dead or foreign process is
 * removed: PostgreSQL itself refuses to start while a backend of the old server still holds the shared memory, so this
 * is safe, and starting is tried again until that backend has ended.
 * @throws CodedError E_PG_START with the end of the server's log
 */
export async function runningPostmaster(plan: ServerPlan): Promise<Postmaster> {
  const until = performance.now() + plan.startWithinMs
  while (performance.now() < until) {
    const found = readPidFile(plan.home)
    if (found && isOurs(found.pid, plan.home)) {
      if (await isReady(plan.home, found.pid, until)) return { pid: found.pid, adopted: true }
      continue
    }
    if (found) removeStale(plan.home, found.text)
    const pid = await started(plan, until)
    if (pid) return { pid, adopted: false }
    await pause(TRY_AGAIN_AFTER_MS)
  }
  throw new CodedError('E_PG_START', `The embedded PostgreSQL did not start:\n${endOfLog(plan.home.log)}`)
}

/**
 * Stops the server: a fast shutdown, and when that does not end an immediate one, which recovers at the next start.
 * @throws CodedError E_PG_STOP
 */
export async function stopPostmaster({ home, account }: ServerPlan, pid: number): Promise<void> {
  const steps: ['SIGINT' | 'SIGQUIT', number][] = [
    ['SIGINT', FAST_STOP_WITHIN_MS],
    ['SIGQUIT', IMMEDIATE_STOP_WITHIN_MS],
  ]
  for (const [signal, withinMs] of steps) {
    if (!isOurs(pid, home)) return
    if (!signalled(pid, signal, account) && isOurs(pid, home)) {
      throw new CodedError('E_PG_STOP', `The embedded PostgreSQL (process ${pid}) cannot be stopped as ${account.name}`)
    }
    const until = performance.now() + withinMs
    while (performance.now() < until) {
      if (!isOurs(pid, home)) return
      await pause(LOOK_AGAIN_AFTER_MS)
    }
  }
  throw new CodedError('E_PG_STOP', `The embedded PostgreSQL (process ${pid}) does not end`)
}

/** A root without CAP_KILL may still become the server's user, who may stop it. */
function signalled(pid: number, signal: 'SIGINT' | 'SIGQUIT', account: Account): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    const words = ['-c', `kill -${signal.slice(3)} ${pid}`]
    return account.switched && spawnSync('/bin/sh', words, { cwd: '/', ...account.credentials }).status === 0
  }
}

/** Whether `pid` is a live server of this data directory: its command line says so, its working directory may not. */
export function isOurs(pid: number, home: Home): boolean {
  const words = commandLineOf(pid)
  return words.some((word, index) => word === '-D' && words[index + 1] === home.data)
}

/** The words a process was started with; none when it has ended. */
export function commandLineOf(pid: number): string[] {
  if (process.platform === 'linux') {
    try {
      return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    } catch {
      return []
    }
  }
  const listed = spawnSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' })
  return (listed.stdout ?? '').trim().split(' ')
}

const pidFileOf = (home: Home): string => path.join(home.data, 'postmaster.pid')

/** Line 1 is the process, line 8 its state (PostgreSQL, src/include/utils/pidfile.h). */
function readPidFile(home: Home): { pid: number; isReady: boolean; text: string } | null {
  try {
    const text = fs.readFileSync(pidFileOf(home), 'utf8')
    const lines = text.split('\n')
    return { pid: Math.abs(Number.parseInt(lines[0] ?? '', 10)) || 0, isReady: lines[7]?.trim() === 'ready', text }
  } catch {
    return null
  }
}

/** Moves the file away before it is deleted: another launcher may have started a server since it was read. */
function removeStale(home: Home, judgedText: string): void {
  const aside = `${pidFileOf(home)}.${process.pid}`
  try {
    fs.renameSync(pidFileOf(home), aside)
  } catch {
    return
  }
  if (fs.readFileSync(aside, 'utf8') === judgedText) {
    fs.rmSync(aside, { force: true })
    fs.rmSync(`${socketOf(home.run)}.lock`, { force: true })
  } else {
    fs.renameSync(aside, pidFileOf(home))
  }
}

async function isReady(home: Home, pid: number, until: number): Promise<boolean> {
  while (performance.now() < until && isOurs(pid, home)) {
    const file = readPidFile(home)
    if (file?.pid === pid && file.isReady) return true
    await pause(LOOK_AGAIN_AFTER_MS)
  }
  return false
}

async function started(plan: ServerPlan, until: number): Promise<number | null> {
  const log = openLog(plan.home.log)
  const child = spawn(path.join(plan.binaries, 'bin', 'postgres'), serverArguments(plan), {
    cwd: '/',
    env: CLEAN_ENVIRONMENT,
    stdio: ['ignore', log, log],
    // Ctrl-C in a terminal reaches the launcher only, which then stops the server in order.
    detached: true,
    ...plan.account.credentials,
  })
  fs.closeSync(log)
  const failure = await new Promise<Error | null>((resolve) => {
    child.once('spawn', () => resolve(null))
    child.once('error', resolve)
  })
  if (failure || child.pid === undefined) {
    throw new CodedError('E_PG_START', `The embedded PostgreSQL cannot be run as ${plan.account.name}`, {
      cause: failure,
    })
  }
  child.unref()
  let ended = false
  child.once('exit', () => {
    ended = true
  })
  while (!ended && performance.now() < until) {
    const file = readPidFile(plan.home)
    if (file?.pid === child.pid && file.isReady) return child.pid
    await pause(LOOK_AGAIN_AFTER_MS)
  }
  return null
}

/** Error texts of PostgreSQL may quote values (DETAIL): terse keeps them out of the log. */
function serverArguments({ home, durable }: ServerPlan): string[] {
  const settings = {
    listen_addresses: '',
    unix_socket_permissions: '0700',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  return [
    ...['-D', home.data, '-p', '5432', '-k', home.run],
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
}

function openLog(file: string): number {
  const size = fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0
  return fs.openSync(file, size > LOG_IS_CUT_ABOVE_BYTES ? 'w' : 'a', 0o600)
}

function endOfLog(file: string): string {
  const text = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : 'it left no log'
  return text.trim().split('\n').slice(-8).join('\n')
}
