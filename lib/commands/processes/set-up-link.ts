/** Owns the one-time link that creates the first partner of an empty hub; only its hash is stored. */
import { hashToken, newToken } from '@/lib/platform/auth/tokens'
import { newId } from '@/lib/platform/clock'
import { withConnection } from '@/lib/platform/db/connection'

/** The token of a new link, open for 24 hours, when the hub has no partner yet; earlier unused links end. */
export function newSetUpToken(ownerUrl: string): Promise<string | undefined> {
  return withConnection(ownerUrl, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM partner LIMIT 1')
    if (rowCount) return undefined
    const token = newToken()
    await client.query('DELETE FROM set_up_link WHERE used_at IS NULL')
    await client.query(
      `INSERT INTO set_up_link (id, token_hash, expires_at) VALUES ($1, $2, now() + interval '24 hours')`,
      [newId(), hashToken(token)],
    )
    return token
  })
}
