/** The functions that cross tenants: few, closed to everybody but the application, each doing exactly one thing. */
import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '@/lib/platform/clock'
import type { ClusterInterface, Partner, Person } from '@/lib/platform/db/generated/client'
import { hubWithin } from '@/lib/platform/db/hub-functions'
import { leaseOf } from '@/tests/support/clusters'
import { testDatabase } from '@/tests/support/database'
import { makeCluster, makePartner, makePerson } from '@/tests/support/factories'
import { withClient } from '@/tests/support/postgres'

const { database, ownerUrl } = testDatabase()
const { hub } = database

/** Functions of their arguments alone, with the rights of who calls them: they can reach no row. */
const COMPUTES = "p.provolatile = 'i' AND NOT p.prosecdef AND p.proname NOT LIKE 'hub\\_%'"

interface HubFunction {
  name: string
  owner: string
  isDefiner: boolean
  settings: string[]
  appMayCall: boolean
  everybodyMayCall: boolean
}

const inCatalog = await withClient(ownerUrl, async (client) => {
  const { rows } = await client.query<HubFunction>(
    `SELECT p.proname::text AS name, pg_get_userbyid(p.proowner)::text AS owner, p.prosecdef AS "isDefiner",
       p.proconfig AS settings, has_function_privilege('hub_app', p.oid, 'EXECUTE') AS "appMayCall",
       has_function_privilege('public', p.oid, 'EXECUTE') AS "everybodyMayCall"
     FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND NOT (${COMPUTES}) ORDER BY p.proname`,
  )
  return rows
})

test.each(inCatalog)('$name runs as the owner, may be called by the application and by nobody else', (found) => {
  expect(found).toEqual({
    name: expect.stringMatching(/^hub_/),
    owner: 'hub_owner',
    isDefiner: true,
    settings: ['search_path=public, pg_temp'],
    appMayCall: true,
    everybodyMayCall: false,
  })
})

test('every function has a typed caller, and every caller a function', () => {
  const snake = (name: string): string => `hub_${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`
  expect(Object.keys(hub).map(snake).sort()).toEqual(inCatalog.map((found) => found.name))
})

describe('answers', () => {
  let partner: Partner
  let person: Person
  const hash = (): string => newId()

  beforeAll(async () => {
    partner = await makePartner(database, { name: 'Northwind', timeZone: 'Europe/Berlin' })
    person = await makePerson(database, partner.id, {
      name: 'Ada',
      email: 'ada@example.test',
      passwordHash: 'argon2',
      totpSecret: new Uint8Array([1, 2, 3]),
      oidcIssuer: 'https://id.example.test',
      oidcSubject: 'subject-1',
    })
  })

  test('the person behind an e-mail address, however it is written, and nobody behind an unknown one', async () => {
    expect(await hub.personForSignIn('ADA@example.test')).toMatchObject({
      id: person.id,
      partnerId: partner.id,
      partnerName: 'Northwind',
      role: 'full-admin',
      passwordHash: 'argon2',
      totpSecret: Buffer.from([1, 2, 3]),
      totpConfirmedAt: null,
      disabledAt: null,
    })
    expect(await hub.personForSignIn('eve@example.test')).toBeNull()
    expect([await hub.emailIsTaken('Ada@Example.test'), await hub.emailIsTaken('eve@example.test')]).toEqual([
      true,
      false,
    ])
  })

  test('the person an identity provider names, by issuer and subject together', async () => {
    expect(await hub.personForOidc('https://id.example.test', 'subject-1')).toMatchObject({ id: person.id })
    expect(await hub.personForOidc('https://other.example.test', 'subject-1')).toBeNull()
  })

  test('a session with its person and partner, until its row is deleted', async () => {
    const tokenHash = hash()
    const expiresAt = new Date(Date.now() + 60_000)
    const { id } = await database.asPartner(partner.id, (tx) =>
      tx.session.create({
        data: { id: newId(), partnerId: partner.id, personId: person.id, tokenHash, method: 'password', expiresAt },
      }),
    )
    expect(await hub.session(tokenHash)).toMatchObject({
      id,
      personId: person.id,
      name: 'Ada',
      timeZone: 'Europe/Berlin',
      expiresAt,
      reauthenticatedAt: null,
    })
    await database.asPartner(partner.id, (tx) => tx.session.delete({ where: { id } }))
    expect(await hub.session(tokenHash)).toBeNull()
  })

  test('an invitation by the hash of its token', async () => {
    const tokenHash = hash()
    await database.asPartner(partner.id, (tx) =>
      tx.invitation.create({
        data: { id: newId(), partnerId: partner.id, personId: person.id, tokenHash, expiresAt: new Date(0) },
      }),
    )
    expect(await hub.invitation(tokenHash)).toMatchObject({
      email: 'ada@example.test',
      acceptedAt: null,
      expiresAt: new Date(0),
    })
    expect(await hub.invitation(hash())).toBeNull()
  })

  test('every partner, in order', async () => {
    const other = await makePartner(database)
    expect(await hub.partnerIds()).toEqual([partner.id, other.id].sort())
  })
})

describe('set-up links', () => {
  const addLink = async (tokenHash: string, lifetime: string): Promise<void> => {
    await withClient(ownerUrl, (client) =>
      client.query('INSERT INTO set_up_link (id, token_hash, expires_at) VALUES ($1, $2, now() + $3::interval)', [
        newId(),
        tokenHash,
        lifetime,
      ]),
    )
  }

  test('a link works once, and only before it expires', async () => {
    await addLink('open', '1 hour')
    await addLink('expired', '-1 second')
    expect([await hub.setUpLinkIsOpen('open'), await hub.setUpLinkIsOpen('expired')]).toEqual([true, false])
    expect([await hub.useSetUpLink('open'), await hub.useSetUpLink('open')]).toEqual([true, false])
    expect([await hub.useSetUpLink('expired'), await hub.useSetUpLink('unknown')]).toEqual([false, false])
  })

  test('a set-up that fails leaves its link open', async () => {
    await addLink('kept', '1 hour')
    const failing = database.asPartner(newId(), async (tx) => {
      expect(await hubWithin(tx).useSetUpLink('kept')).toBe(true)
      throw new Error('on purpose')
    })
    await expect(failing).rejects.toThrow('on purpose')
    expect(await hub.setUpLinkIsOpen('kept')).toBe(true)
  })

  test('of two set-ups at once with one link, one wins', async () => {
    await addLink('contested', '1 hour')
    const setUp = () => database.asPartner(newId(), (tx) => hubWithin(tx).useSetUpLink('contested'))
    expect((await Promise.all([setUp(), setUp()])).sort()).toEqual([false, true])
  })
})

describe('the throttle', () => {
  const failure = (key: string) => ({ key, free: 3, mostSeconds: 60, windowSeconds: 3600 })

  /** Seconds of refusal after each failure; the clock of a transaction stands still. */
  const waitsOf = async (key: string, times: number): Promise<(number | null)[]> => {
    const waits: (number | null)[] = []
    for (let turn = 0; turn < times; turn++) {
      await database.asPartner(newId(), async (tx) => {
        const until = await hubWithin(tx).throttleFail(failure(key))
        const [clock] = await tx.$queryRaw<{ at: Date }[]>`SELECT now() AS at`
        waits.push(until && clock ? Math.round((until.getTime() - clock.at.getTime()) / 1000) : null)
      })
    }
    return waits
  }

  test('the first failures are free, then each one doubles the wait up to the most', async () => {
    expect(await waitsOf('doubling', 11)).toEqual([null, null, null, 1, 2, 4, 8, 16, 32, 60, 60])
  })

  test('of a hundred tries at the same moment only the free ones are let through', async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, () => hub.throttleTake(failure('stormed'))))
    expect(answers.filter((until) => until === null)).toHaveLength(3)
  })

  test('a key is refused until its time, others are not, and clearing ends it', async () => {
    await waitsOf('refused', 8)
    expect(await hub.throttleBlockedUntil(['refused', 'other'])).toBeInstanceOf(Date)
    expect(await hub.throttleBlockedUntil(['other'])).toBeNull()
    await hub.throttleClear('refused')
    expect(await hub.throttleBlockedUntil(['refused'])).toBeNull()
  })
})

describe('due checks', () => {
  const idsOf = (interfaces: ClusterInterface[]): string[] => interfaces.map((found) => found.id).sort()
  const lease = (worker: string, most = 100) => hub.leaseDueInterfaces(leaseOf(worker, most))

  test('two workers at once lease every due interface of every partner once, and none of a paused cluster', async () => {
    const [first, second] = [await makePartner(database), await makePartner(database)]
    const due = [await makeCluster(database, first.id), await makeCluster(database, second.id)]
    await makeCluster(database, second.id, { pausedAt: new Date() })
    const leased = (await Promise.all([lease('a', 5), lease('b', 5)])).flat()
    expect(leased.map((found) => found.interfaceId).sort()).toEqual(idsOf(due.flatMap((cluster) => cluster.interfaces)))
    expect(await lease('c')).toEqual([])
  })

  test('a lease that ended, of a worker that died, is taken by the next one', async () => {
    const partner = await makePartner(database)
    const later = { nextCheckAt: new Date(Date.now() + 3_600_000) }
    const cluster = await makeCluster(
      database,
      partner.id,
      {},
      {
        'xsi-actions': { leasedUntil: new Date(0), leasedBy: 'dead' },
        'xsi-events': later,
        'authentication-service': later,
        cti: { leasedUntil: new Date(Date.now() + 3_600_000), leasedBy: 'alive' },
      },
    )
    const abandoned = cluster.interfaces.filter((found) => found.leasedBy === 'dead')
    expect((await lease('next')).map((found) => found.interfaceId)).toEqual(idsOf(abandoned))
  })
})

test('housekeeping removes ended sessions, old throttle windows and buckets past their days, and nothing else', async () => {
  const partner = await makePartner(database)
  const person = await makePerson(database, partner.id)
  const cluster = await makeCluster(database, partner.id)
  const interfaceId = cluster.interfaces[0]?.id ?? ''
  const daysAgo = (days: number): Date => new Date(Date.now() - days * 86_400_000)
  const session = (expiresAt: Date) => ({
    ...{ id: newId(), partnerId: partner.id, personId: person.id, tokenHash: newId(), method: 'password' },
    expiresAt,
  })
  await database.asPartner(partner.id, async (tx) => {
    await tx.session.createMany({ data: [session(daysAgo(1)), session(daysAgo(-1))] })
    await tx.healthBucket.createMany({
      data: [89, 91].map((days) => ({ partnerId: partner.id, interfaceId, bucketAt: daysAgo(days) })),
    })
  })
  await hub.throttleFail({ key: 'fresh', free: 0, mostSeconds: 60, windowSeconds: 60 })
  await hub.sweep({ bucketDays: 90 })
  await database.asPartner(partner.id, async (tx) => {
    expect(await tx.session.count()).toBe(1)
    expect(await tx.healthBucket.count()).toBe(1)
  })
  expect(await hub.throttleBlockedUntil(['fresh'])).toBeInstanceOf(Date)
})
