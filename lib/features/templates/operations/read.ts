/** Reads what several pages show of a template and of what surrounds it. */
import { ownOrigins } from '@/lib/domain/identity/origin'
import { activationUrlOf, adapterUrlOf, provisioningIdOf } from '@/lib/domain/templates/identifiers'
import type { Tx } from '@/lib/platform/db/database'
import { env } from '@/lib/platform/env/env'
import { customersOfTemplate } from '../../customers/store'
import { readCallInEdits, readLocaleOverrides } from '../../locales/store'
import { readApiAccess } from '../../provisioning/store'
import { readChecklistClusters } from '../../requirements/operations/checklist-clusters'
import { clusterNamesOf, countVersions, findVersion, partnerAdmins, type TemplateRecord } from '../store'
import type { TemplateHead, TemplateIdentifiers, TemplateSurroundings } from '../types'

export async function readHead(tx: Tx, row: TemplateRecord): Promise<TemplateHead> {
  const version = await findVersion(tx, row.id, row.version)
  return {
    id: row.id,
    name: row.name,
    version: row.version,
    clusterId: row.clusterId,
    clusterName: (await clusterNamesOf(tx, [row.clusterId])).get(row.clusterId) ?? '',
    country: row.country,
    savedAt: (version?.createdAt ?? row.updatedAt).toISOString(),
    savedBy: version?.authorName ?? '',
    versions: await countVersions(tx, row.id),
    affected: await customersOfTemplate(tx, row.id),
  }
}

/** Clusters, administrators and locale choices of the partner: what a template refers to. */
export async function surroundingsOf(tx: Tx): Promise<TemplateSurroundings> {
  const clusters = Object.values(await readChecklistClusters(tx))
  return {
    clusters: clusters.toSorted((a, b) => a.name.localeCompare(b.name, 'en')),
    apiAccess: await readApiAccess(tx),
    admins: await partnerAdmins(tx),
    locales: { overrides: await readLocaleOverrides(tx), callInEdits: await readCallInEdits(tx) },
  }
}

/** At this hub's own address: what BroadWorks and users are given. */
export function identifiersOf(partnerId: string, templateId: string): TemplateIdentifiers {
  const [origin = ''] = ownOrigins(env().publicOrigin, env().port)
  return {
    provisioningId: provisioningIdOf(partnerId, templateId),
    adapterUrl: adapterUrlOf(origin, templateId),
    activationUrl: activationUrlOf(origin, templateId),
  }
}
