/**
 * The walls between partners, asked of PostgreSQL itself: a table or a function that is added without them turns this
 * file red (decisions.md, "Data").
 */
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '@/lib/platform/clock'
import { type ForeignKey, type Row, readTables, rowFor, type Table } from '@/tests/support/catalog'
import { testDatabase } from '@/tests/support/database'
import { withClient } from '@/tests/support/postgres'

/** Reached only through functions of the migration hub_functions; the application role has no rights on them. */
const HUB_ONLY = ['set_up_link', 'sign_in_throttle']
/** Not the product's. */
const RECORD = '_prisma_migrations'

const { appUrl, ownerUrl } = testDatabase()
const tables = (await withClient(ownerUrl, readTables)).filter((table) => table.name !== RECORD)
const hubOnlyTables = tables.filter((table) => HUB_ONLY.includes(table.name))
const walledTables = tables.filter((table) => !HUB_ONLY.includes(table.name))
const tenantTables = walledTables.filter((table) => table.name !== 'partner')

const tenantColumnOf = (table: Table): string => (table.name === 'partner' ? 'id' : 'partner_id')
const isComposite = (key: ForeignKey): boolean => key.target !== 'partner'

test('the list of hub-only tables names only tables that exist', () => {
  expect(hubOnlyTables.map((table) => table.name).sort()).toEqual(HUB_ONLY)
})

describe.each(tables)('$name', (table) => {
  test('belongs to the owner and forces row-level security on everybody', () => {
    expect(table).toMatchObject({ owner: 'hub_owner', isSecured: true, isForced: true })
  })

  test('has the policies that its kind of table has, and no other', () => {
    const ownerAll = {
      name: 'owner_all',
      roles: ['hub_owner'],
      command: 'ALL',
      isPermissive: true,
      using: 'true',
      check: null,
    }
    const tenant = {
      name: 'tenant',
      roles: ['hub_app'],
      command: 'ALL',
      isPermissive: true,
      using: `(${tenantColumnOf(table)} = (NULLIF(current_setting('app.partner_id'::text, true), ''::text))::uuid)`,
      check: null,
    }
    expect(table.policies).toEqual(HUB_ONLY.includes(table.name) ? [ownerAll] : [ownerAll, tenant])
  })

  test('gives the application no right beyond rows', async () => {
    const rights = await withClient(ownerUrl, async (client) => {
      const { rows } = await client.query(
        `SELECT a.privilege_type AS name FROM pg_class c, aclexplode(c.relacl) a
         WHERE c.oid = to_regclass($1) AND a.grantee IN (0, 'hub_app'::regrole)`,
        [table.name],
      )
      return rows.map((row) => row.name)
    })
    const most = HUB_ONLY.includes(table.name) ? [] : ['SELECT', 'INSERT', 'UPDATE', 'DELETE']
    expect(rights.filter((right) => !most.includes(right))).toEqual([])
  })
})

describe.each(tenantTables)('$name', (table) => {
  test('carries its partner, in a key that others can refer to', () => {
    const column = table.columns.find((candidate) => candidate.name === 'partner_id')
    expect(column).toMatchObject({ type: 'uuid', isRequired: true })
    const hasOwnKey = table.keys.some((key) => key.includes('partner_id') && key.length > 1)
    const isOnePerPartner = table.keys.some((key) => key.length === 1 && key[0] === 'partner_id')
    expect(hasOwnKey || isOnePerPartner).toBe(true)
    if (table.columns.some((candidate) => candidate.name === 'id'))
      expect(table.keys).toContainEqual(['partner_id', 'id'])
  })

  test('refers to its partner, and to other tables only together with the partner', () => {
    expect(table.foreignKeys).not.toEqual([])
    for (const key of table.foreignKeys.filter(isComposite)) {
      const place = key.columns.indexOf('partner_id')
      expect(place, key.name).toBeGreaterThanOrEqual(0)
      expect(key.targetColumns[place], key.name).toBe('partner_id')
    }
  })
})

describe('a row of another partner', () => {
  const ours = newId()
  const theirs = newId()
  const rows = new Map<string, Map<string, Row>>()
  const rowOf = (partnerId: string, table: Table): Row => rows.get(partnerId)?.get(table.name) ?? {}
  const app = new pg.Client({ connectionString: appUrl })

  beforeAll(async () => {
    await app.connect()
    await withClient(ownerUrl, async (owner) => {
      await owner.query('SELECT hub_keep_samples(1, 1)')
      for (const partnerId of [ours, theirs]) {
        const parents = new Map<string, Row>()
        rows.set(partnerId, parents)
        for (const table of walledTables)
          parents.set(table.name, await insert(owner, table, rowFor(table, partnerId, parents)))
      }
    })
  })
  afterAll(() => app.end())

  /** Runs as `ours` and undoes it. */
  const asOurs = async <T>(run: () => Promise<T>): Promise<T> => {
    await app.query('BEGIN')
    try {
      await app.query("SELECT set_config('app.partner_id', $1, true)", [ours])
      return await run()
    } finally {
      await app.query('ROLLBACK')
    }
  }
  const touched = (sql: string, values: unknown[]): Promise<number | string> =>
    asOurs(() => app.query(sql, values)).then(
      (result) => result.rowCount ?? 0,
      (error: pg.DatabaseError) => error.code ?? error.message,
    )

  describe.each(walledTables)('in $name', (table) => {
    const name = pg.escapeIdentifier(table.name)
    const tenantColumn = pg.escapeIdentifier(tenantColumnOf(table))

    test('is invisible, while the own one is seen', async () => {
      const seen = await asOurs(async () => (await app.query(`SELECT ${tenantColumn} AS partner FROM ${name}`)).rows)
      expect(seen).toEqual([{ partner: ours }])
    })

    test('can be neither changed nor deleted', async () => {
      const where = `WHERE ${tenantColumn} = $1`
      expect([0, '42501']).toContain(
        await touched(`UPDATE ${name} SET ${tenantColumn} = ${tenantColumn} ${where}`, [theirs]),
      )
      expect([0, '42501']).toContain(await touched(`DELETE FROM ${name} ${where}`, [theirs]))
    })

    test('can be neither planted nor made of an own row', async () => {
      const planted = rowFor(table, table.name === 'partner' ? newId() : theirs, rows.get(theirs) ?? new Map())
      expect(await asOurs(() => insert(app, table, planted)).catch((error: pg.DatabaseError) => error.code)).toBe(
        '42501',
      )
      expect(await touched(`UPDATE ${name} SET ${tenantColumn} = $1`, [theirs])).toBe('42501')
    })

    test('can not be referred to', async () => {
      for (const key of table.foreignKeys.filter(isComposite)) {
        const crossing = rowFor(table, ours, rows.get(ours) ?? new Map())
        key.columns.forEach((column, index) => {
          if (column !== 'partner_id') crossing[column] = foreignParent(key)[key.targetColumns[index] ?? '']
        })
        const refusal = asOurs(() => insert(app, table, crossing)).catch((error: pg.DatabaseError) => error.code)
        expect(await refusal, key.name).toBe('23503')
      }
    })
  })

  const foreignParent = (key: ForeignKey): Row => {
    const parent = walledTables.find((candidate) => candidate.name === key.target)
    return parent ? rowOf(theirs, parent) : {}
  }

  test.each(hubOnlyTables)('is out of reach in $name, as every row', async (table) => {
    const name = pg.escapeIdentifier(table.name)
    for (const sql of [`SELECT * FROM ${name}`, `DELETE FROM ${name}`, `INSERT INTO ${name} DEFAULT VALUES`]) {
      expect(await touched(sql, [])).toBe('42501')
    }
  })
})

test('no view and no other schema lets the application see rows around the walls', async () => {
  const found = await withClient(ownerUrl, async (client) => {
    const views = await client.query(
      `SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('v', 'm', 'f')
       AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND NOT 'security_invoker=true' = ANY (coalesce(c.reloptions, '{}'))`,
    )
    const schemas = await client.query(
      `SELECT nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' AND nspname NOT IN ('public', 'information_schema')
       AND has_schema_privilege('hub_app', oid, 'USAGE')`,
    )
    return [...views.rows, ...schemas.rows]
  })
  expect(found).toEqual([])
})

async function insert(client: pg.Client, table: Table, row: Row): Promise<Row> {
  const columns = Object.keys(row)
  const places = columns.map((_column, index) => `$${index + 1}`)
  await client.query(
    `INSERT INTO ${pg.escapeIdentifier(table.name)} (${columns.map(pg.escapeIdentifier).join(', ')}) VALUES (${places.join(', ')})`,
    Object.values(row),
  )
  return row
}
