/** The row of a partner; the only place with Prisma for it. */
import type { Tx } from '@/lib/platform/db/database'

export interface PartnerValues {
  name: string
  timeZone: string
}

export async function insertPartner(tx: Tx, partner: PartnerValues & { id: string }): Promise<void> {
  await tx.partner.create({ data: partner, select: { id: true } })
}

export async function findPartner(tx: Tx, id: string) {
  return tx.partner.findUnique({ where: { id }, select: { id: true, name: true, timeZone: true, version: true } })
}

/** False when somebody else changed it since `version`. */
export async function changePartnerAt(tx: Tx, id: string, version: number, data: PartnerValues): Promise<boolean> {
  const { count } = await tx.partner.updateMany({
    where: { id, version },
    data: { ...data, version: { increment: 1 } },
  })
  return count === 1
}
