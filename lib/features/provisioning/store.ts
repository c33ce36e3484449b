/** Reads and writes which provisioning URL BroadWorks was given; every function takes the tenant's transaction. */
import { newId } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db/database'

export interface Assignment {
  enterprise: string
  target: 'template' | 'uc-one'
  templateId: string | null
}

interface AssignmentKey {
  partnerId: string
  clusterId: string
  enterprise: string
}

const columns = {
  enterprise: true,
  target: true,
  templateId: true,
  template: { select: { name: true, provisioningAccountName: true } },
} as const

/** The system level first, then enterprises by name. */
export function readAssignments(tx: Tx, clusterId: string) {
  return tx.adapterAssignment.findMany({ where: { clusterId }, select: columns, orderBy: { enterprise: 'asc' } })
}

export function countAssignments(tx: Tx, clusterId: string): Promise<number> {
  return tx.adapterAssignment.count({ where: { clusterId } })
}

export function findAssignment(tx: Tx, { clusterId, enterprise }: Omit<AssignmentKey, 'partnerId'>) {
  return tx.adapterAssignment.findFirst({ where: { clusterId, enterprise }, select: columns })
}

export async function upsertAssignment(
  tx: Tx,
  key: AssignmentKey,
  given: Pick<Assignment, 'target' | 'templateId'>,
): Promise<void> {
  await tx.adapterAssignment.upsert({
    where: { partnerId_clusterId_enterprise: key },
    create: { id: newId(), ...key, ...given },
    update: given,
  })
}

export async function deleteAssignment(tx: Tx, { clusterId, enterprise }: AssignmentKey): Promise<void> {
  await tx.adapterAssignment.deleteMany({ where: { clusterId, enterprise } })
}

/** Templates by name, with what the pages of provisioning choose from. */
export function listTemplates(tx: Tx, where: { clusterId?: string; flowThrough?: true } = {}) {
  return tx.customerTemplate.findMany({
    where,
    select: { id: true, name: true, defaultPackage: true },
    orderBy: [{ foldedName: 'asc' }, { id: 'asc' }],
  })
}
