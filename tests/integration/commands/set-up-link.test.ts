/** Proves that an empty hub hands out one open set-up link, and a hub with a partner none. */
import { expect, it } from 'vitest'
import { newSetUpToken } from '@/lib/commands/processes/set-up-link'
import { hashToken } from '@/lib/platform/auth/tokens'
import { withConnection } from '@/lib/platform/db/connection'
import { testDatabase } from '@/tests/support/database'
import { makePartner } from '@/tests/support/factories'

const { database, ownerUrl } = testDatabase()
const isOpen = (token: string | undefined) => database.hub.setUpLinkIsOpen(hashToken(token ?? ''))

it('the link is open, only its hash is stored, and a newer one takes its place', async () => {
  const first = await newSetUpToken(ownerUrl)
  expect(await isOpen(first)).toBe(true)
  const stored = await withConnection(ownerUrl, (client) => client.query('SELECT * FROM set_up_link'))
  expect(JSON.stringify(stored.rows)).not.toContain(first)

  const second = await newSetUpToken(ownerUrl)
  expect(await isOpen(second)).toBe(true)
  expect(await isOpen(first)).toBe(false)
})

it('a hub that has a partner hands out no link', async () => {
  await makePartner(database)
  expect(await newSetUpToken(ownerUrl)).toBeUndefined()
})
