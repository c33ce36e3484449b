/** Owns who runs a hub on a data directory: one process at a time, written down in a file, void when it is gone. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { CommandError, exitCodes } from './command-error'

/** The living process that holds `file`, if any. */
export function holderOf(file: string): number | undefined {
  const pid = Number(read(file))
  return pid > 0 && pid !== process.pid && isOurCommand(pid) ? pid : undefined
}

/** Takes `file` for this process and answers how to give it back. Refuses while a living process holds it. */
export function claim(file: string): () => void {
  const holder = holderOf(file)
  if (holder !== undefined) {
    throw new CommandError(
      `Process ${holder} already runs a hub on ${dirname(file)}. Stop it first.`,
      exitCodes.unavailable,
    )
  }
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, String(process.pid))
  return () => rmSync(file, { force: true })
}

/** Process ids are used again; ours are told apart by what they run. */
function isOurCommand(pid: number): boolean {
  return /lib\/commands\/(bootstrap|run)\.mjs/.test(read(`/proc/${pid}/cmdline`))
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
