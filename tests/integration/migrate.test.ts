/** The migration runner: applies once, in order, all or nothing, and refuses what it cannot trust. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { applyMigrations, pendingMigrations } from '@/lib/platform/db/migrate'
import { rolesScript } from '@/lib/platform/db/roles'
import { checkServer, refuseUnfitServer } from '@/lib/platform/db/server-check'
import { testDatabase } from '@/tests/support/database'
import { inDatabase, migrationsDirectory, withClient } from '@/tests/support/postgres'

const server = inject('postgres')
const name = `empty_${process.pid}`
const ownerUrl = inDatabase(server.ownerUrl, name)
const recreate = (statement: string) => withClient(server.superuserUrl, (client) => client.query(statement))
let directory: string

function write(migration: string, sql: string): void {
  fs.mkdirSync(path.join(directory, migration), { recursive: true })
  fs.writeFileSync(path.join(directory, migration, 'migration.sql'), sql)
}
const rowsOf = (sql: string) => withClient(ownerUrl, async (client) => (await client.query(sql)).rows)

beforeEach(async () => {
  directory = fs.mkdtempSync(path.join(os.tmpdir(), 'partner-hub-migrations-'))
  await recreate(`CREATE DATABASE ${name} OWNER hub_owner`)
})
afterEach(async () => {
  fs.rmSync(directory, { recursive: true, force: true })
  await recreate(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
})

test('every migration of the product applies as an owner who is no superuser, and a second run does nothing', async () => {
  const applied = await applyMigrations(ownerUrl, { directory: migrationsDirectory })
  expect(applied.length).toBeGreaterThanOrEqual(2)
  expect(await applyMigrations(ownerUrl, { directory: migrationsDirectory })).toEqual([])
})

test('migrations run in the order of their names, and only those that are missing', async () => {
  write('2_second', 'INSERT INTO steps VALUES (2)')
  write('1_first', 'CREATE TABLE steps (n int); INSERT INTO steps VALUES (1)')
  expect(await applyMigrations(ownerUrl, { directory })).toEqual(['1_first', '2_second'])
  write('3_third', 'INSERT INTO steps VALUES (3)')
  expect(await applyMigrations(ownerUrl, { directory })).toEqual(['3_third'])
  expect(await rowsOf('SELECT n FROM steps')).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }])
})

test('two runs at once apply each migration once', async () => {
  write('1_first', 'CREATE TABLE steps (n int)')
  const runs = await Promise.all([applyMigrations(ownerUrl, { directory }), applyMigrations(ownerUrl, { directory })])
  expect(runs.flat()).toEqual(['1_first'])
})

test('the record is one that prisma migrate deploy continues: SHA-256 of the file, finished, one step', async () => {
  write('1_first', 'SELECT 1')
  await applyMigrations(ownerUrl, { directory })
  expect(
    await rowsOf(
      'SELECT migration_name, checksum, applied_steps_count, finished_at IS NOT NULL AS done FROM _prisma_migrations',
    ),
  ).toEqual([
    {
      migration_name: '1_first',
      checksum: 'e004ebd5b5532a4b85984a62f8ad48a81aa3460c1ca07701f386135d72cdecf5',
      applied_steps_count: 1,
      done: true,
    },
  ])
})

describe('refusals', () => {
  test('a failed migration is undone as a whole, named, and can be run again once it is mended', async () => {
    write('1_first', 'CREATE TABLE steps (n int); SELECT no_such_column FROM steps')
    await expect(applyMigrations(ownerUrl, { directory })).rejects.toThrow(
      /1_first.*no_such_column.*E_MIGRATION_FAILED/s,
    )
    expect(await rowsOf("SELECT to_regclass('steps') AS found")).toEqual([{ found: null }])
    write('1_first', 'CREATE TABLE steps (n int)')
    expect(await applyMigrations(ownerUrl, { directory })).toEqual(['1_first'])
  })

  test('a migration that was edited after it had been applied is refused', async () => {
    write('1_first', 'SELECT 1')
    await applyMigrations(ownerUrl, { directory })
    write('1_first', 'SELECT 2')
    await expect(applyMigrations(ownerUrl, { directory })).rejects.toThrow(/1_first.*E_MIGRATION_EDITED/)
  })

  test('a migration that failed halfway under another tool is refused until it is settled', async () => {
    write('1_first', 'SELECT 1')
    await applyMigrations(ownerUrl, { directory })
    await rowsOf('UPDATE _prisma_migrations SET finished_at = NULL')
    await expect(applyMigrations(ownerUrl, { directory })).rejects.toMatchObject({ code: 'E_MIGRATION_UNFINISHED' })
    await rowsOf('UPDATE _prisma_migrations SET rolled_back_at = now()')
    expect(await applyMigrations(ownerUrl, { directory })).toEqual(['1_first'])
  })

  test('a database that is newer than this version is refused', async () => {
    write('1_first', 'SELECT 1')
    write('2_second', 'SELECT 1')
    await applyMigrations(ownerUrl, { directory })
    fs.rmSync(path.join(directory, '2_second'), { recursive: true })
    await expect(applyMigrations(ownerUrl, { directory })).rejects.toMatchObject({ code: 'E_MIGRATION_UNKNOWN' })
  })

  test('migrating as anybody but the owner is refused', async () => {
    await expect(
      applyMigrations(inDatabase(server.superuserUrl, name), { directory: migrationsDirectory }),
    ).rejects.toMatchObject({ code: 'E_MIGRATION_ROLE' })
  })

  test('a server that is away, and one that refuses the role, are told apart by code, without the password', async () => {
    const away = applyMigrations('postgresql://hub_owner:hidden@127.0.0.1:1/hub', { directory })
    await expect(away).rejects.toMatchObject({
      code: 'E_DATABASE_UNREACHABLE',
      message: expect.not.stringContaining('hidden'),
    })
    const wrong = new URL(ownerUrl)
    wrong.password = 'wrong'
    await expect(applyMigrations(wrong.href, { directory })).rejects.toMatchObject({ code: 'E_DATABASE_REFUSED' })
  })

  test('the application may read which migrations are missing, and not write the record', async () => {
    const { appUrl } = testDatabase()
    expect(await pendingMigrations(appUrl, { directory: migrationsDirectory })).toEqual([])
    await withClient(appUrl, async (client) => {
      await expect(client.query('DELETE FROM _prisma_migrations')).rejects.toMatchObject({ code: '42501' })
    })
  })
})

describe('the check at start', () => {
  const role = `unfit_${process.pid}`
  const { appUrl, ownerUrl: fullOwnerUrl, superuserUrl } = testDatabase()
  const urlOf = (): string => {
    const url = new URL(appUrl)
    url.username = role
    url.password = 'secret'
    return url.href
  }
  const asRole = async (attributes: string): Promise<string> => {
    await recreate(`DROP ROLE IF EXISTS ${role}`)
    await recreate(`CREATE ROLE ${role} LOGIN PASSWORD 'secret' ${attributes}`)
    return urlOf()
  }
  afterAll(() => recreate(`DROP ROLE IF EXISTS ${role}`))

  test('accepts the application role', async () => {
    await expect(checkServer(appUrl)).resolves.toBeUndefined()
  })

  test('refuses the owner, a superuser, a role that bypasses row-level security, a member of the owner, and any other', async () => {
    await expect(checkServer(fullOwnerUrl)).rejects.toMatchObject({ code: 'E_DATABASE_OWNER' })
    await expect(checkServer(superuserUrl)).rejects.toMatchObject({ code: 'E_DATABASE_SUPERUSER' })
    await withClient(superuserUrl, (client) =>
      client.query(`GRANT CONNECT ON DATABASE ${new URL(appUrl).pathname.slice(1)} TO PUBLIC`),
    )
    await expect(checkServer(await asRole('BYPASSRLS'))).rejects.toMatchObject({ code: 'E_DATABASE_BYPASSES_WALLS' })
    await expect(checkServer(await asRole('IN ROLE hub_owner'))).rejects.toMatchObject({ code: 'E_DATABASE_OWNER' })
    await expect(checkServer(await asRole(''))).rejects.toMatchObject({ code: 'E_DATABASE_ROLE' })
  })

  test('refuses an old server and a pooler that shares backends by transaction', () => {
    const fit = {
      versionNumber: 160_000,
      role: 'hub_app',
      isSuperuser: false,
      bypassesRowSecurity: false,
      ownedTables: 0,
      sharesBackend: false,
    }
    expect(() => refuseUnfitServer(fit)).not.toThrow()
    expect(() => refuseUnfitServer({ ...fit, versionNumber: 150_009 })).toThrow('E_DATABASE_VERSION')
    expect(() => refuseUnfitServer({ ...fit, sharesBackend: true })).toThrow('E_DATABASE_POOLING')
  })
})

test('the script for a database administrator makes both roles and the database, and can be run again', async () => {
  const script = rolesScript({ owner: "o'wner", app: 'app' }, 'their hub')
  expect(script).toContain("PASSWORD 'o''wner'")
  const [before = '', after = ''] = script.split(/^SELECT format.*gexec$/m)
  const own = `scripted_${process.pid}`
  await recreate(`CREATE DATABASE ${own} OWNER hub_owner`)
  const runnable = (text: string) =>
    text
      .replaceAll('"their hub"', own)
      .replaceAll(/PASSWORD '(''|[^'])*'/g, '')
      .replace(/^GRANT hub_owner TO CURRENT_USER;$/m, '')
  for (const part of [before, after, before, after]) await recreate(runnable(part))
  const { rows } = await recreate(
    `SELECT has_database_privilege('hub_app', '${own}', 'TEMPORARY') AS temporary, has_database_privilege('hub_app', '${own}', 'CONNECT') AS connect`,
  )
  expect(rows).toEqual([{ temporary: false, connect: true }])
  await recreate(`DROP DATABASE ${own}`)
})
