/** Reads and writes clusters; every function takes the tenant's transaction. */
import type { FieldValues } from '@/lib/domain/catalogue/field'
import type { ClusterValues } from '@/lib/domain/clusters/fields'
import type { StoredSecrets } from '@/lib/domain/clusters/rules'
import type { InterfaceKind } from '@/lib/domain/health/types'
import type { Tx } from '@/lib/platform/db/database'
import { type Cluster, Prisma } from '@/lib/platform/db/generated/client'

export type ClusterRecord = Cluster

/** Sealed secrets of one write: undefined keeps what is stored, null takes it away. */
export interface SealedSecrets {
  testAccountPassword?: Uint8Array<ArrayBuffer> | null
  probePrivateKey?: Uint8Array<ArrayBuffer> | null
}

export function findCluster(tx: Tx, id: string): Promise<ClusterRecord | null> {
  return tx.cluster.findFirst({ where: { id } })
}

export function findClusters(tx: Tx, ids: string[]): Promise<ClusterRecord[]> {
  return tx.cluster.findMany({ where: { id: { in: ids } } })
}

/** What may not happen to a held cluster elsewhere: an edit or a pause, another write of it, or anything at all. */
const holds = {
  'as-it-is': Prisma.sql`FOR SHARE`,
  'to-change': Prisma.sql`FOR NO KEY UPDATE`,
  'to-delete': Prisma.sql`FOR UPDATE`,
} as const

/**
 * Holds clusters until the transaction ends and answers those that exist as they are now. Whoever locks rows below a
 * cluster holds it before, then interfaces in the order of their ids, then incidents: so nobody waits in a circle. A hold
 * is never strengthened: ask at once for the strongest that is needed.
 */
export async function holdClusters(
  tx: Tx,
  ids: readonly string[],
  hold: keyof typeof holds,
): Promise<Map<string, Pick<ClusterRecord, 'id' | 'name' | 'version' | 'pausedAt'>>> {
  const rows = await tx.$queryRaw<Pick<ClusterRecord, 'id' | 'name' | 'version' | 'pausedAt'>[]>`
    SELECT id::text, name, version, paused_at AS "pausedAt" FROM cluster
    WHERE id IN (SELECT value::uuid FROM jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))
    ORDER BY id ${holds[hold]}`
  return new Map(rows.map((row) => [row.id, row]))
}

/** Clusters of the partner by name, without addresses or secrets; a partner has some hundreds at most. */
export function listClusters(tx: Tx) {
  return tx.cluster.findMany({
    select: {
      id: true,
      name: true,
      pausedAt: true,
      createdAt: true,
      updatedAt: true,
      edgeTopology: true,
      broadworksRelease: true,
      xsiActionsUrl: true,
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
}

export async function insertCluster(
  tx: Tx,
  cluster: { id: string; partnerId: string },
  values: ClusterValues,
  sealed: SealedSecrets,
): Promise<void> {
  await tx.cluster.create({ data: { ...cluster, ...columnsOf(values), ...sealed } })
}

/** False when somebody else saved since `version` was read. A saved cluster may sign in again (domain.md section 6). */
export async function updateCluster(
  tx: Tx,
  cluster: { id: string; version: number },
  values: ClusterValues,
  sealed: SealedSecrets,
): Promise<boolean> {
  const { count } = await tx.cluster.updateMany({
    where: { id: cluster.id, version: cluster.version },
    data: { ...columnsOf(values), ...sealed, loginRefusedAt: null, version: { increment: 1 } },
  })
  return count === 1
}

export async function setPaused(tx: Tx, id: string, pausedAt: Date | null): Promise<void> {
  await tx.cluster.updateMany({ where: { id }, data: { pausedAt } })
}

export async function setLoginRefused(tx: Tx, ids: string[], at: Date): Promise<void> {
  await tx.cluster.updateMany({ where: { id: { in: ids }, loginRefusedAt: null }, data: { loginRefusedAt: at } })
}

/** Hold it to delete before. */
export async function deleteCluster(tx: Tx, id: string): Promise<void> {
  await lockInterfaces(tx, id)
  await tx.cluster.deleteMany({ where: { id } })
}

export function countCustomers(tx: Tx, clusterId: string): Promise<number> {
  return tx.customer.count({ where: { template: { clusterId } } })
}

export async function templateNamesOf(tx: Tx, clusterId: string): Promise<string[]> {
  const templates = await tx.customerTemplate.findMany({
    where: { clusterId },
    select: { name: true },
    orderBy: { name: 'asc' },
  })
  return templates.map(({ name }) => name)
}

export interface Dependents {
  templates: number
  customers: number
}

/** Templates and customers of every cluster of the partner, by cluster id. */
export async function countDependents(tx: Tx): Promise<Map<string, Dependents>> {
  const rows = await tx.$queryRaw<{ cluster_id: string; templates: bigint; customers: bigint }[]>`
    SELECT t.cluster_id::text, count(DISTINCT t.id) AS templates, count(c.id) AS customers
    FROM customer_template t
    LEFT JOIN customer c ON c.partner_id = t.partner_id AND c.template_id = t.id
    GROUP BY t.cluster_id`
  return new Map(
    rows.map((row) => [row.cluster_id, { templates: Number(row.templates), customers: Number(row.customers) }]),
  )
}

async function lockInterfaces(tx: Tx, clusterId: string): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM cluster_interface WHERE cluster_id = ${clusterId}::uuid ORDER BY id FOR UPDATE`
}

/** Makes the stored interfaces of a cluster those of its addresses; ids of new ones come with them. */
export async function syncInterfaces(
  tx: Tx,
  cluster: { id: string; partnerId: string },
  interfaces: { id: string; kind: InterfaceKind }[],
): Promise<void> {
  const kinds = interfaces.map(({ kind }) => kind)
  await lockInterfaces(tx, cluster.id)
  await tx.clusterInterface.deleteMany({ where: { clusterId: cluster.id, kind: { notIn: kinds } } })
  await tx.clusterInterface.createMany({
    data: interfaces.map(({ id, kind }) => ({ id, kind, clusterId: cluster.id, partnerId: cluster.partnerId })),
    skipDuplicates: true,
  })
}

/** What the form holds: every column as text or boolean; secrets are never among them. */
export function valuesOf(row: ClusterRecord): FieldValues {
  return {
    name: row.name,
    edgeTopology: row.edgeTopology,
    broadworksRelease: row.broadworksRelease,
    cnpsHost: row.cnpsHost ?? '',
    cnpsRelease: row.cnpsRelease ?? 'later',
    provisioningAdapterPath: row.provisioningAdapterPath,
    provisioningAdapterProxyHost: row.provisioningAdapterProxyHost ?? '',
    testAccountUserId: row.testAccountUserId ?? '',
    testAccountPassword: '',
    scheduledLoginChecks: row.scheduledLoginChecks,
    xsiActionsUrl: row.xsiActionsUrl,
    xsiEventsUrl: row.xsiEventsUrl,
    dasUrl: row.dasUrl ?? '',
    directAuthentication: row.directAuthentication,
    xsiDomain: row.xsiDomain ?? '',
    ctiHost: row.ctiHost,
    ctiPort: String(row.ctiPort),
    callHistory: row.callHistory,
    callHistoryUserId: row.callHistoryUserId ?? '',
    dndSync: row.dndSync,
    dndSyncUserId: row.dndSyncUserId ?? '',
    personalAssistantSync: row.personalAssistantSync,
    personalAssistantSyncUserId: row.personalAssistantSyncUserId ?? '',
    probeCertificate: row.probeCertificate ?? '',
    probePrivateKey: '',
    authenticationServiceUrl: row.authenticationServiceUrl,
    sharedXsp: row.sharedXsp,
    authenticationServiceType: row.authenticationServiceType,
    dmsUrl: row.dmsUrl ?? '',
  } satisfies Record<keyof ClusterValues, string | boolean>
}

export function storedSecretsOf(row: ClusterRecord): StoredSecrets {
  return { testAccountPassword: row.testAccountPassword !== null, probePrivateKey: row.probePrivateKey !== null }
}

/** Columns of the form's values; what depends on something that is off is not kept. */
function columnsOf(values: ClusterValues) {
  const { testAccountPassword: _password, probePrivateKey: _key, ...rest } = values
  return {
    ...rest,
    ctiPort: Number(values.ctiPort),
    cnpsHost: values.cnpsHost || null,
    cnpsRelease: values.cnpsHost ? values.cnpsRelease : null,
    provisioningAdapterProxyHost:
      (values.provisioningAdapterPath === 'proxy' && values.provisioningAdapterProxyHost) || null,
    testAccountUserId: values.testAccountUserId || null,
    scheduledLoginChecks: values.testAccountUserId !== '' && values.scheduledLoginChecks,
    dasUrl: values.dasUrl || null,
    xsiDomain: values.xsiDomain || null,
    callHistoryUserId: (values.callHistory && values.callHistoryUserId) || null,
    dndSyncUserId: (values.dndSync && values.dndSyncUserId) || null,
    personalAssistantSyncUserId: (values.personalAssistantSync && values.personalAssistantSyncUserId) || null,
    probeCertificate: values.probeCertificate || null,
    dmsUrl: values.dmsUrl || null,
  }
}
