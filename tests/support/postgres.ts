/** A PostgreSQL for one test run: its own directory, no fsync, one migrated template that every database is copied from. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@/lib/platform/db/embedded/launcher'
import { applyMigrations } from '@/lib/platform/db/migrate'
import { databaseStatements } from '@/lib/platform/db/roles'

const PREFIX = 'partner-hub-test-'
const TEMPLATE = 'template_hub'

export const migrationsDirectory = path.resolve(import.meta.dirname, '../../prisma/migrations')

export interface TestServer {
  superuserUrl: string
  ownerUrl: string
  appUrl: string
  /** Removed at the end, with all that was put into it. */
  home: string
  stop(): Promise<void>
}

export interface TestDatabaseUrls {
  name: string
  ownerUrl: string
  appUrl: string
}

/** Starts a server that belongs to this process and builds the template; sweeps what killed runs left behind. */
export async function startTestServer(): Promise<TestServer> {
  sweepDeadRuns()
  const home = fs.mkdtempSync(path.join(os.tmpdir(), `${PREFIX}${process.pid}-`))
  const server = await startEmbeddedPostgres({ home, durable: false })
  await applyMigrations(server.ownerUrl, { directory: migrationsDirectory })
  await asSuperuser(server.superuserUrl, async (client) => {
    await client.query(`ALTER DATABASE hub RENAME TO ${TEMPLATE}`)
  })
  return {
    superuserUrl: server.superuserUrl,
    ownerUrl: server.ownerUrl,
    appUrl: server.appUrl,
    home,
    stop: () => stopAndRemove(server, home),
  }
}

/** A fresh copy of the template; a database of that name is replaced. */
export async function createTestDatabase(
  server: Pick<TestServer, 'superuserUrl' | 'ownerUrl' | 'appUrl'>,
  name: string,
): Promise<TestDatabaseUrls> {
  await asSuperuser(server.superuserUrl, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`)
    await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE ${TEMPLATE} OWNER hub_owner`)
    for (const statement of databaseStatements(name)) await client.query(statement)
  })
  return { name, ownerUrl: inDatabase(server.ownerUrl, name), appUrl: inDatabase(server.appUrl, name) }
}

export async function dropTestDatabase(server: Pick<TestServer, 'superuserUrl'>, name: string): Promise<void> {
  await asSuperuser(server.superuserUrl, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`)
  })
}

/** The same connection string for another database of the server. */
export function inDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

/** Runs `use` over a connection that is closed afterwards. */
export async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}

const asSuperuser = withClient

async function stopAndRemove(server: EmbeddedPostgres, home: string): Promise<void> {
  await server.stop()
  fs.rmSync(home, { recursive: true, force: true })
}

/** The directory's name carries the process that made it; a dead one stopped nothing. */
function sweepDeadRuns(): void {
  for (const name of fs.readdirSync(os.tmpdir())) {
    const pid = Number(name.startsWith(PREFIX) ? name.slice(PREFIX.length).split('-')[0] : Number.NaN)
    if (!Number.isInteger(pid) || isAlive(pid)) continue
    const home = path.join(os.tmpdir(), name)
    killServerOf(home)
    fs.rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Only a process whose command line names this directory: the number may have been given to another since. */
function killServerOf(home: string): void {
  try {
    const pid = Number.parseInt(fs.readFileSync(path.join(home, 'cluster-18/data/postmaster.pid'), 'utf8'), 10)
    if (fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(home)) process.kill(pid, 'SIGQUIT')
  } catch {
    // It has ended, or it belongs to another user.
  }
}

/** A process that ended but was not waited for has no command line left. */
function isAlive(pid: number): boolean {
  const file = `/proc/${pid}/cmdline`
  return fs.existsSync(file) && fs.readFileSync(file, 'utf8') !== ''
}
