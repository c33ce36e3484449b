/** What the tenant transaction costs: one row by id through the gate, against the same Prisma query outside it. */
import { PrismaPg } from '@prisma/adapter-pg'
import { createDatabase } from '@/lib/platform/db/database'
import { PrismaClient } from '@/lib/platform/db/generated/client'
import { makeCluster, makeCustomers, makePartner, makeTemplate } from '../support/factories'
import { createTestDatabase, dropTestDatabase, type TestServer } from '../support/postgres'
import { type Comparison, compare } from './statistics'

export async function measureTenantRead(server: TestServer, { quick }: { quick: boolean }): Promise<Comparison> {
  const urls = await createTestDatabase(server, `bench_${process.pid}`)
  const database = createDatabase({ url: urls.appUrl })
  // The owner's policy lets every row through: the same rows and plan, without a transaction around them.
  const plain = new PrismaClient({ adapter: new PrismaPg({ connectionString: urls.ownerUrl, max: 10 }) })
  try {
    const partner = await makePartner(database)
    const cluster = await makeCluster(database, partner.id)
    const template = await makeTemplate(database, partner.id, cluster.id)
    const customers = await makeCustomers(database, partner.id, template.id, 2_000)
    let turn = 0
    const where = () => ({ partnerId: partner.id, id: customers[turn++ % customers.length]?.id })
    return await compare(
      quick ? { rounds: 5, times: 300 } : { rounds: 11, times: 1_000 },
      () => database.asPartner(partner.id, (tx) => tx.customer.findFirst({ where: where() })),
      () => plain.customer.findFirst({ where: where() }),
    )
  } finally {
    await Promise.all([database.close(), plain.$disconnect()])
    await dropTestDatabase(server, urls.name)
  }
}
