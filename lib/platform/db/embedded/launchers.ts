/** Who uses the server of a home: the last one to leave stops it, so that a command beside a running hub does not. */
import fs from 'node:fs'
import path from 'node:path'
import { type Home, makeDirectory } from './home'
import { commandLineOf } from './postmaster'

let entered = 0

/** Notes this process as a user; the returned function takes the note back and tells whether nobody else is left. */
export function enter(home: Home): () => boolean {
  makeDirectory(home.launchers, 0o755)
  const note = path.join(home.launchers, `${process.pid}.${++entered}`)
  fs.writeFileSync(note, identityOf(process.pid))
  return () => {
    fs.rmSync(note, { force: true })
    return othersIn(home.launchers) === 0
  }
}

/** A note counts while its process runs the same command; a killed one's number may be somebody else's by now. */
function othersIn(directory: string): number {
  let others = 0
  for (const name of fs.readdirSync(directory)) {
    const note = path.join(directory, name)
    const pid = Number.parseInt(name, 10)
    if (fs.existsSync(note) && fs.readFileSync(note, 'utf8') === identityOf(pid)) others += 1
    else fs.rmSync(note, { force: true })
  }
  return others
}

const identityOf = (pid: number): string => commandLineOf(pid).join(' ') || 'ended'
