/** Whose processes and files the embedded PostgreSQL has: PostgreSQL refuses to run as root. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { CodedError } from '../errors'

const DEDICATED_USER = 'partner-hub-db'

export interface Account {
  name: string
  /** True when root hands the server over to another user. */
  switched: boolean
  /** What child_process.spawn needs to become this user. */
  credentials: { uid?: number; gid?: number }
  own(file: string): void
}

/**
 * The current user; for root the owner of the data that is already there, else the dedicated system user, made when
 * missing, or `nobody` where none can be made.
 * @throws CodedError E_PG_NO_ACCOUNT, E_PG_NO_SETUID; `own` throws E_PG_NO_CHOWN
 */
export function serverAccount(dataDirectory: string): Account {
  if (process.getuid?.() !== 0) {
    return { name: 'the current user', switched: false, credentials: {}, own: () => {} }
  }
  const found = ownerOf(dataDirectory) ?? userKnownAs(DEDICATED_USER) ?? createdUser() ?? userKnownAs('nobody')
  if (!found) {
    throw new CodedError(
      'E_PG_NO_ACCOUNT',
      `PostgreSQL does not run as root, and there is neither a way to make the system user ${DEDICATED_USER} nor the user nobody; start as an ordinary user or set DATABASE_URL`,
    )
  }
  refuseUnlessSwitchable(found)
  return {
    name: found.name,
    switched: true,
    credentials: { uid: found.uid, gid: found.gid },
    own: (file) => own(file, found),
  }
}

interface User {
  name: string
  uid: number
  gid: number
}

function ownerOf(directory: string): User | null {
  const found = fs.existsSync(directory) ? fs.statSync(directory) : null
  return found && found.uid !== 0 ? userKnownAs(String(found.uid)) : null
}

/** By name or by number, as getent knows it; where there is no getent, as /etc/passwd does. */
function userKnownAs(key: string): User | null {
  const fromFile = fs.existsSync('/etc/passwd') ? fs.readFileSync('/etc/passwd', 'utf8') : ''
  const fromGetent = spawnSync('getent', ['passwd', key], { encoding: 'utf8' }).stdout ?? ''
  for (const line of `${fromFile}\n${fromGetent}`.split('\n')) {
    const [name, , uid, gid] = line.split(':')
    if (name && (name === key || uid === key)) return { name, uid: Number(uid), gid: Number(gid) }
  }
  return null
}

function createdUser(): User | null {
  const attempts: [string, string[]][] = [
    [
      'useradd',
      [
        '--system',
        '--user-group',
        '--no-create-home',
        '--home-dir',
        '/nonexistent',
        '--shell',
        '/usr/sbin/nologin',
        DEDICATED_USER,
      ],
    ],
    // busybox
    ['adduser', ['-S', '-D', '-H', '-h', '/nonexistent', '-s', '/sbin/nologin', DEDICATED_USER]],
  ]
  for (const [command, args] of attempts) {
    spawnSync(command, args, { stdio: 'ignore', timeout: 10_000 })
    const user = userKnownAs(DEDICATED_USER)
    if (user) return user
  }
  return null
}

/** Root inside a container may have lost the right to become somebody else. */
function refuseUnlessSwitchable(user: User): void {
  const probe = spawnSync('/bin/sh', ['-c', ':'], { cwd: '/', uid: user.uid, gid: user.gid, stdio: 'ignore' })
  if (probe.error && 'code' in probe.error && probe.error.code === 'EPERM') {
    throw new CodedError(
      'E_PG_NO_SETUID',
      `PostgreSQL does not run as root, and this root may not become ${user.name} (CAP_SETUID and CAP_SETGID are missing); start as an ordinary user or set DATABASE_URL`,
    )
  }
}

function own(file: string, user: User): void {
  try {
    fs.chownSync(file, user.uid, user.gid)
  } catch (cause) {
    throw new CodedError(
      'E_PG_NO_CHOWN',
      `${file} cannot be given to ${user.name}, as whom PostgreSQL runs (CAP_CHOWN is missing); start as an ordinary user or set DATABASE_URL`,
      { cause },
    )
  }
}
