/** Reads and writes what people noted and confirmed of provisioning; every function takes the tenant's transaction. */
import { type ApiNeedId, type ConfirmedApiNeeds, isApiNeedId } from '@/lib/domain/provisioning/api-access'
import { newId, now } from '@/lib/platform/clock'
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

/** One note of a template's URL; '' is the system level. */
export interface NotedUrl {
  clusterId: string
  enterprise: string
}

export function notedUrlsOf(tx: Tx, templateId: string): Promise<NotedUrl[]> {
  return tx.adapterAssignment.findMany({
    where: { templateId },
    select: { clusterId: true, enterprise: true },
    orderBy: [{ clusterId: 'asc' }, { enterprise: 'asc' }],
  })
}

export async function deleteAssignmentsOf(tx: Tx, templateId: string): Promise<void> {
  await tx.adapterAssignment.deleteMany({ where: { templateId } })
}

/** Templates by name, with what the pages of provisioning choose from. */
export function listTemplates(tx: Tx, where: { clusterId?: string; flowThrough?: true } = {}) {
  return tx.customerTemplate.findMany({
    where,
    select: {
      id: true,
      name: true,
      defaultPackage: true,
      flowThrough: true,
      userVerification: true,
      selfActivation: true,
    },
    orderBy: [{ foldedName: 'asc' }, { id: 'asc' }],
  })
}

/** What holds as confirmed of the partner's own organization. A need that this version does not know is left out. */
export async function readApiAccess(tx: Tx): Promise<ConfirmedApiNeeds> {
  const rows = await tx.apiConfirmation.findMany({ select: { need: true, confirmedBy: true, confirmedAt: true } })
  return Object.fromEntries(
    rows.flatMap(({ need, confirmedBy, confirmedAt }) =>
      isApiNeedId(need) ? [[need, { by: confirmedBy, at: confirmedAt.toISOString() }]] : [],
    ),
  )
}

/** False when it was confirmed already; the older confirmation stays. */
export async function insertApiConfirmation(
  tx: Tx,
  given: { partnerId: string; need: ApiNeedId; confirmedBy: string },
): Promise<boolean> {
  const { count } = await tx.apiConfirmation.createMany({
    data: [{ id: newId(), ...given, confirmedAt: now() }],
    skipDuplicates: true,
  })
  return count > 0
}

/** False when there was none. */
export async function deleteApiConfirmation(tx: Tx, need: ApiNeedId): Promise<boolean> {
  const { count } = await tx.apiConfirmation.deleteMany({ where: { need } })
  return count > 0
}
