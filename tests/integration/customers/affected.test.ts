import { describe, expect, it } from 'vitest'
import { countLimit, customersOfTemplate } from '@/lib/features/customers/store'
import { testDatabase } from '@/tests/support/database'
import { makeCluster, makeCustomers, makePartner, makeSubscribers, makeTemplate } from '@/tests/support/factories'

const { database } = testDatabase()

async function madeTemplate() {
  const partner = await makePartner(database)
  const cluster = await makeCluster(database, partner.id)
  return { partnerId: partner.id, template: await makeTemplate(database, partner.id, cluster.id) }
}

describe('who is affected by a template', () => {
  it('is its customers, their subscribers and the first names, sorted without case and accents', async () => {
    const { partnerId, template } = await madeTemplate()
    for (const name of ['zeta', 'Ómega', 'olive', 'Beta', 'alpha', 'Épsilon']) {
      const [customer] = await makeCustomers(database, partnerId, template.id, 1, { name })
      await makeSubscribers(database, partnerId, customer?.id ?? '', 2)
    }
    const found = await database.asPartner(partnerId, (tx) => customersOfTemplate(tx, template.id))
    expect(found).toEqual({
      customers: { value: 6, isMore: false },
      subscribers: { value: 12, isMore: false },
      first: ['alpha', 'Beta', 'Épsilon', 'olive', 'Ómega'],
    })
  })

  it('is counted to the limit and no further', async () => {
    const { partnerId, template } = await madeTemplate()
    const [customer] = await makeCustomers(database, partnerId, template.id, countLimit)
    await makeSubscribers(database, partnerId, customer?.id ?? '', countLimit + 1)
    const { customers, subscribers } = await database.asPartner(partnerId, (tx) => customersOfTemplate(tx, template.id))
    expect(customers).toEqual({ value: countLimit, isMore: false })
    expect(subscribers).toEqual({ value: countLimit, isMore: true })
  })

  it('is nobody for the template of another partner', async () => {
    const { partnerId, template } = await madeTemplate()
    await makeCustomers(database, partnerId, template.id, 3)
    const stranger = await makePartner(database)
    const found = await database.asPartner(stranger.id, (tx) => customersOfTemplate(tx, template.id))
    expect(found).toEqual({
      customers: { value: 0, isMore: false },
      subscribers: { value: 0, isMore: false },
      first: [],
    })
  })
})
