/** Lists and counts templates; every function takes the tenant's transaction. */
import { type Cursor, readCursor } from '@/lib/domain/table/cursor'
import type { TableQuery } from '@/lib/domain/table/query'
import { factsOfMethods, type TemplateSort } from '@/lib/domain/templates/table'
import type { Tx } from '@/lib/platform/db/database'
import { Prisma } from '@/lib/platform/db/generated/client'
import { boundedCount, countLimit, rowCountLimit } from '../customers/store'
import type { BoundedCount } from '../customers/types'

export interface ListedTemplate {
  id: string
  name: string
  cluster: string
  country: string
  defaultPackage: string
  flowThrough: boolean
  userVerification: string
  selfActivation: boolean
  authenticationMode: string
  updatedAt: Date
  customers: number
  /** Where the row stands in the chosen order. */
  sortKey: string
}

/** The order of each sort, and how its cursor is read back. Every key ends in the id, so that no two rows are equal. */
const keys: Record<TemplateSort, { column: Prisma.Sql; typed: (value: string) => Prisma.Sql }> = {
  name: { column: Prisma.sql`t.folded_name`, typed: (value) => Prisma.sql`${value}::text COLLATE "C"` },
  cluster: { column: Prisma.sql`folded(c.name) COLLATE "C"`, typed: (value) => Prisma.sql`${value}::text COLLATE "C"` },
  package: {
    column: Prisma.sql`t.default_package COLLATE "C"`,
    typed: (value) => Prisma.sql`${value}::text COLLATE "C"`,
  },
  country: { column: Prisma.sql`t.country COLLATE "C"`, typed: (value) => Prisma.sql`${value}::text COLLATE "C"` },
  updated: { column: Prisma.sql`t.updated_at`, typed: (value) => Prisma.sql`${value}::timestamptz` },
}
/** A sort key as a cursor keeps it: a time as ISO 8601. */
const keyText = (column: Prisma.Sql) => Prisma.sql`to_json(${column})#>>'{}'`

/**
 * `size + 1` rows around the query's cursor, backwards in reverse order; for `pageOf`. The customers of the rows shown are
 * counted, and of no others.
 */
export async function pageOfTemplates(tx: Tx, query: TableQuery): Promise<ListedTemplate[]> {
  const { column, typed } = keys[query.sort.column as TemplateSort] ?? keys.name
  const before = readCursor(query.before)
  const cursor = before ?? readCursor(query.after)
  const isFalling = query.sort.isDescending !== (before !== null)
  const beyond = isFalling ? Prisma.sql`<` : Prisma.sql`>`
  const order = isFalling ? Prisma.sql`DESC` : Prisma.sql`ASC`
  const place =
    cursor && isOfSort(query, cursor)
      ? Prisma.sql`AND (${column}, t.id) ${beyond} (${typed(cursor.value)}, ${cursor.id}::uuid)`
      : Prisma.empty
  return tx.$queryRaw<ListedTemplate[]>`
    SELECT page.*, (SELECT count(*)::int FROM (
        SELECT 1 FROM customer k WHERE k.template_id = page.id::uuid LIMIT ${rowCountLimit + 1}) found) AS customers
    FROM (
      SELECT t.id::text, t.name, c.name AS cluster, t.country, t.default_package AS "defaultPackage",
        t.flow_through AS "flowThrough", t.user_verification AS "userVerification",
        t.self_activation AS "selfActivation", t.authentication_mode AS "authenticationMode",
        t.updated_at AS "updatedAt", ${keyText(column)} AS "sortKey", row_number() OVER (ORDER BY ${column} ${order}, t.id ${order}) AS place
      FROM customer_template t JOIN cluster c ON c.partner_id = t.partner_id AND c.id = t.cluster_id
      WHERE ${matching(query)} ${place}
      ORDER BY ${column} ${order}, t.id ${order} LIMIT ${query.size + 1}
    ) page ORDER BY place`
}

/** As PostgreSQL writes a time into JSON; JavaScript alone would take `-1` for one. */
const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d$/

/** A cursor of another sort is a page of nothing: the list then begins at the start. */
function isOfSort(query: TableQuery, { value }: Cursor): boolean {
  return query.sort.column !== 'updated' || (isTime.test(value) && !Number.isNaN(Date.parse(value)))
}

export async function countTemplates(tx: Tx, query: TableQuery): Promise<BoundedCount> {
  const [row] = await tx.$queryRaw<{ found: number }[]>`
    SELECT count(*)::int AS found FROM (
      SELECT 1 FROM customer_template t WHERE ${matching(query)} LIMIT ${countLimit + 1}) matching`
  return boundedCount(row?.found ?? 0)
}

/** Ids of what matches, by name, at most `most`. */
export async function idsOfTemplates(tx: Tx, query: TableQuery, most: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT t.id::text FROM customer_template t WHERE ${matching(query)} ORDER BY t.folded_name LIMIT ${most}`
  return rows.map(({ id }) => id)
}

export async function countriesInUse(tx: Tx): Promise<string[]> {
  const rows = await tx.customerTemplate.findMany({
    distinct: ['country'],
    select: { country: true },
    orderBy: { country: 'asc' },
  })
  return rows.map(({ country }) => country)
}

/** A template of the palette's search: names that begin with the text first. */
export function findByText(tx: Tx, text: string, most: number): Promise<{ id: string; name: string }[]> {
  return tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT t.id::text, t.name FROM customer_template t WHERE ${containing(text)}
    ORDER BY starts_with(t.folded_name, folded(${text})) DESC, t.folded_name LIMIT ${most}`
}

/** Templates of one partner are some hundreds, so looking into each name is cheap, and finds its middle too. */
function matching({ search, filters }: TableQuery): Prisma.Sql {
  const { cluster, package: packages, method, country } = filters
  const parts = [
    search ? containing(search) : null,
    cluster ? Prisma.sql`t.cluster_id::text IN (${Prisma.join(cluster)})` : null,
    packages ? Prisma.sql`t.default_package IN (${Prisma.join(packages)})` : null,
    country ? Prisma.sql`t.country IN (${Prisma.join(country)})` : null,
    method ? Prisma.sql`(${ofMethods(method)})` : null,
  ].filter((part) => part !== null)
  return parts.length > 0 ? Prisma.join(parts, ' AND ') : Prisma.sql`true`
}

/** By a part of the name, or of the provisioning ID as domain/templates/identifiers mints it. */
function containing(text: string): Prisma.Sql {
  const name = Prisma.sql`position(folded(${text}) in t.folded_name) > 0`
  if (!/^[A-Za-z0-9+/]{8,}$/.test(text)) return name
  const bytes = Prisma.sql`convert_to(t.partner_id::text || ':' || t.id::text, 'UTF8')`
  return Prisma.sql`(${name} OR position(${text} in replace(encode(${bytes}, 'base64'), E'\n', '')) > 0)`
}

function ofMethods(methods: readonly string[]): Prisma.Sql {
  const some = factsOfMethods(methods).map(
    ({ flowThrough, userVerification, selfActivation }) => Prisma.sql`(t.flow_through = ${flowThrough}
      AND t.user_verification = ${userVerification} AND t.self_activation = ${selfActivation})`,
  )
  return some.length > 0 ? Prisma.join(some, ' OR ') : Prisma.sql`false`
}
