/** Reads and writes customer templates and their history; every function takes the tenant's transaction. */
import type { Field, FieldValue, FieldValues } from '@/lib/domain/catalogue/field'
import { type TemplateField, type TemplateValues, templateFields } from '@/lib/domain/templates/fields'
import type { StoredTemplateSecrets } from '@/lib/domain/templates/rules'
import type { Tx } from '@/lib/platform/db/database'
import type { CustomerTemplate, Prisma, RemovedTemplate, TemplateVersion } from '@/lib/platform/db/generated/client'

export type TemplateRecord = CustomerTemplate
export type VersionRecord = TemplateVersion
export type RemovedRecord = RemovedTemplate

/** The sealed password of one write: undefined keeps what is stored, null takes it away. */
export interface SealedTemplateSecrets {
  provisioningAccountPassword?: Uint8Array<ArrayBuffer> | null
}

type SecretField = 'provisioningAccountPassword' | 'provisioningAccountPasswordAgain'
type StoredField = Exclude<TemplateField, SecretField>
type OwnColumn =
  | 'id'
  | 'partnerId'
  | 'foldedName'
  | 'provisioningAccountPassword'
  | 'createdAt'
  | 'updatedAt'
  | 'version'
type Disagreeing = Exclude<StoredField, keyof TemplateRecord> | Exclude<keyof TemplateRecord, StoredField | OwnColumn>
/** A field without a column, or a column without a field, and nothing that writes a template type-checks. */
type Columns = [Disagreeing] extends [never] ? { [K in StoredField]: TemplateRecord[K] } : { disagreeing: Disagreeing }

const stored = Object.entries<Field>(templateFields).filter(([, field]) => !field.secret)

export function findTemplate(tx: Tx, id: string): Promise<TemplateRecord | null> {
  return tx.customerTemplate.findFirst({ where: { id } })
}

export function findTemplates(tx: Tx, ids: string[]): Promise<TemplateRecord[]> {
  return tx.customerTemplate.findMany({ where: { id: { in: ids } } })
}

/** The name of the template that already has this one, whatever its case and accents. */
export async function nameTakenBy(tx: Tx, name: string, except?: string): Promise<string | null> {
  const [found] = await tx.$queryRaw<{ name: string }[]>`
    SELECT name FROM customer_template WHERE folded_name = folded(${name}) AND id IS DISTINCT FROM ${except ?? null}::uuid LIMIT 1`
  return found?.name ?? null
}

/** Names of clusters by id; those that are not there are left out. */
export async function clusterNamesOf(tx: Tx, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const clusters = await tx.cluster.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  return new Map(clusters.map(({ id, name }) => [id, name]))
}

/** Who may be given delegated access to new organizations: administrators who can sign in. */
export function partnerAdmins(tx: Tx): Promise<{ email: string; name: string }[]> {
  return tx.person.findMany({
    where: { role: { in: ['full-admin', 'assigned-admin'] }, disabledAt: null },
    select: { email: true, name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
}

/** Writes the row and nothing else: operations add version and audit. */
export async function insertTemplate(
  tx: Tx,
  template: { id: string; partnerId: string; version?: number; createdAt?: Date },
  values: TemplateValues,
  sealed: SealedTemplateSecrets = {},
): Promise<void> {
  await tx.customerTemplate.create({ data: { ...template, ...columnsOf(values), ...sealed } })
}

/** False when somebody else saved since `version` was read. */
export async function updateTemplateRow(
  tx: Tx,
  template: { id: string; version: number },
  values: TemplateValues,
  sealed: SealedTemplateSecrets,
): Promise<boolean> {
  const { count } = await tx.customerTemplate.updateMany({
    where: { id: template.id, version: template.version },
    data: { ...columnsOf(values), ...sealed, version: { increment: 1 } },
  })
  return count === 1
}

export async function deleteTemplateRow(tx: Tx, id: string): Promise<void> {
  await tx.customerTemplate.deleteMany({ where: { id } })
}

export async function insertVersion(tx: Tx, version: VersionRecord): Promise<void> {
  await tx.templateVersion.create({ data: version })
}

/** Newest first. */
export function findVersions(tx: Tx, templateId: string, limit?: number): Promise<VersionRecord[]> {
  return tx.templateVersion.findMany({ where: { templateId }, orderBy: { number: 'desc' }, take: limit })
}

export function findVersion(tx: Tx, templateId: string, number: number): Promise<VersionRecord | null> {
  return tx.templateVersion.findFirst({ where: { templateId, number } })
}

export function countVersions(tx: Tx, templateId: string): Promise<number> {
  return tx.templateVersion.count({ where: { templateId } })
}

export async function keepRemoved(tx: Tx, removed: RemovedRecord): Promise<void> {
  await tx.removedTemplate.create({ data: removed as Prisma.RemovedTemplateUncheckedCreateInput })
}

export function findRemoved(tx: Tx, id: string): Promise<RemovedRecord | null> {
  return tx.removedTemplate.findFirst({ where: { id } })
}

export async function forgetRemoved(tx: Tx, id: string): Promise<void> {
  await tx.removedTemplate.deleteMany({ where: { id } })
}

/** Forgets what was removed before `before`, with its history. */
export async function purgeRemoved(tx: Tx, before: Date): Promise<void> {
  const old = await tx.removedTemplate.findMany({ where: { removedAt: { lt: before } }, select: { id: true } })
  const ids = old.map(({ id }) => id)
  if (ids.length === 0) return
  await tx.templateVersion.deleteMany({ where: { templateId: { in: ids } } })
  await tx.removedTemplate.deleteMany({ where: { id: { in: ids } } })
}

/** What the form holds: every column as text or boolean; secrets are never among them. */
export function templateValuesOf(row: TemplateRecord): FieldValues {
  const columns = row as Partial<Record<string, unknown>>
  const values = stored.map(([name]) => [name, (columns[name] ?? '') as FieldValue])
  return { ...Object.fromEntries(values), provisioningAccountPassword: '', provisioningAccountPasswordAgain: '' }
}

export function storedTemplateSecretsOf(row: TemplateRecord): StoredTemplateSecrets {
  return { provisioningAccountPassword: row.provisioningAccountPassword !== null }
}

/** Columns of the form's values: what was not given is NULL. */
export function columnsOf(values: TemplateValues | FieldValues): Columns {
  const typed = values as FieldValues
  const columns = stored.map(([name]) => [name, typed[name] === '' ? null : typed[name]])
  return Object.fromEntries(columns) as Columns
}
