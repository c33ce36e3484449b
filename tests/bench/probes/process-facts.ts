/** Reads what a process has used, from /proc: processor time and resident memory, its children included where asked. */
import { readdirSync, readFileSync } from 'node:fs'

/** USER_HZ of every Linux that Node runs on. */
const ticksPerSecond = 100

interface Stat {
  pid: number
  parent: number
  ticks: number
  ticksOfEndedChildren: number
}

function statOf(pid: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [utime = 0, stime = 0, cutime = 0, cstime = 0] = fields.slice(11, 15)
    return { pid, parent: fields[1] ?? 0, ticks: utime + stime, ticksOfEndedChildren: cutime + cstime }
  } catch {
    return undefined
  }
}

/** Milliseconds of processor time that one process has used. */
export function processorMsOf(pid: number): number {
  return ((statOf(pid)?.ticks ?? 0) * 1_000) / ticksPerSecond
}

/** The same of a process with its children, those that ended included. */
export function processorMsOfFamily(pid: number): number {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => statOf(Number(name)))
  const own = statOf(pid)
  const children = all.filter((stat) => stat?.parent === pid).reduce((sum, stat) => sum + (stat?.ticks ?? 0), 0)
  return ((children + (own?.ticks ?? 0) + (own?.ticksOfEndedChildren ?? 0)) * 1_000) / ticksPerSecond
}

export function residentMegabytesOf(pid: number): number {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return Number(kilobytes ?? 0) / 1024
  } catch {
    return 0
  }
}
