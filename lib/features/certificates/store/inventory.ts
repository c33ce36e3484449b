/**
 * Lists stored chains: what several addresses of one name present alike is one row, and so is each file with the cloud's
 * client chain that counts, which belongs to no cluster.
 */
import { endsBefore } from '@/lib/domain/certificates/held/table'
import { type Cursor, readCursor } from '@/lib/domain/table/cursor'
import type { TableQuery } from '@/lib/domain/table/query'
import type { Tx } from '@/lib/platform/db/database'
import { Prisma } from '@/lib/platform/db/generated/client'

export interface InventoryRecord {
  id: string
  /** '' for the cloud's client chain. */
  clusterId: string
  clusterName: string
  place: string
  source: string
  host: string
  port: number
  /** Of the cloud's client chain; else ''. */
  fileName: string
  /** Parted by spaces. */
  addresses: string
  subject: string
  issuer: string
  certificateCount: number
  /** Null where what is presented cannot be read: that stands first. */
  earliestExpiresAt: Date | null
  earliestRole: string
  worst: string
  worstCheck: string | null
  sortKey: string
}

const ended = Prisma.sql`coalesce(to_char(c.earliest_expires_at AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISS'), '0')`

/** Text that sorts as the column does; every one ends with the date, so that equals stand soonest first. */
const keys: Record<string, Prisma.Sql> = {
  left: ended,
  certificate: Prisma.sql`lower(c.subject) || ' ' || ${ended}`,
  cluster: Prisma.sql`lower(c.cluster_name) || ' ' || ${ended}`,
  place: Prisma.sql`c.place || ' ' || ${ended}`,
  finding: Prisma.sql`CASE c.worst WHEN 'broken' THEN 0 WHEN 'warning' THEN 1 WHEN 'unknown' THEN 2 ELSE 3 END || ' ' || ${ended}`,
}

const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

/** A fingerprint may be typed with its colons. */
const searched = (text: string) =>
  (/^([0-9a-f]{2}:)+[0-9a-f]{0,2}$/i.test(text) ? text.replaceAll(':', '') : text).toLowerCase()

/** The cloud's client chain needs no judgement beside the date: it was paired when it was added. */
const stored = (at: Date) => Prisma.sql`
  SELECT s.id::text, s.cluster_id::text, k.name AS cluster_name, s.place, s.source, s.host, s.port, s.address, s.fingerprints,
    s.subject, s.issuer, '' AS file_name, s.certificate_count, s.earliest_expires_at, s.earliest_role, s.worst,
    s.worst_check, s.search_text
  FROM certificate_chain s JOIN cluster k ON k.partner_id = s.partner_id AND k.id = s.cluster_id
  WHERE s.gone_at IS NULL
  UNION ALL
  SELECT f.id::text, '', '', 'cloud-chain', 'uploaded', '', 0, '', f.id::text, coalesce(nullif(f.subject, ''), f.name), '',
    f.name, f.certificate_count, f.earliest_expires_at, f.earliest_role,
    CASE WHEN f.earliest_expires_at <= ${at} THEN 'broken' ELSE 'met' END,
    CASE WHEN f.earliest_expires_at <= ${at} THEN 'anchors-in-date' END, f.search_text
  FROM cloud_client_chain f WHERE f.retired_at IS NULL`

function conditions({ search, filters }: Pick<TableQuery, 'search' | 'filters'>, at: Date): Prisma.Sql {
  const every = [Prisma.sql`true`]
  const { finding, ends, place, cluster } = filters
  if (finding) every.push(Prisma.sql`c.worst IN (${Prisma.join(finding)})`)
  if (ends) every.push(Prisma.sql`c.earliest_expires_at <= ${endsBefore(ends, at)}`)
  if (place) every.push(Prisma.sql`c.place IN (${Prisma.join(place)})`)
  if (cluster) {
    const ids = cluster.filter(isUuid)
    every.push(ids.length > 0 ? Prisma.sql`c.cluster_id IN (${Prisma.join(ids)})` : Prisma.sql`false`)
  }
  if (search) {
    const text = searched(search)
    every.push(Prisma.sql`(position(${text} IN c.search_text) > 0 OR position(${text} IN lower(c.cluster_name)) > 0)`)
  }
  return Prisma.join(every, ' AND ')
}

const rows = (query: Pick<TableQuery, 'search' | 'filters'>, at: Date, key: Prisma.Sql) => Prisma.sql`
  SELECT min(c.id) AS id, c.cluster_id AS "clusterId", c.cluster_name AS "clusterName", c.place, c.source, c.host,
    c.port, c.file_name AS "fileName", string_agg(c.address, ' ' ORDER BY c.address) AS addresses, c.subject, c.issuer,
    c.certificate_count AS "certificateCount", c.earliest_expires_at AS "earliestExpiresAt",
    c.earliest_role AS "earliestRole", c.worst, c.worst_check AS "worstCheck", (${key}) COLLATE "C" AS "sortKey"
  FROM (${stored(at)}) c
  WHERE ${conditions(query, at)}
  GROUP BY c.cluster_id, c.cluster_name, c.place, c.source, c.host, c.port, c.file_name, c.fingerprints, c.subject, c.issuer,
    c.certificate_count, c.earliest_expires_at, c.earliest_role, c.worst, c.worst_check`

export const cursorOfRow = ({ sortKey, id }: InventoryRecord): Cursor => ({ value: sortKey, id })

/** One row more than `most`, from the query's cursor on; backwards in reverse order. */
export function pageOfChains(
  tx: Tx,
  query: TableQuery,
  at: Date,
  most: number = query.size,
): Promise<InventoryRecord[]> {
  const isDescending = query.sort.isDescending !== (query.before !== null)
  const cursor = readCursor(query.before ?? query.after)
  const beyond = isDescending ? Prisma.sql`<` : Prisma.sql`>`
  const order = isDescending ? Prisma.sql`DESC` : Prisma.sql`ASC`
  const key = keys[query.sort.column] ?? ended
  return tx.$queryRaw<InventoryRecord[]>`
    SELECT * FROM (${rows(query, at, key)}) chains
    ${cursor ? Prisma.sql`WHERE ("sortKey", id) ${beyond} (${cursor.value} COLLATE "C", ${cursor.id})` : Prisma.empty}
    ORDER BY "sortKey" ${order}, id ${order} LIMIT ${most + 1}`
}

/** Exact up to `most`, and one more when there are more. */
export async function countChains(tx: Tx, query: TableQuery, at: Date, most: number): Promise<number> {
  const [found] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT 1 FROM (${rows(query, at, ended)}) chains LIMIT ${most + 1}) counted`
  return found?.count ?? 0
}

export interface InventoryFacets {
  chains: number
  certificates: number
  expired: number
  within60: number
  broken: number
  warning: number
  unknown: number
  met: number
}

/** How many of all chains each filter would show. */
export async function readFacets(tx: Tx, at: Date): Promise<InventoryFacets> {
  const [found] = await tx.$queryRaw<InventoryFacets[]>`
    SELECT count(*)::int AS chains, coalesce(sum("certificateCount"), 0)::int AS certificates,
      (count(*) FILTER (WHERE "earliestExpiresAt" <= ${endsBefore(['expired'], at)}))::int AS expired,
      (count(*) FILTER (WHERE "earliestExpiresAt" <= ${endsBefore(['60'], at)}))::int AS within60,
      (count(*) FILTER (WHERE worst = 'broken'))::int AS broken, (count(*) FILTER (WHERE worst = 'warning'))::int AS warning,
      (count(*) FILTER (WHERE worst = 'unknown'))::int AS unknown, (count(*) FILTER (WHERE worst = 'met'))::int AS met
    FROM (${rows({ search: '', filters: {} }, at, ended)}) chains`
  return found ?? { chains: 0, certificates: 0, expired: 0, within60: 0, broken: 0, warning: 0, unknown: 0, met: 0 }
}
