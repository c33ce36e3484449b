/** Brands as rows: for tests that only need one to be there. */
import { createHash } from 'node:crypto'
import { putLogo, saveOwn } from '@/lib/features/branding/store'
import { newId } from '@/lib/platform/clock'
import type { Database } from '@/lib/platform/db/database'

/** The smallest PNG there is: one transparent pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==',
  'base64',
)

/** A light logo of the brand of all customers; answers its id. */
export async function makeLogo(database: Database, partnerId: string): Promise<string> {
  const id = newId()
  const level = { partnerId, customerId: null }
  const sha256 = createHash('sha256').update(pixel).digest('hex')
  await database.asPartner(partnerId, async (tx) => {
    await saveOwn(tx, level, 0, {})
    await putLogo(tx, level, { id, mode: 'light', picture: new Uint8Array(pixel), width: 1, height: 1, sha256 })
  })
  return id
}
