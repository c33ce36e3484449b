/** Walks every partner's audit chain as the owner role and names the first place where it is not what was written. */
import { createHash } from 'node:crypto'
import pg from 'pg'
import {
  anchorFault,
  type ChainEnd,
  type ChainFault,
  chainStart,
  headFault,
  linkFault,
  type StoredLink,
} from '@/lib/domain/audit/chain'

/** The end of a chain as somebody keeps it elsewhere: on paper, in another system, in last night's log. */
export interface Anchor extends ChainEnd {
  partnerId: string
}

export interface TrailReport {
  faults: (ChainFault & { partnerId: string })[]
  /** Where each partner's chain ends now. */
  ends: Anchor[]
  rowCount: number
}

const batchSize = 1000
const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** Reads everything in one snapshot, a thousand rows at a time. Anchors show what was cut off at the end. */
export async function verifyTrail(ownerUrl: string, anchors: readonly Anchor[] = []): Promise<TrailReport> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const report: TrailReport = { faults: [], ends: [], rowCount: 0 }
    for (const partnerId of await partnerIdsOf(client, anchors)) {
      const walk = await walkChain(
        client,
        partnerId,
        anchors.filter((anchor) => anchor.partnerId === partnerId),
      )
      if (walk.fault) report.faults.push({ partnerId, ...walk.fault })
      if (walk.last.sequence > 0n) report.ends.push({ partnerId, ...walk.last })
      report.rowCount += walk.rowCount
    }
    return report
  } finally {
    await client.end()
  }
}

interface Walk {
  last: ChainEnd
  rowCount: number
  fault: ChainFault | null
}

async function walkChain(client: pg.Client, partnerId: string, anchors: readonly Anchor[]): Promise<Walk> {
  const found = new Map<bigint, string>()
  let last = chainStart
  let rowCount = 0
  for (;;) {
    const rows = await rowsAfter(client, partnerId, last.sequence)
    for (const row of rows) {
      const fault = linkFault(last, row, sha256)
      if (fault) return { last, rowCount, fault }
      last = { sequence: row.sequence, hash: row.hash }
      rowCount += 1
      if (anchors.some(({ sequence }) => sequence === row.sequence)) found.set(row.sequence, row.hash)
    }
    if (rows.length < batchSize) break
  }
  const atAnchors = anchors.map((anchor) => anchorFault(anchor, found.get(anchor.sequence) ?? null))
  const fault =
    headFault(last, await headOf(client, partnerId)) ?? atAnchors.find((anchored) => anchored !== null) ?? null
  return { last, rowCount, fault }
}

async function partnerIdsOf(client: pg.Client, anchors: readonly Anchor[]): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    'SELECT id FROM partner UNION SELECT partner_id FROM audit_event UNION SELECT partner_id FROM audit_head ORDER BY 1',
  )
  return [...new Set([...rows.map(({ id }) => id), ...anchors.map(({ partnerId }) => partnerId)])]
}

/** A row numbered below the first has no place in the walk, so the first batch begins below everything. */
async function rowsAfter(client: pg.Client, partnerId: string, sequence: bigint): Promise<StoredLink[]> {
  const { rows } = await client.query<Omit<StoredLink, 'sequence'> & { sequence: string }>(
    `SELECT id, partner_id AS "partnerId", sequence, occurred_at AS "occurredAt", actor_kind AS "actorKind",
       actor_id AS "actorId", actor_name AS "actorName", action, target_type AS "targetType", target_id AS "targetId",
       target_name AS "targetName", client_address AS "clientAddress", payload, previous_hash AS "previousHash", hash
     FROM audit_event WHERE partner_id = $1 AND ($2::bigint = 0 OR sequence > $2) ORDER BY sequence LIMIT $3`,
    [partnerId, sequence.toString(), batchSize],
  )
  return rows.map((row) => ({ ...row, sequence: BigInt(row.sequence) }))
}

async function headOf(client: pg.Client, partnerId: string): Promise<ChainEnd | null> {
  const { rows } = await client.query<{ sequence: string; hash: string }>(
    'SELECT sequence, hash FROM audit_head WHERE partner_id = $1',
    [partnerId],
  )
  const [head] = rows
  return head ? { sequence: BigInt(head.sequence), hash: head.hash } : null
}
