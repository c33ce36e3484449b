/** What PostgreSQL's catalog says about the tables of `public`, and rows that satisfy them. */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'

export interface Column {
  name: string
  type: string
  isRequired: boolean
}

export interface ForeignKey {
  name: string
  columns: string[]
  target: string
  targetColumns: string[]
}

export interface Policy {
  name: string
  roles: string[]
  command: string
  isPermissive: boolean
  using: string
  check: string | null
}

export interface Table {
  name: string
  owner: string
  isSecured: boolean
  isForced: boolean
  columns: Column[]
  /** Columns of the primary key and of every unique constraint or index without a condition. */
  keys: string[][]
  foreignKeys: ForeignKey[]
  policies: Policy[]
  /** For a column with a CHECK, the values that the constraint lists. */
  allowed: Record<string, string[]>
}

export type Row = Record<string, unknown>

/** Every table of `public`, parents before the tables that refer to them. */
export async function readTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(TABLES)
  return parentsFirst(rows)
}

const list = (query: string): string => `coalesce((SELECT json_agg(found) FROM (${query}) found), '[]')`
/** The names of a table's columns whose numbers are in `numbers`, in that order. */
const columnsOf = (table: string, numbers: string): string =>
  `(SELECT json_agg(named.attname ORDER BY listed.place) FROM unnest(${numbers}) WITH ORDINALITY AS listed (number, place)
    JOIN pg_attribute named ON named.attrelid = ${table} AND named.attnum = listed.number)`

const TABLES = `
  SELECT c.relname::text AS name, pg_get_userbyid(c.relowner)::text AS owner, c.relrowsecurity AS "isSecured",
    c.relforcerowsecurity AS "isForced",
    ${list(`SELECT a.attname AS name, format_type(a.atttypid, NULL) AS type,
      a.attnotnull AND NOT a.atthasdef AS "isRequired" FROM pg_attribute a
      WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`)} AS columns,
    (SELECT coalesce(json_agg(${columnsOf('c.oid', 'i.indkey::int2[]')}), '[]') FROM pg_index i
      WHERE i.indrelid = c.oid AND i.indisunique AND i.indpred IS NULL AND i.indexprs IS NULL) AS keys,
    ${list(`SELECT k.conname AS name, ${columnsOf('k.conrelid', 'k.conkey')} AS columns, k.confrelid::regclass::text AS target,
      ${columnsOf('k.confrelid', 'k.confkey')} AS "targetColumns" FROM pg_constraint k
      WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.conparentid = 0 ORDER BY k.conname`)} AS "foreignKeys",
    ${list(`SELECT p.policyname AS name, p.roles, p.cmd AS command, p.permissive = 'PERMISSIVE' AS "isPermissive",
      p.qual AS using, p.with_check AS check FROM pg_policies p
      WHERE p.schemaname = 'public' AND p.tablename = c.relname ORDER BY p.policyname`)} AS policies,
    coalesce((SELECT json_object_agg(a.attname, (SELECT json_agg(m[1]) FROM
        regexp_matches(pg_get_constraintdef(k.oid), '''([^'']+)''::text', 'g') m))
      FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)
      WHERE k.conrelid = c.oid AND k.contype = 'c' AND pg_get_constraintdef(k.oid) LIKE '%''::text%'), '{}') AS allowed
  FROM pg_class c
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
  ORDER BY c.relname`

function parentsFirst(tables: Table[]): Table[] {
  const sorted: Table[] = []
  const visit = (table: Table): void => {
    if (sorted.includes(table)) return
    for (const key of table.foreignKeys) {
      const parent = tables.find((candidate) => candidate.name === key.target)
      if (parent && parent !== table) visit(parent)
    }
    sorted.push(table)
  }
  tables.forEach(visit)
  return sorted
}

/** A row of random values for what is required, with the columns of `parents` copied over; each call differs. */
export function rowFor(table: Table, partnerId: string, parents: Map<string, Row>): Row {
  const row: Row = {}
  for (const column of table.columns) {
    if (column.isRequired) row[column.name] = table.allowed[column.name]?.[0] ?? exampleOf(column)
  }
  for (const key of table.foreignKeys) {
    const parent = parents.get(key.target)
    key.columns.forEach((column, index) => {
      row[column] = parent?.[key.targetColumns[index] ?? '']
    })
  }
  if (table.columns.some((column) => column.name === 'partner_id')) row.partner_id = partnerId
  else if (table.name === 'partner') row.id = partnerId
  return row
}

let counted = 0

function exampleOf({ name, type }: Column): unknown {
  const values: Record<string, () => unknown> = {
    uuid: randomUUID,
    text: () => `${name}-${randomUUID()}`,
    integer: () => ++counted,
    bigint: () => ++counted,
    boolean: () => false,
    bytea: () => Buffer.from(randomUUID()),
    jsonb: () => '{}',
    date: () => new Date(),
    'timestamp with time zone': () => new Date(),
  }
  const value = values[type]
  if (!value) throw new Error(`Say in tests/support/catalog.ts what a ${type} looks like (column ${name})`)
  return value()
}
