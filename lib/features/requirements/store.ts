/** Reads and writes what people confirmed; every function takes the tenant's transaction. */
import { isRequirementId, type RequirementId } from '@/lib/domain/requirements/ids'
import type { StoredConfirmation } from '@/lib/domain/requirements/types'
import { newId, now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db/database'

const columns = { clusterId: true, requirement: true, basis: true, confirmedBy: true, confirmedAt: true } as const

/** Of one cluster, or of all. A requirement that this version does not know is left out. */
export async function readConfirmations(
  tx: Tx,
  clusterId?: string,
): Promise<(StoredConfirmation & { clusterId: string })[]> {
  const rows = await tx.requirementConfirmation.findMany({ where: clusterId ? { clusterId } : {}, select: columns })
  return rows.flatMap(({ requirement, confirmedBy, confirmedAt, ...row }) =>
    isRequirementId(requirement) ? [{ ...row, requirement, by: confirmedBy, at: confirmedAt.toISOString() }] : [],
  )
}

interface ConfirmationKey {
  partnerId: string
  clusterId: string
  requirement: RequirementId
}

/** Puts it in place of an older one for the same requirement. */
export async function upsertConfirmation(
  tx: Tx,
  key: ConfirmationKey,
  given: { basis: string; confirmedBy: string },
): Promise<void> {
  const values = { ...given, confirmedAt: now() }
  await tx.requirementConfirmation.upsert({
    where: { partnerId_clusterId_requirement: key },
    create: { id: newId(), ...key, ...values },
    update: values,
  })
}

/** False when there was none. */
export async function deleteConfirmation(tx: Tx, { clusterId, requirement }: ConfirmationKey): Promise<boolean> {
  const { count } = await tx.requirementConfirmation.deleteMany({ where: { clusterId, requirement } })
  return count > 0
}
