/** Templates of the story and the customers below them; one cluster has enough of them to be frozen. */
import { exampleTemplate } from '@/lib/domain/templates/example'
import type { TemplateValues } from '@/lib/domain/templates/fields'
import { insertTemplate } from '@/lib/features/templates/store'
import { newId } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db/database'
import { addCustomers } from './story-customers'

interface StoryTemplate {
  cluster: string
  name: string
  country: string
  package: string
  customers: number
}

/** Amsterdam has more than 50 customers, Madrid Norte some, Lisboa few; the others have none and may be deleted. */
export const storyTemplates: readonly StoryTemplate[] = [
  { cluster: 'amsterdam', name: 'Retail NL', country: 'NL', package: 'standard', customers: 49 },
  { cluster: 'amsterdam', name: 'Hotels NL', country: 'NL', package: 'basic', customers: 14 },
  { cluster: 'lisboa', name: 'Retail PT', country: 'PT', package: 'standard', customers: 9 },
  { cluster: 'madrid', name: 'Retail ES', country: 'ES', package: 'standard', customers: 38 },
]

export async function addTemplates(tx: Tx, partnerId: string, clusterIds: ReadonlyMap<string, string>): Promise<void> {
  let firstPlace = 0
  for (const { cluster, name, country, package: given, customers } of storyTemplates) {
    const clusterId = clusterIds.get(cluster)
    if (!clusterId) continue
    const template = { id: newId(), partnerId }
    const example = exampleTemplate({
      name,
      clusterId,
      country,
      defaultPackage: given,
      authenticationMode: 'broadworks',
    })
    await insertTemplate(tx, template, example as TemplateValues)
    await addCustomers(tx, partnerId, {
      templateId: template.id,
      country,
      authenticationMode: 'broadworks',
      package: given,
      count: customers,
      firstPlace,
    })
    firstPlace += customers
  }
}
