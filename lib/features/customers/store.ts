/** Reads customers and their subscribers; every function takes the tenant's transaction. */
import { readCursor } from '@/lib/domain/table/cursor'
import type { TableQuery } from '@/lib/domain/table/query'
import type { Tx } from '@/lib/platform/db/database'
import { Prisma } from '@/lib/platform/db/generated/client'
import type { AffectedCustomers, BoundedCount } from './types'

/** Nobody needs to know how many more there are than these; counting all would grow with the partner. */
export const countLimit = 1_000

/** In a list every row has a count of its own: told to a hundred, so that a page costs the same in a large partner. */
export const rowCountLimit = 100

const namesShown = 5

/** Who is affected when this template changes. A template that is not there has nobody. */
export async function customersOfTemplate(tx: Tx, templateId: string): Promise<AffectedCustomers> {
  const first = await tx.customer.findMany({
    where: { templateId },
    select: { name: true },
    orderBy: [{ foldedName: 'asc' }, { id: 'asc' }],
    take: namesShown,
  })
  const [counted] = await tx.$queryRaw<{ customers: number; subscribers: number }[]>`
    SELECT
      (SELECT count(*)::int FROM
        (SELECT 1 FROM customer WHERE template_id = ${templateId}::uuid LIMIT ${countLimit + 1}) c) AS customers,
      (SELECT count(*)::int FROM
        (SELECT 1 FROM customer c JOIN subscriber s ON s.partner_id = c.partner_id AND s.customer_id = c.id
         WHERE c.template_id = ${templateId}::uuid LIMIT ${countLimit + 1}) s) AS subscribers`
  return {
    customers: boundedCount(counted?.customers ?? 0),
    subscribers: boundedCount(counted?.subscribers ?? 0),
    first: first.map(({ name }) => name),
  }
}

/** What `LIMIT limit + 1` found, as it is told. */
export function boundedCount(found: number, limit = countLimit): BoundedCount {
  return { value: Math.min(found, limit), isMore: found > limit }
}

export interface ListedCustomer {
  id: string
  name: string
  foldedName: string
  enterpriseId: string
  country: string
  templateId: string
  template: string
  authenticationMode: string
  subscribers: number
  createdAt: Date
}

/** `size + 1` rows around the query's cursor, backwards in reverse order; for `pageOf`. */
export function pageOfCustomers(tx: Tx, query: TableQuery): Promise<ListedCustomer[]> {
  const before = readCursor(query.before)
  const cursor = before ?? readCursor(query.after)
  const isFalling = query.sort.isDescending !== (before !== null)
  const beyond = isFalling ? Prisma.sql`<` : Prisma.sql`>`
  const direction = isFalling ? Prisma.sql`DESC` : Prisma.sql`ASC`
  const place = cursor
    ? Prisma.sql`AND (c.folded_name, c.id) ${beyond} (${cursor.value}::text COLLATE "C", ${cursor.id}::uuid)`
    : Prisma.empty
  const rows = Prisma.sql`ORDER BY c.folded_name ${direction}, c.id ${direction} LIMIT ${query.size + 1}`
  const found = waysOf(query).map((way) => Prisma.sql`(SELECT c.* FROM customer c WHERE ${way} ${place} ${rows})`)
  return tx.$queryRaw<ListedCustomer[]>`
    SELECT c.id::text, c.name, c.folded_name AS "foldedName", c.enterprise_id AS "enterpriseId", c.country,
      c.template_id::text AS "templateId", c.authentication_mode AS "authenticationMode",
      (SELECT t.name FROM customer_template t WHERE t.id = c.template_id) AS template,
      c.created_at AS "createdAt", (SELECT count(*)::int FROM (SELECT 1 FROM subscriber s
        WHERE s.customer_id = c.id LIMIT ${rowCountLimit + 1}) counted) AS subscribers
    FROM (SELECT c.* FROM (${Prisma.join(found, ' UNION ALL ')}) c ${rows}) c
    ORDER BY c.folded_name ${direction}, c.id ${direction}`
}

export async function countMatchingCustomers(tx: Tx, query: TableQuery): Promise<BoundedCount> {
  const found = waysOf(query).map((way) => Prisma.sql`(SELECT 1 FROM customer c WHERE ${way} LIMIT ${countLimit + 1})`)
  const [row] = await tx.$queryRaw<{ found: number }[]>`
    SELECT count(*)::int AS found FROM (
      SELECT 1 FROM (${Prisma.join(found, ' UNION ALL ')}) matching LIMIT ${countLimit + 1}) counted`
  return boundedCount(row?.found ?? 0)
}

/** Names of the templates that a list is narrowed to; ids of nothing are left out. */
export function templatesCalled(tx: Tx, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  return tx.customerTemplate.findMany({
    where: { id: { in: ids.filter(isUuid) } },
    select: { id: true, name: true },
    orderBy: { foldedName: 'asc' },
  })
}

/** Greater than every character that a name can continue with. */
const last = '\u{10FFFF}'

/** Each way to match follows one index of its own; a row is found by one way at most. */
function waysOf({ search, filters }: TableQuery): Prisma.Sql[] {
  const template = filters.template
    ? Prisma.sql`c.template_id = ANY (${filters.template.filter(isUuid)}::uuid[])`
    : Prisma.sql`true`
  if (search === '') return [template]
  const begins = Prisma.sql`c.folded_name >= folded(${search}) AND c.folded_name < folded(${search}) || ${last}`
  return [
    Prisma.sql`${template} AND ${begins}`,
    Prisma.sql`${template} AND c.folded_enterprise_id = folded(${search}) AND NOT (${begins})`,
  ]
}

const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
