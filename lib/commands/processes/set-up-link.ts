/** Owns the one-time link that creates the first partner of an empty hub; only its hash is stored. */
import { createHash, randomBytes } from 'node:crypto'
import pg from 'pg'
import { newId } from '@/lib/platform/clock'

/** The token of a new link, open for 24 hours, when the hub has no partner yet; earlier unused links end. */
export async function newSetUpToken(ownerUrl: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT 1 FROM partner LIMIT 1')
    if (rowCount) return undefined
    const token = randomBytes(32).toString('base64url')
    const hash = createHash('sha256').update(token).digest('hex')
    await client.query('DELETE FROM set_up_link WHERE used_at IS NULL')
    await client.query(
      `INSERT INTO set_up_link (id, token_hash, expires_at) VALUES ($1, $2, now() + interval '24 hours')`,
      [newId(), hash],
    )
    return token
  } finally {
    await client.end()
  }
}
