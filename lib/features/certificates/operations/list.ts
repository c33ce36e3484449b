/** Reads the inventory of chains as its page and its file show it. */
import type { ChainPlace, ChainSource } from '@/lib/domain/certificates/held/held-place'
import type { ChainRole } from '@/lib/domain/certificates/held/outline'
import { daysLeft } from '@/lib/domain/certificates/held/reminders'
import type { CheckState, PlaceCheckId } from '@/lib/domain/certificates/places/place-check'
import { pageOf } from '@/lib/domain/table/cursor'
import type { TablePage, TableQuery } from '@/lib/domain/table/query'
import type { Tx } from '@/lib/platform/db/database'
import { countChains, cursorOfRow, type InventoryRecord, pageOfChains, readFacets } from '../store/inventory'
import type { ChainList, ChainRow } from '../types'

const exactCount = 1_000

export function rowOf(record: InventoryRecord, at: Date): ChainRow {
  const { sortKey: _key, issuer: _issuer, addresses, earliestExpiresAt, ...rest } = record
  return {
    ...rest,
    place: record.place as ChainPlace,
    source: record.source as ChainSource,
    addresses: addresses.split(' ').filter(Boolean),
    earliestExpiresAt: earliestExpiresAt?.toISOString() ?? null,
    earliestRole: record.earliestRole as ChainRole,
    daysLeft: earliestExpiresAt && daysLeft(earliestExpiresAt, at),
    worst: record.worst as CheckState,
    worstCheck: record.worstCheck as PlaceCheckId | null,
  }
}

export async function readPage(tx: Tx, query: TableQuery, at: Date): Promise<TablePage<ChainRow>> {
  const { rows, ...rest } = pageOf(await pageOfChains(tx, query, at), query, cursorOfRow)
  const count = await countChains(tx, query, at, exactCount)
  return {
    ...rest,
    rows: rows.map((record) => rowOf(record, at)),
    count: { value: Math.min(count, exactCount), isMore: count > exactCount },
  }
}

export async function readListFacets(tx: Tx, at: Date): Promise<ChainList['facets']> {
  const { broken, warning, unknown, met, ...rest } = await readFacets(tx, at)
  return { ...rest, byFinding: { broken, warning, unknown, met } }
}
