/** Reads what the rows of a file are judged against: the partner's templates, clusters and administrators. */
import { provisioningIdOf } from '@/lib/domain/templates/identifiers'
import type { TransferFacts, TransferredTemplate } from '@/lib/domain/templates/transfer'
import type { Tx } from '@/lib/platform/db/database'
import { listClusters } from '../../clusters/store'
import { partnerAdmins, storedTemplateSecretsOf, type TemplateRecord, templateValuesOf } from '../../templates/store'
import { allTemplates } from '../store'

export async function readFacts(tx: Tx): Promise<TransferFacts> {
  const templates = await allTemplates(tx)
  const clusters = await listClusters(tx)
  const admins = await partnerAdmins(tx)
  return {
    templates: templates.map(transferredOf),
    clusters: new Map(clusters.map(({ id, name }) => [id, name])),
    admins: new Set(admins.map(({ email }) => email)),
  }
}

/** What a cell may say where only the partner knows: clusters by name, administrators by e-mail address. */
export async function readChoices(tx: Tx): Promise<Record<'clusterId' | 'adminEmail', string[]>> {
  const clusters = await listClusters(tx)
  const admins = await partnerAdmins(tx)
  return { clusterId: clusters.map(({ name }) => name), adminEmail: admins.map(({ email }) => email) }
}

function transferredOf(row: TemplateRecord): TransferredTemplate {
  return {
    id: row.id,
    version: row.version,
    provisioningId: provisioningIdOf(row.partnerId, row.id),
    values: templateValuesOf(row),
    stored: storedTemplateSecretsOf(row),
  }
}
