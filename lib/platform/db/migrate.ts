/**
 * Applies the SQL files of prisma/migrations in order. Its record is that of `prisma migrate deploy`, so that either may
 * continue what the other began.
 */
import { createHash, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { withConnection } from './connection'
import { CodedError } from './errors'
import { OWNER_ROLE } from './roles'

/** The lock of Prisma's schema engine. */
const LOCK = 72707369
const WAIT_FOR_LOCK_MS = 60_000

/** prisma-engines, schema-engine/connectors/sql-schema-connector, `create_migrations_table`. */
const CREATE_RECORD = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`

interface Migration {
  name: string
  sql: string
  checksum: string
}

interface Recorded {
  migration_name: string
  checksum: string
  finished_at: Date | null
}

/** The migrations of a directory, in the order in which they run. */
function readMigrations(directory: string): Migration[] {
  return fs
    .readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = fs.readFileSync(path.join(directory, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

/**
 * Brings the database up to `directory`; two runs at once wait for each other. Returns the names that were applied.
 * @throws CodedError E_MIGRATION_ROLE, E_MIGRATION_BUSY, E_MIGRATION_UNFINISHED, E_MIGRATION_EDITED,
 *   E_MIGRATION_UNKNOWN, E_MIGRATION_FAILED; a failed migration leaves nothing behind
 */
export async function applyMigrations(ownerUrl: string, { directory }: { directory: string }): Promise<string[]> {
  const migrations = readMigrations(directory)
  return withConnection(ownerUrl, async (client) => {
    await refuseOtherRole(client)
    await lock(client)
    await client.query(CREATE_RECORD)
    const pending = pendingOf(migrations, await recorded(client))
    for (const migration of pending) await apply(client, migration)
    return pending.map((migration) => migration.name)
  })
}

/**
 * What the database lacks, over any connection that may read its record: a web process or a worker started alone asks
 * before it serves. Throws like `applyMigrations` when record and directory do not belong together.
 */
export async function pendingMigrations(url: string, { directory }: { directory: string }): Promise<string[]> {
  const migrations = readMigrations(directory)
  return withConnection(url, async (client) => {
    const { rows } = await client.query("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found")
    const record = rows[0]?.found ? await recorded(client) : []
    return pendingOf(migrations, record).map((migration) => migration.name)
  })
}

/**
 * What is left to apply.
 * @throws CodedError when the record and the directory do not belong together
 */
function pendingOf(migrations: Migration[], record: Recorded[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const row of record) {
    if (!row.finished_at) {
      throw new CodedError(
        'E_MIGRATION_UNFINISHED',
        `The migration ${row.migration_name} failed halfway in an earlier run; repair the database and settle it with "prisma migrate resolve"`,
      )
    }
    const migration = known.get(row.migration_name)
    if (!migration) {
      throw new CodedError(
        'E_MIGRATION_UNKNOWN',
        `The database has the migration ${row.migration_name}, which this version does not know; run a version that does`,
      )
    }
    if (migration.checksum !== row.checksum) {
      throw new CodedError(
        'E_MIGRATION_EDITED',
        `The migration ${row.migration_name} was edited after it had been applied; restore the file and write a new migration`,
      )
    }
  }
  const applied = new Set(record.map((row) => row.migration_name))
  return migrations.filter((migration) => !applied.has(migration.name))
}

/** The policies and the functions that cross tenants are made for this one role (decisions.md, "Data"). */
async function refuseOtherRole(client: pg.Client): Promise<void> {
  const { rows } = await client.query('SELECT current_user::text AS role')
  if (rows[0]?.role !== OWNER_ROLE) {
    throw new CodedError('E_MIGRATION_ROLE', `Migrations run as ${OWNER_ROLE}, not as ${rows[0]?.role}`)
  }
}

async function lock(client: pg.Client): Promise<void> {
  try {
    await client.query(`SET statement_timeout = ${WAIT_FOR_LOCK_MS}`)
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    await client.query('SET statement_timeout = 0')
  } catch (cause) {
    throw new CodedError('E_MIGRATION_BUSY', 'Another process has been migrating this database for a minute', { cause })
  }
}

/** A row that was rolled back and settled counts as if it had never been. */
async function recorded(client: pg.Client): Promise<Recorded[]> {
  const { rows } = await client.query<Recorded>(
    'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at',
  )
  return rows
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('BEGIN')
    await client.query(sql)
    await client.query(
      'INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ($1, $2, $3, now(), 1)',
      [randomUUID(), checksum, name],
    )
    await client.query('COMMIT')
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause)
    throw new CodedError('E_MIGRATION_FAILED', `The migration ${name} failed and was undone: ${detail}`, { cause })
  }
}
