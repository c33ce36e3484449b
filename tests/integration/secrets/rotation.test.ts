/** Rotating the sealing key: online, losing nothing, and over every column that is sealed. */
import pg from 'pg'
import { expect, it } from 'vitest'
import { rewrapSecrets } from '@/lib/commands/secrets/rewrap-secrets'
import { open, SealError, seal } from '@/lib/platform/secrets/envelope'
import { type Keyring, keyringOf } from '@/lib/platform/secrets/keyring'
import { sealedColumns } from '@/lib/platform/secrets/sealed-columns'
import { testDatabase } from '../../support/database'
import { makeCluster, makePartner, makePerson } from '../../support/factories'

const { database, ownerUrl } = testDatabase()
const old = keyringOf('the old key, long enough for everybody')
const both = keyringOf('the new key, long enough for everybody\nthe old key, long enough for everybody')
const fresh = keyringOf('the new key, long enough for everybody')

async function sealedPeople(count: number, keys: Keyring) {
  const { id: partnerId } = await makePartner(database)
  const people = await Promise.all(Array.from({ length: count }, () => makePerson(database, partnerId)))
  const placeOf = (rowId: string) => ({ partnerId, table: 'person', column: 'totp_secret', rowId })
  const write = (rowId: string, text: string, with_: Keyring) =>
    database.asPartner(partnerId, (tx) =>
      tx.person.update({ where: { id: rowId }, data: { totpSecret: seal(text, placeOf(rowId), with_) } }),
    )
  for (const { id } of people) await write(id, `secret of ${id}`, keys)
  const read = async (rowId: string, with_: Keyring) => {
    const row = await database.asPartner(partnerId, (tx) => tx.person.findUniqueOrThrow({ where: { id: rowId } }))
    return open(row.totpSecret ?? new Uint8Array(), placeOf(rowId), with_)
  }
  return { partnerId, people, write, read }
}

it('wraps every secret of every sealed column, after which the old key is not needed', async () => {
  const { partnerId, people, read } = await sealedPeople(3, old)
  const cluster = await makeCluster(database, partnerId)
  const place = (column: string) => ({ partnerId, table: 'cluster', column, rowId: cluster.id })
  await database.asPartner(partnerId, (tx) =>
    tx.cluster.update({
      where: { id: cluster.id },
      data: {
        testAccountPassword: seal('Señal-2026', place('test_account_password'), old),
        probePrivateKey: seal('-----BEGIN', place('probe_private_key'), old),
      },
    }),
  )
  expect(await rewrapSecrets(ownerUrl, both)).toEqual({ rewrapped: 5, left: 0 })
  expect(await rewrapSecrets(ownerUrl, fresh)).toEqual({ rewrapped: 0, left: 0 })
  for (const { id } of people) expect(await read(id, fresh)).toBe(`secret of ${id}`)
  const row = await database.asPartner(partnerId, (tx) => tx.cluster.findUniqueOrThrow({ where: { id: cluster.id } }))
  expect(open(row.testAccountPassword ?? new Uint8Array(), place('test_account_password'), fresh)).toBe('Señal-2026')
})

it('loses no secret that is written while it runs', async () => {
  const { people, read, write } = await sealedPeople(20, old)
  const [rotation] = await Promise.all([
    rewrapSecrets(ownerUrl, both),
    ...people.slice(0, 10).map(({ id }) => write(id, `changed meanwhile ${id}`, both)),
  ])
  expect(rotation.left).toBe(0)
  for (const [at, { id }] of people.entries()) {
    expect(await read(id, fresh)).toBe(at < 10 ? `changed meanwhile ${id}` : `secret of ${id}`)
  }
})

it('a secret copied to another row, column or partner does not open there', async () => {
  const one = await sealedPeople(2, old)
  const other = await sealedPeople(1, old)
  const [from, to] = one.people
  const stolen = await database.asPartner(one.partnerId, (tx) =>
    tx.person.findUniqueOrThrow({ where: { id: from?.id ?? '' } }),
  )
  for (const [partnerId, id] of [
    [one.partnerId, to?.id ?? ''],
    [other.partnerId, other.people[0]?.id ?? ''],
  ] as const) {
    await database.asPartner(partnerId, (tx) =>
      tx.person.update({ where: { id }, data: { totpSecret: stolen.totpSecret } }),
    )
  }
  await expect(one.read(to?.id ?? '', old)).rejects.toThrow(SealError)
  await expect(other.read(other.people[0]?.id ?? '', old)).rejects.toThrow(SealError)
})

/** Bytes that are meant to be seen. */
const pictures = ['branding_logo.picture']

it('every bytea column of the schema is declared as sealed, but for pictures', async () => {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const { rows } = await client.query<{ table: string; column: string }>(
    `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
     WHERE table_schema = 'public' AND data_type = 'bytea' ORDER BY 1, 2`,
  )
  await client.end()
  const declared = [...sealedColumns].map(({ table, column }) => `${table}.${column}`).sort()
  expect(rows.map(({ table, column }) => `${table}.${column}`)).toEqual([...declared, ...pictures].sort())
})
