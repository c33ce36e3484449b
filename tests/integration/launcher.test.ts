/** The launcher of the embedded PostgreSQL: its eight duties (stack.md), and what it may find when it comes. */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@/lib/platform/db/embedded/launcher'
import { ended, isRoot, type LauncherWorkshop, openWorkshop } from '@/tests/support/launcher'
import { withClient } from '@/tests/support/postgres'

let workshop: LauncherWorkshop
/** One home for all tests that do not need a fresh one; each of them leaves it stopped. */
let home: string
const running: EmbeddedPostgres[] = []

beforeAll(async () => {
  workshop = await openWorkshop()
  home = workshop.newHome()
})
afterAll(async () => {
  await Promise.all(running.map((server) => server.stop()))
  await workshop.close()
})

const start = async (home: string, durable = false): Promise<EmbeddedPostgres> => {
  const server = await startEmbeddedPostgres({ home, durable })
  running.push(server)
  return server
}
const modeOf = (file: string): number => fs.statSync(file).mode & 0o777
const dataOf = (server: EmbeddedPostgres): string => path.join(server.home, 'cluster-18/data')
const pidFileOf = (server: EmbeddedPostgres): string => path.join(dataOf(server), 'postmaster.pid')
/** A process that ended but was not waited for has no command line left. */
const alive = (pid: number): boolean =>
  fs.existsSync(`/proc/${pid}/cmdline`) && fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== ''
const killed = async (pid: number): Promise<void> => {
  process.kill(pid, 'SIGKILL')
  await expect.poll(() => alive(pid), { timeout: 10_000, interval: 5 }).toBe(false)
}
const asOwner = (server: EmbeddedPostgres, sql: string) =>
  withClient(server.ownerUrl, async (client) => (await client.query(sql)).rows)

describe('a first start', () => {
  let server: EmbeddedPostgres
  beforeAll(async () => {
    for (const name of ['.init-old', '.init-young']) fs.mkdirSync(path.join(home, name), { recursive: true })
    fs.utimesSync(path.join(home, '.init-old'), new Date(0), new Date(0))
    server = await start(home)
  })
  afterAll(() => server.stop())

  test('sweeps what an interrupted one left once it is old, and never while it may be in use', () => {
    expect(fs.readdirSync(home).filter((name) => name.startsWith('.'))).toEqual(['.init-young'])
  })

  test('says in one line what runs and where the data lives', () => {
    expect(server.summary).toContain(path.join(server.home, 'cluster-18'))
    expect(server.summary.split('\n')).toHaveLength(1)
  })

  test('makes two roles that are no superusers and cannot pass row-level security', async () => {
    const roles = await asOwner(
      server,
      `SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname LIKE 'hub%' ORDER BY 1`,
    )
    const weak = { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false }
    expect(roles).toEqual([
      { rolname: 'hub_app', ...weak },
      { rolname: 'hub_owner', ...weak },
    ])
  })

  test('lets the application read and write rows, and nothing else', async () => {
    await withClient(server.appUrl, async (client) => {
      for (const sql of ['CREATE TABLE mine (n int)', 'CREATE TEMP TABLE mine (n int)', 'SET ROLE hub_owner']) {
        await expect(client.query(sql), sql).rejects.toMatchObject({ code: '42501' })
      }
    })
  })

  test('listens on no network, only on a socket that other users cannot reach', async () => {
    const rows = await asOwner(server, "SELECT current_setting('listen_addresses') AS addresses")
    expect(rows).toEqual([{ addresses: '' }])
    expect(modeOf(path.join(server.home, 'run'))).toBe(0o700)
  })

  test('asks for the password even there, and keeps it readable by its owner only', async () => {
    const wrong = new URL(server.appUrl)
    wrong.password = 'wrong'
    await expect(new pg.Client({ connectionString: wrong.href }).connect()).rejects.toMatchObject({ code: '28P01' })
    expect(modeOf(path.join(server.home, 'cluster-18/secrets.json'))).toBe(0o600)
    expect(modeOf(dataOf(server))).toBe(0o700)
  })

  test('runs the server as an ordinary user, whoever starts it', () => {
    expect(fs.statSync(`/proc/${server.pid}`).uid).not.toBe(0)
    expect(fs.statSync(`/proc/${server.pid}`).uid).toBe(fs.statSync(dataOf(server)).uid)
  })

  test('orders text the same on every machine and keeps time in UTC', async () => {
    const [row] = await asOwner(
      server,
      "SELECT current_setting('TimeZone') AS zone, datlocprovider AS provider, datlocale AS locale FROM pg_database WHERE datname = 'hub'",
    )
    expect(row).toEqual({ zone: 'UTC', provider: 'b', locale: 'C.UTF-8' })
  })
})

describe('coming back', () => {
  test('a stop leaves nothing running, and the next start finds the data', async () => {
    const first = await start(home)
    await asOwner(first, 'CREATE TABLE kept AS SELECT 1 AS n')
    await first.stop()
    expect([alive(first.pid), fs.existsSync(pidFileOf(first))]).toEqual([false, false])
    const second = await start(home)
    expect(await asOwner(second, 'SELECT n FROM kept')).toEqual([{ n: 1 }])
    await second.stop()
  })

  test('a server whose launcher was killed is adopted, with everything it was doing', async () => {
    const { child, server } = await workshop.launch(home)
    await killed(child.pid ?? 0)
    const adopter = await start(home)
    expect(adopter).toMatchObject({ pid: server.pid, adopted: true })
    await adopter.stop()
    expect(alive(server.pid)).toBe(false)
  })

  test('a killed server is started again with every committed row', async () => {
    const first = await start(home, true)
    await asOwner(first, 'CREATE TABLE committed AS SELECT 1 AS n')
    await killed(first.pid)
    await first.stop()
    const second = await start(home, true)
    expect(second.adopted).toBe(false)
    expect(await asOwner(second, 'SELECT n FROM committed')).toEqual([{ n: 1 }])
    await second.stop()
  })

  test('a server that is killed while the application runs comes back under the same address', async () => {
    let tellRestarted: (failure?: unknown) => void = () => undefined
    const restarted = new Promise<unknown>((resolve) => {
      tellRestarted = resolve
    })
    const server = await startEmbeddedPostgres({ home, durable: false, onRestart: tellRestarted, lookEveryMs: 5 })
    await killed(server.pid)
    expect(await restarted).toBeUndefined()
    expect(await asOwner(server, 'SELECT 1 AS n')).toEqual([{ n: 1 }])
    await server.stop()
    expect(server.isRunning()).toBe(false)
  })

  test('a query that outlives its killed server delays the next start and does not break it', async () => {
    const first = await start(home)
    const client = new pg.Client({ connectionString: first.ownerUrl })
    client.on('error', () => undefined)
    await client.connect()
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
    const backend = rows[0]?.pid ?? 0
    process.kill(backend, 'SIGSTOP')
    await killed(first.pid)
    await first.stop()
    const starting = start(home)
    const log = () => fs.readFileSync(path.join(home, 'cluster-18/server.log'), 'utf8')
    await expect.poll(log, { timeout: 10_000, interval: 5 }).toContain('pre-existing shared memory block')
    process.kill(backend, 'SIGCONT')
    const second = await starting
    expect(await asOwner(second, 'SELECT 1 AS n')).toEqual([{ n: 1 }])
    await second.stop()
  })

  test.each(['of the same user', 'of another user'])(
    'a pid file that names a living process %s is not believed',
    async (whose) => {
      const first = await start(home)
      const pidFile = fs.readFileSync(pidFileOf(first), 'utf8')
      await first.stop()
      const owner = fs.statSync(dataOf(first))
      const credentials = isRoot && whose === 'of the same user' ? { uid: owner.uid, gid: owner.gid } : {}
      const foreign = spawn('/bin/sleep', ['60'], { stdio: 'ignore', cwd: '/', ...credentials })
      const stale = pidFile.replace(/^\d+/, String(foreign.pid))
      fs.writeFileSync(pidFileOf(first), stale)
      fs.writeFileSync(path.join(first.home, 'run/.s.PGSQL.5432.lock'), stale)
      const second = await start(home)
      expect(second).toMatchObject({ adopted: false })
      expect(alive(foreign.pid ?? 0)).toBe(true)
      foreign.kill()
      await second.stop()
    },
  )

  test('of two launchers at once on a fresh home one initialises it, and both use one server', async () => {
    const fresh = workshop.newHome()
    const both = await Promise.all([workshop.launch(fresh), workshop.launch(fresh)])
    expect(new Set(both.map(({ server }) => server.pid)).size).toBe(1)
    expect(fs.readdirSync(fresh).filter((name) => name.startsWith('.'))).toEqual([])
    await Promise.all(both.map(({ child }) => ended(child)))
    expect(alive(both[0]?.server.pid ?? 0)).toBe(false)
  })

  test('a command that ends leaves the server to whoever still uses it', async () => {
    const hub = await start(home)
    const { child, server } = await workshop.launch(home)
    expect(server).toMatchObject({ pid: hub.pid, adopted: true })
    await ended(child)
    expect(hub.isRunning()).toBe(true)
    expect(await asOwner(hub, 'SELECT 1 AS n')).toEqual([{ n: 1 }])
    await hub.stop()
  })
})

describe('places and users', () => {
  test('an ordinary user starts it below a private home from packages without library links', async () => {
    const fresh = workshop.newHome()
    const { child, server } = await workshop.launchAsOrdinaryUser(fresh)
    await withClient(server.appUrl, async (client) => {
      expect((await client.query('SELECT current_user::text AS name')).rows).toEqual([{ name: 'hub_app' }])
    })
    await ended(child)
    expect(alive(server.pid)).toBe(false)
  })

  test('a home whose path is too long for a socket gets its socket elsewhere, as private', async () => {
    const home = path.join(workshop.newHome(), 'a-long-name-'.repeat(9))
    const server = await start(home)
    const run = new URL(server.appUrl).searchParams.get('host') ?? ''
    expect(run.startsWith(home)).toBe(false)
    expect(modeOf(run)).toBe(0o700)
    expect(await asOwner(server, 'SELECT 1 AS n')).toEqual([{ n: 1 }])
    await server.stop()
    fs.rmSync(run, { recursive: true })
  })

  test('a home that the server cannot enter, or that cannot be made, is refused with what to do', async () => {
    const locked = workshop.newHome()
    fs.mkdirSync(locked, { mode: 0o700 })
    const outcome = await startEmbeddedPostgres({ home: path.join(locked, 'inner'), durable: false }).then(
      (server) => server.stop().then(() => 'started'),
      (error: Error) => error.message,
    )
    expect(outcome).toMatch(isRoot ? /DATA_DIRECTORY.*E_PG_NOT_TRAVERSABLE/ : /^started$/)
    const file = workshop.newHome()
    fs.writeFileSync(file, '')
    await expect(start(path.join(file, 'inner'))).rejects.toMatchObject({ code: 'E_PG_HOME' })
  })

  test('a server that cannot start is refused with the end of its log', async () => {
    const server = await start(home)
    await server.stop()
    fs.writeFileSync(path.join(dataOf(server), 'postgresql.conf'), 'no_such_setting = 1\n')
    await expect(startEmbeddedPostgres({ home, durable: false, startWithinMs: 500 })).rejects.toThrow(
      /no_such_setting.*E_PG_START/s,
    )
  })
})
