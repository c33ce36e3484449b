/** Reads customers and their subscribers; every function takes the tenant's transaction. */
import type { Tx } from '@/lib/platform/db/database'
import type { AffectedCustomers, BoundedCount } from './types'

/** Nobody needs to know how many more there are than these; counting all would grow with the partner. */
export const countLimit = 1_000

const namesShown = 5

/** Who is affected when this template changes. A template that is not there has nobody. */
export async function customersOfTemplate(tx: Tx, templateId: string): Promise<AffectedCustomers> {
  const first = await tx.customer.findMany({
    where: { templateId },
    select: { name: true },
    orderBy: [{ foldedName: 'asc' }, { id: 'asc' }],
    take: namesShown,
  })
  const [counted] = await tx.$queryRaw<{ customers: number; subscribers: number }[]>`
    SELECT
      (SELECT count(*)::int FROM
        (SELECT 1 FROM customer WHERE template_id = ${templateId}::uuid LIMIT ${countLimit + 1}) c) AS customers,
      (SELECT count(*)::int FROM
        (SELECT 1 FROM customer c JOIN subscriber s ON s.partner_id = c.partner_id AND s.customer_id = c.id
         WHERE c.template_id = ${templateId}::uuid LIMIT ${countLimit + 1}) s) AS subscribers`
  return {
    customers: boundedCount(counted?.customers ?? 0),
    subscribers: boundedCount(counted?.subscribers ?? 0),
    first: first.map(({ name }) => name),
  }
}

/** What `LIMIT countLimit + 1` found, as it is told. */
export function boundedCount(found: number): BoundedCount {
  return { value: Math.min(found, countLimit), isMore: found > countLimit }
}
