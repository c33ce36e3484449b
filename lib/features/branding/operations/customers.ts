/** Lists customers with what their brand has of its own, by the beginning of their name. */
import { readOwn } from '@/lib/domain/branding/inheritance'
import { type Cursor, pageOf, readCursor } from '@/lib/domain/table/cursor'
import type { TableQuery } from '@/lib/domain/table/query'
import { folded } from '@/lib/domain/text/folded'
import type { Tx } from '@/lib/platform/db/database'
import { countLimit } from '../../customers/store'
import { type BrandedRow, countBranded, countCustomers, latestBranded, listCustomers } from '../store'
import type { BrandedCustomerRow, BrandedCustomers, OwnBranding } from '../types'

const latestShown = 3

export async function pageOfBranded(tx: Tx, query: TableQuery): Promise<BrandedCustomers> {
  const [after, before] = [readCursor(query.after), readCursor(query.before)]
  const narrowed = { prefix: folded(query.search.trim()), onlyOwn: query.filters.brand !== undefined }
  const fetched = await listCustomers(tx, {
    ...narrowed,
    isDescending: query.sort.isDescending,
    after,
    before,
    most: query.size + 1,
  })
  const counted = await countCustomers(tx, narrowed, countLimit + 1)
  const place = { size: query.size, after: after && query.after, before: before && query.before }
  const { rows, ...rest } = pageOf(fetched, place, ({ foldedName, id }): Cursor => ({ value: foldedName, id }))
  return {
    page: {
      ...rest,
      rows: rows.map(rowOf),
      count: { value: Math.min(counted, countLimit), isMore: counted > countLimit },
    },
    withOwn: await countBranded(tx),
  }
}

export async function latestOwn(tx: Tx): Promise<OwnBranding[]> {
  const rows = await latestBranded(tx, latestShown)
  return rows.map(rowOf).flatMap(({ since, ...row }) => (since === null ? [] : [{ ...row, since }]))
}

function rowOf({ id, name, branding }: BrandedRow): BrandedCustomerRow {
  const fields = Object.keys(readOwn('customer', branding?.own)).length
  const logos = branding?.logos.length ?? 0
  const isOwn = fields + logos > 0
  return { id, name, fields, logos, since: isOwn ? (branding?.updatedAt.toISOString() ?? null) : null }
}
