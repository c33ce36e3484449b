/** Reads what the pages of provisioning show: the answer of what-if, and the plan of provisioning URLs. */
import type { FieldValues } from '@/lib/domain/catalogue/field'
import { ownOrigins } from '@/lib/domain/identity/origin'
import type { AdapterPlan, AdapterTarget } from '@/lib/domain/provisioning/adapter-plan'
import { whatIf } from '@/lib/domain/provisioning/what-if'
import { factsOfQuestion, readQuestion, type SearchParams } from '@/lib/domain/provisioning/what-if/question'
import { adapterUrlOf } from '@/lib/domain/templates/identifiers'
import { readSnapshot } from '@/lib/domain/templates/versions'
import type { Tx } from '@/lib/platform/db/database'
import { env } from '@/lib/platform/env/env'
import { findCluster } from '../../clusters/store'
import { readCallInEdits, readLocaleOverrides } from '../../locales/store'
import { readHead } from '../../templates/operations/read'
import { findTemplate, findVersions, templateValuesOf } from '../../templates/store'
import { readAssignments } from '../store'
import type { WhatIfPage } from '../types'

/** Older versions to choose from. */
const mostVersions = 20

/** Null when the partner has no such template. */
export async function readWhatIf(tx: Tx, templateId: string, params: SearchParams): Promise<WhatIfPage['asked']> {
  const row = await findTemplate(tx, templateId)
  if (!row) return null
  const kept = (await findVersions(tx, templateId, mostVersions + 1)).filter(({ number }) => number !== row.version)
  const wanted = Number(params.version ?? row.version)
  const older = kept.find(({ number }) => number === wanted)
  const template: FieldValues = older ? readSnapshot(older.values) : templateValuesOf(row)
  const cluster = await findCluster(tx, String(template.clusterId))
  const question = readQuestion(params)
  const answer = whatIf({
    template,
    cluster: cluster && { name: cluster.name, directAuthentication: cluster.directAuthentication },
    overrides: await readLocaleOverrides(tx),
    callInEdits: await readCallInEdits(tx),
    ...factsOfQuestion(question),
  })
  return {
    head: await readHead(tx, row),
    template: {
      id: row.id,
      name: row.name,
      version: row.version,
      country: String(template.country),
      emailLanguage: String(template.emailLanguage),
    },
    version: older?.number ?? null,
    versions: kept.slice(0, mostVersions).map(({ number }) => number),
    isVersionMissing: !older && wanted !== row.version,
    question,
    answer,
  }
}

/** The hub's own address, as the application server of BroadWorks is given it. */
export function hubOrigin(): string {
  const [origin] = ownOrigins(env().publicOrigin, env().port)
  return origin ?? ''
}

export async function readPlan(tx: Tx, clusterId: string): Promise<AdapterPlan> {
  const rows = await readAssignments(tx, clusterId)
  const targetOf = ({ templateId, template }: (typeof rows)[number]): AdapterTarget =>
    templateId && template
      ? {
          kind: 'template',
          templateId,
          name: template.name,
          url: adapterUrlOf(hubOrigin(), templateId),
          accountName: template.provisioningAccountName ?? '',
        }
      : { kind: 'uc-one' }
  const system = rows.find(({ enterprise }) => enterprise === '')
  return {
    system: system ? targetOf(system) : null,
    overrides: rows
      .filter(({ enterprise }) => enterprise !== '')
      .map((row) => ({ enterprise: row.enterprise, target: targetOf(row) })),
  }
}
