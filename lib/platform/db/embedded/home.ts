/**
 * Where an embedded PostgreSQL lives:
 * `home/pg-<version>` (binaries, when they had to be copied), `home/cluster-18/{data,secrets.json,server.log}`,
 * `home/run` (the socket), `home/launchers` (who uses the server).
 */
import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { CodedError } from '../errors'
import type { Account } from './account'

export const MAJOR = 18
/** Where Partner Hub keeps its data when root starts it: ours, so that a strict umask may be corrected. */
const OWN_TREE = '/var/lib/partner-hub'
/** `sun_path` of Linux is 108 bytes with its final NUL. */
const LONGEST_SOCKET_PATH = 107
const SOCKET_PORT = 5432

/** Nothing of the application's environment (secrets among it) reaches the server. */
export const CLEAN_ENVIRONMENT: NodeJS.ProcessEnv = { NODE_ENV: 'production', PATH: '/usr/bin:/bin', LC_ALL: 'C' }

export interface Home {
  home: string
  cluster: string
  data: string
  secretsFile: string
  log: string
  run: string
  launchers: string
}

/** The three passwords of a cluster, made once when it is initialised. */
export interface Secrets {
  superuser: string
  owner: string
  app: string
}

/** Creates `home` and its socket directory and names everything in it. */
export function prepareHome(directory: string, account: Account): Home {
  makeDirectory(directory, account.switched ? 0o755 : 0o700)
  const home = fs.realpathSync(directory)
  if (account.switched) openOrRefuseTheWay(home)
  const cluster = path.join(home, `cluster-${MAJOR}`)
  const run = runDirectory(home)
  makeDirectory(run, 0o700)
  account.own(run)
  return {
    home,
    cluster,
    data: path.join(cluster, 'data'),
    secretsFile: path.join(cluster, 'secrets.json'),
    log: path.join(cluster, 'server.log'),
    run,
    launchers: path.join(home, 'launchers'),
  }
}

export const socketOf = (run: string): string => path.join(run, `.s.PGSQL.${SOCKET_PORT}`)

export const newSecrets = (): Secrets => ({ superuser: password(), owner: password(), app: password() })

export function readSecrets(file: string): Secrets {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new CodedError('E_PG_SECRETS', `The passwords of the embedded PostgreSQL cannot be read from ${file}`, {
      cause,
    })
  }
}

/** A connection string over the Unix socket, as pg and Prisma's adapter read it. */
export function socketUrl(home: Home, user: string, secret: string, database: string): string {
  return `postgresql://${user}:${encodeURIComponent(secret)}@localhost:${SOCKET_PORT}/${database}?host=${encodeURIComponent(home.run)}`
}

export function makeDirectory(directory: string, mode: number): void {
  try {
    fs.mkdirSync(directory, { recursive: true, mode })
    fs.chmodSync(directory, mode)
  } catch (cause) {
    throw new CodedError('E_PG_HOME', `The directory ${directory} for the embedded PostgreSQL cannot be made`, {
      cause,
    })
  }
}

function runDirectory(home: string): string {
  const inside = path.join(home, 'run')
  if (Buffer.byteLength(`${socketOf(inside)}.lock`) <= LONGEST_SOCKET_PATH) return inside
  const outside = path.join(fs.realpathSync(os.tmpdir()), `partner-hub-${shortHash(home)}`)
  const found = fs.lstatSync(outside, { throwIfNoEntry: false })
  if (found && (!found.isDirectory() || (process.getuid?.() !== 0 && found.uid !== process.getuid?.()))) {
    throw new CodedError('E_PG_SOCKET_PATH', `${outside}, the place for the database socket, belongs to somebody else`)
  }
  return outside
}

function openOrRefuseTheWay(home: string): void {
  for (let place = home; place !== path.dirname(place); place = path.dirname(place)) {
    if ((fs.statSync(place).mode & 0o001) !== 0) continue
    if (place === OWN_TREE || place.startsWith(`${OWN_TREE}/`)) fs.chmodSync(place, 0o755)
    else {
      throw new CodedError(
        'E_PG_NOT_TRAVERSABLE',
        `As root the embedded PostgreSQL runs as another user, who may not enter ${place}; set DATA_DIRECTORY to a place every user may enter`,
      )
    }
  }
}

const password = (): string => randomBytes(24).toString('base64url')
const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)
