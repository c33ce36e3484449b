import { expect, test } from 'vitest'
import { testDatabase } from '@/tests/support/database'

test('smoke', async () => {
  const { database } = testDatabase()
  const id = '0190a000-0000-7000-8000-000000000001'
  await database.asPartner(id, (tx) => tx.partner.create({ data: { id, name: 'A' } }))
  expect(await database.hub.partnerIds()).toEqual([id])
  expect(await database.ping(500)).toBe(true)
})
