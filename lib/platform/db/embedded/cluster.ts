/** The data directory of an embedded PostgreSQL: made in a temporary directory and renamed when it is whole. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { CodedError } from '../errors'
import type { Account } from './account'
import { CLEAN_ENVIRONMENT, type Home, newSecrets } from './home'

const DRAFT_PREFIX = '.init-'
const DRAFT_IS_ABANDONED_AFTER_MS = 10 * 60_000

/** Runs initdb unless there is a cluster; of two launchers that do so at once, the first to rename wins. */
export function ensureCluster(home: Home, binaries: string, account: Account, durable: boolean): void {
  if (fs.existsSync(home.secretsFile)) return
  sweepAbandonedDrafts(home.home)
  const draft = fs.mkdtempSync(path.join(home.home, DRAFT_PREFIX))
  try {
    initialise(draft, binaries, account, durable)
    fs.renameSync(draft, home.cluster)
  } catch (error) {
    fs.rmSync(draft, { recursive: true, force: true })
    if (!fs.existsSync(home.secretsFile)) throw error
  }
}

function initialise(draft: string, binaries: string, account: Account, durable: boolean): void {
  const secrets = newSecrets()
  const data = path.join(draft, 'data')
  const passwordFile = path.join(draft, 'pw')
  fs.chmodSync(draft, account.switched ? 0o755 : 0o700)
  fs.mkdirSync(data, { mode: 0o700 })
  fs.writeFileSync(passwordFile, `${secrets.superuser}\n`, { mode: 0o600 })
  account.own(data)
  account.own(passwordFile)
  const run = spawnSync(
    path.join(binaries, 'bin', 'initdb'),
    [...initdbArguments(data, passwordFile), ...(durable ? [] : ['--no-sync'])],
    {
      cwd: '/',
      env: CLEAN_ENVIRONMENT,
      encoding: 'utf8',
      ...account.credentials,
    },
  )
  if (run.status !== 0) {
    throw new CodedError(
      'E_PG_INITDB',
      `initdb failed as ${account.name}: ${(run.stderr || String(run.error)).trim()}`,
      {
        cause: run.error,
      },
    )
  }
  fs.rmSync(passwordFile)
  fs.writeFileSync(path.join(draft, 'secrets.json'), JSON.stringify(secrets), { mode: 0o600 })
}

/** The builtin locale orders text the same on every machine. */
const initdbArguments = (data: string, passwordFile: string): string[] => [
  '-D',
  data,
  '-U',
  'postgres',
  '-A',
  'scram-sha-256',
  `--pwfile=${passwordFile}`,
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
  '--data-checksums',
  '--no-instructions',
]

function sweepAbandonedDrafts(home: string): void {
  for (const name of fs.readdirSync(home)) {
    if (!name.startsWith(DRAFT_PREFIX) && !name.startsWith('.pg-')) continue
    const place = path.join(home, name)
    const found = fs.statSync(place, { throwIfNoEntry: false })
    if (found && Date.now() - found.mtimeMs > DRAFT_IS_ABANDONED_AFTER_MS)
      fs.rmSync(place, { recursive: true, force: true })
  }
}
