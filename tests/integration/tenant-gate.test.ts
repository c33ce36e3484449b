/** The gate of lib/platform/db: one partner a transaction, no success that was a rollback, no connection left dirty. */
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { setImmediate as turnOfEventLoop } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '@/lib/platform/clock'
import { createDatabase, type Database } from '@/lib/platform/db/database'
import { foreignKeyViolationOf, isStaleVersion, isUnavailable, uniqueViolationOf } from '@/lib/platform/db/errors'
import { hubWithin } from '@/lib/platform/db/hub-functions'
import { testDatabase } from '@/tests/support/database'
import { makeCluster, makePartner, makePerson, makeTemplate } from '@/tests/support/factories'
import { withClient } from '@/tests/support/postgres'

const { appUrl, superuserUrl } = testDatabase()
let db: Database

beforeAll(() => {
  db = createDatabase({ url: appUrl, poolSize: 4 })
})
afterAll(() => db.close())

const namesOf = (partnerId: string): Promise<string[]> =>
  db.asPartner(partnerId, async (tx) => (await tx.partner.findMany()).map((partner) => partner.name))

describe('tenants', () => {
  test('two thousand transactions of fifty partners on four connections never see a foreign row', async () => {
    const partners = await Promise.all(Array.from({ length: 50 }, (_, index) => makePartner(db, { name: `P${index}` })))
    const foreign: string[] = []
    const caller = async (offset: number): Promise<void> => {
      for (let turn = 0; turn < 125; turn++) {
        const partner = partners[(offset * 7 + turn) % partners.length]
        if (!partner) continue
        const seen = await namesOf(partner.id)
        if (seen.length !== 1 || seen[0] !== partner.name) foreign.push(`${partner.name} saw ${seen}`)
      }
    }
    await Promise.all(Array.from({ length: 16 }, (_, offset) => caller(offset)))
    expect(foreign).toEqual([])
  })

  test('a connection without a partner sees no rows and may write none', async () => {
    const partner = await makePartner(db)
    await withClient(appUrl, async (client) => {
      expect((await client.query('SELECT * FROM partner')).rowCount).toBe(0)
      await expect(
        client.query("INSERT INTO cluster_interface (id, partner_id, cluster_id, kind) VALUES ($1, $2, $1, 'cti')", [
          newId(),
          partner.id,
        ]),
      ).rejects.toMatchObject({ code: '42501' })
    })
  })

  test('the partner of a transaction is gone from its connection afterwards, whether it succeeded or threw', async () => {
    const single = createDatabase({ url: appUrl, poolSize: 1 })
    const partner = await makePartner(single)
    await expect(
      single.asPartner(partner.id, async (tx) => {
        await tx.partner.findMany()
        throw new Error('on purpose')
      }),
    ).rejects.toThrow('on purpose')
    const other = newId()
    expect(await single.asPartner(other, (tx) => tx.partner.findMany())).toEqual([])
    await single.close()
  })

  test('a partner id that is not a UUID never reaches SQL', async () => {
    await expect(db.asPartner("x'; DROP TABLE partner; --", (tx) => tx.partner.findMany())).rejects.toMatchObject({
      code: 'E_DATABASE_PARTNER',
    })
  })
})

describe('nesting', () => {
  test('a nested call joins the running transaction and is undone with it', async () => {
    const partner = await makePartner(db)
    await expect(
      db.asPartner(partner.id, async (outer) => {
        await db.asPartner(partner.id, async (inner) => {
          expect(inner).toBe(outer)
          await inner.partner.update({ where: { id: partner.id }, data: { name: 'changed' } })
        })
        throw new Error('on purpose')
      }),
    ).rejects.toThrow('on purpose')
    expect(await namesOf(partner.id)).toEqual([partner.name])
  })

  test('another partner inside a running transaction is refused', async () => {
    const [first, second] = [await makePartner(db), await makePartner(db)]
    await expect(
      db.asPartner(first.id, () => db.asPartner(second.id, (tx) => tx.partner.findMany())),
    ).rejects.toMatchObject({ code: 'E_DATABASE_SWITCH' })
  })

  test('work that outlives its transaction opens one of its own', async () => {
    const partner = await makePartner(db)
    let goOn = (): void => undefined
    const held = new Promise<void>((resolve) => {
      goOn = resolve
    })
    let late: Promise<string[]> = Promise.resolve([])
    await db.asPartner(partner.id, async () => {
      late = held.then(() => namesOf(partner.id))
    })
    goOn()
    expect(await late).toEqual([partner.name])
  })
})

describe('errors', () => {
  test('a database error that was swallowed inside a transaction never looks like success', async () => {
    const partner = await makePartner(db)
    for (let turn = 0; turn < 40; turn++) {
      const swallowing = db.asPartner(partner.id, async (tx) => {
        await tx.partner.update({ where: { id: partner.id }, data: { name: 'lost' } })
        await tx.partner.create({ data: { id: partner.id, name: 'twice' } }).catch(() => undefined)
      })
      await expect(swallowing).rejects.toThrow('E_DATABASE_ROLLED_BACK')
    }
    expect(await namesOf(partner.id)).toEqual([partner.name])
  })

  test('a violated constraint is told by its name', async () => {
    const partner = await makePartner(db)
    const cluster = await makeCluster(db, partner.id, { name: 'Twice' })
    await makeTemplate(db, partner.id, cluster.id)
    const twice = await makeCluster(db, partner.id, { name: 'Twice' }).catch((error: unknown) => error)
    expect(uniqueViolationOf(twice)).toBe('cluster_partner_id_name_key')
    expect(foreignKeyViolationOf(twice)).toBeNull()
    const removal = db.asPartner(partner.id, (tx) => tx.cluster.delete({ where: { id: cluster.id } }))
    expect(foreignKeyViolationOf(await removal.catch((error: unknown) => error))).toBe(
      'customer_template_partner_id_cluster_id_fkey',
    )
  })

  test('an update of a version that is no longer there is told apart', async () => {
    const partner = await makePartner(db)
    const stale = db.asPartner(partner.id, (tx) =>
      tx.partner.update({ where: { id: partner.id, version: 7 }, data: { name: 'x', version: { increment: 1 } } }),
    )
    const error = await stale.catch((reason: unknown) => reason)
    expect(isStaleVersion(error)).toBe(true)
    expect(isUnavailable(error)).toBe(false)
    expect(uniqueViolationOf(error)).toBeNull()
  })

  test('a savepoint contains an error, and what came before it is stored', async () => {
    const partner = await makePartner(db)
    await db.asPartner(partner.id, async (tx) => {
      await tx.partner.update({ where: { id: partner.id }, data: { name: 'kept' } })
      await tx.$executeRaw`SAVEPOINT try_it`
      await tx.partner.create({ data: { id: partner.id, name: 'twice' } }).catch(() => undefined)
      await tx.$executeRaw`ROLLBACK TO SAVEPOINT try_it`
    })
    expect(await namesOf(partner.id)).toEqual(['kept'])
  })
})

describe('outages', () => {
  test('a killed connection is an outage to its caller and forgotten by the next one', async () => {
    const partner = await makePartner(db)
    const victim = db.asPartner(partner.id, async (tx) => {
      const [backend] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`
      await withClient(superuserUrl, (client) => client.query('SELECT pg_terminate_backend($1)', [backend?.pid]))
      await tx.partner.findMany()
    })
    expect(isUnavailable(await victim.catch((error: unknown) => error))).toBe(true)
    for (let turn = 0; turn < 8; turn++) expect(await namesOf(partner.id)).toEqual([partner.name])
  })

  test.each([
    ['a socket that does not exist', 'postgresql://hub_app:x@localhost:5432/hub?host=%2Fnonexistent'],
    ['a port nobody listens on', 'postgresql://hub_app:x@127.0.0.1:1/hub'],
  ])('%s is an outage, for the gate, the functions and ping', async (_name, url) => {
    const lost = createDatabase({ url })
    const failures = await Promise.all([
      lost.asPartner(newId(), (tx) => tx.partner.findMany()).catch((error: unknown) => error),
      lost.hub.session('x').catch((error: unknown) => error),
    ])
    expect(failures.map(isUnavailable)).toEqual([true, true])
    expect(await lost.ping(500)).toBe(false)
    await lost.close()
  })

  test('a server that accepts connections and says nothing is an outage after the connect timeout', async () => {
    const silent = createServer((socket) => socket.on('error', () => undefined))
    await once(silent.listen(0, '127.0.0.1'), 'listening')
    const { port } = silent.address() as AddressInfo
    const lost = createDatabase({ url: `postgresql://hub_app:x@127.0.0.1:${port}/hub`, connectTimeoutMs: 50 })
    const failures = await Promise.all([
      lost.asPartner(newId(), (tx) => tx.partner.findMany()).catch((error: unknown) => error),
      lost.hub.session('x').catch((error: unknown) => error),
    ])
    expect(failures.map(isUnavailable)).toEqual([true, true])
    expect(await lost.ping(50)).toBe(false)
    await lost.close()
    silent.close()
  })

  test('a connection whose server stops answering is an outage, and is not handed out again', async () => {
    const frozen = createDatabase({ url: appUrl, poolSize: 1, statementTimeoutMs: 100, silenceMs: 100 })
    const partner = await makePartner(frozen)
    const pidOf = () =>
      frozen.asPartner(partner.id, async (tx) => {
        const [backend] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`
        return backend?.pid ?? 0
      })
    const pid = await pidOf()
    process.kill(pid, 'SIGSTOP')
    const failure = await frozen.asPartner(partner.id, (tx) => tx.partner.findMany()).catch((error: unknown) => error)
    expect(isUnavailable(failure)).toBe(true)
    expect(await pidOf()).not.toBe(pid)
    process.kill(pid, 'SIGCONT')
    await frozen.close()
  })

  test('a process that was starved of processor time does not take it for silence of the server', async () => {
    const starved = createDatabase({ url: appUrl, poolSize: 1 })
    const partner = await makePartner(starved)
    const pid = await starved.asPartner(partner.id, async (tx) => {
      const [backend] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`
      return backend?.pid ?? 0
    })
    process.kill(pid, 'SIGSTOP')
    const asked = starved.hub.emailIsTaken('nobody@example.test')
    await turnOfEventLoop()
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2_000)
    process.kill(pid, 'SIGCONT')
    expect(await asked).toBe(false)
    await starved.close()
  })

  test('a statement that takes too long is cancelled by the server and the connection stays usable', async () => {
    const hasty = createDatabase({ url: appUrl, poolSize: 1, statementTimeoutMs: 50 })
    const slow = hasty.asPartner(newId(), (tx) => tx.$queryRaw`SELECT pg_sleep(5)::text`)
    expect(isUnavailable(await slow.catch((error: unknown) => error))).toBe(true)
    expect(await hasty.hub.emailIsTaken('nobody@example.test')).toBe(false)
    await hasty.close()
  })
})

test('functions that cross tenants can join a transaction and are undone with it', async () => {
  const partner = await makePartner(db)
  const person = await makePerson(db, partner.id)
  await db
    .asPartner(partner.id, async (tx) => {
      const hub = hubWithin(tx)
      expect(await hub.emailIsTaken(person.email)).toBe(true)
      expect(await hub.throttleFail({ key: 'k', free: 0, mostSeconds: 60, windowSeconds: 60 })).toBeInstanceOf(Date)
      expect(await hub.throttleBlockedUntil(['k', 'other'])).toBeInstanceOf(Date)
      throw new Error('on purpose')
    })
    .catch(() => undefined)
  expect(await db.hub.throttleBlockedUntil(['k'])).toBeNull()
})
