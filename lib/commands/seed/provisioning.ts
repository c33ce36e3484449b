/** What the story's admin has confirmed of the BroadWorks systems and of the API, and which provisioning URL they were given. */
import type { RequirementId } from '@/lib/domain/requirements/ids'
import { basisOf } from '@/lib/domain/requirements/requirements'
import type { Result } from '@/lib/domain/result'
import { findClusters, valuesOf } from '@/lib/features/clusters/store'
import type { PersonActor } from '@/lib/features/gates/types'
import { assignAdapter } from '@/lib/features/provisioning/operations/assign'
import { confirmApiNeed } from '@/lib/features/provisioning/operations/confirm-api'
import { listTemplates } from '@/lib/features/provisioning/store'
import { confirmRequirement } from '@/lib/features/requirements/operations/confirm'
import { database } from '@/lib/platform/db/database'

const looked: readonly RequirementId[] = ['servers', 'device-profiles', 'patch', 'use-provisioning-url']

/** Amsterdam is ready for flow-through, Madrid Norte half; nobody has looked at the others. */
const confirmed: Readonly<Record<string, readonly RequirementId[]>> = {
  amsterdam: [...looked, 'enterprise-flag', 'adapter-path', 'client-identity', 'cti-trust'],
  madrid: looked,
}

/** By the name of a template, or UC-One SaaS: Madrid Norte moves enterprise by enterprise, Amsterdam has moved. */
const urls: Readonly<Record<string, readonly { enterprise: string; template: string | null }[]>> = {
  amsterdam: [{ enterprise: '', template: 'Retail NL' }],
  madrid: [
    { enterprise: '', template: null },
    { enterprise: 'panaderia-sol', template: 'Retail ES' },
    { enterprise: 'libreria-norte', template: 'Retail ES' },
  ],
}

export async function addProvisioning(admin: PersonActor, clusterIds: ReadonlyMap<string, string>): Promise<void> {
  held(await confirmApiNeed(admin, { need: 'application' }))
  for (const [key, clusterId] of clusterIds) {
    const { values, templates } = await database().asPartner(admin.partnerId, async (tx) => {
      const [row] = await findClusters(tx, [clusterId])
      return { values: row ? valuesOf(row) : {}, templates: await listTemplates(tx, { clusterId }) }
    })
    for (const requirement of confirmed[key] ?? [])
      held(await confirmRequirement(admin, { clusterId, requirement, basis: basisOf(requirement, values) }))
    for (const { enterprise, template } of urls[key] ?? []) {
      const target = template ? (templates.find(({ name }) => name === template)?.id ?? '') : 'uc-one'
      held(await assignAdapter(admin, { clusterId, enterprise, target }))
    }
  }
}

function held(result: Result<unknown>): void {
  if (!result.ok) throw new Error(`The story is refused: ${JSON.stringify(result.problem)}`)
}
