/** Templates of the story and the customers below them; one cluster has enough of them to be frozen. */
import type { Tx } from '@/lib/platform/db/database'
import type { StoryPartner } from './people'
import { addCustomers } from './story-customers'
import { addTemplate, storyTemplates } from './story-templates'

export async function addTemplates(
  tx: Tx,
  partner: StoryPartner,
  clusterIds: ReadonlyMap<string, string>,
): Promise<void> {
  let firstPlace = 0
  for (const template of storyTemplates) {
    const clusterId = clusterIds.get(template.cluster)
    if (!clusterId) continue
    const { id: templateId, values } = await addTemplate(tx, partner, clusterId, template)
    await addCustomers(tx, partner.id, {
      templateId,
      country: String(values.country),
      authenticationMode: String(values.authenticationMode),
      package: String(values.defaultPackage),
      count: template.customers,
      firstPlace,
    })
    firstPlace += template.customers
  }
}
