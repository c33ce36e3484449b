/** Wraps every sealed secret with the current key, row by row, while the hub runs. */
import pg from 'pg'
import { keyIdOf, rewrap } from '@/lib/platform/secrets/envelope'
import type { Keyring } from '@/lib/platform/secrets/keyring'
import { type SealedColumn, sealedColumns } from '@/lib/platform/secrets/sealed-columns'

export interface Rotation {
  rewrapped: number
  /** Secrets that are still wrapped by another than the current key. */
  left: number
}

const batchSize = 200
const currentKeyStart = 2

/**
 * Walks the declared columns. A secret that somebody changes at the same moment was sealed anew by them and is left alone.
 * Throws SealError when a secret belongs to no known key.
 */
export async function rewrapSecrets(ownerUrl: string, keys: Keyring): Promise<Rotation> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    let rewrapped = 0
    for (const place of sealedColumns) rewrapped += await rewrapColumn(client, place, keys)
    let left = 0
    for (const place of sealedColumns) left += await countOthers(client, place, keys)
    return { rewrapped, left }
  } finally {
    await client.end()
  }
}

interface SealedRow {
  id: string
  partner_id: string
  sealed: Buffer
}

async function rewrapColumn(client: pg.Client, { table, column }: SealedColumn, keys: Keyring): Promise<number> {
  let rewrapped = 0
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows } = await client.query<SealedRow>(
      `SELECT id, partner_id, ${column} AS sealed FROM ${table} WHERE ${column} IS NOT NULL AND id > $1 ORDER BY id LIMIT ${batchSize}`,
      [after],
    )
    for (const row of rows) {
      after = row.id
      if (keyIdOf(row.sealed) === keys[0].id) continue
      const place = { partnerId: row.partner_id, table, column, rowId: row.id }
      const { rowCount } = await client.query(`UPDATE ${table} SET ${column} = $1 WHERE id = $2 AND ${column} = $3`, [
        rewrap(row.sealed, place, keys),
        row.id,
        row.sealed,
      ])
      rewrapped += rowCount ?? 0
    }
    if (rows.length < batchSize) return rewrapped
  }
}

async function countOthers(client: pg.Client, { table, column }: SealedColumn, keys: Keyring): Promise<number> {
  const { rows } = await client.query<{ count: string }>(
    `SELECT count(*) FROM ${table} WHERE ${column} IS NOT NULL AND substring(${column} FROM ${currentKeyStart} FOR 8) <> $1`,
    [Buffer.from(keys[0].id, 'hex')],
  )
  return Number(rows[0]?.count ?? 0)
}
