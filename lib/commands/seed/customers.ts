/** Templates of the story and the customers below them; one cluster has enough of them to be frozen. */
import { newId } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db/database'

interface StoryTemplate {
  cluster: string
  name: string
  customers: number
}

/** Amsterdam has more than 50 customers, Madrid Norte some, Lisboa few; the others have none and may be deleted. */
export const storyTemplates: readonly StoryTemplate[] = [
  { cluster: 'amsterdam', name: 'Retail NL', customers: 49 },
  { cluster: 'amsterdam', name: 'Hotels NL', customers: 14 },
  { cluster: 'lisboa', name: 'Retail PT', customers: 9 },
  { cluster: 'madrid', name: 'Retail ES', customers: 38 },
]

const first = ['Harbor', 'Cobalt', 'Granite', 'Iberia', 'Juniper', 'Meridian', 'Northwind', 'Olive', 'Solano', 'Tulip']
const second = ['Hotels', 'Energy', 'Legal', 'Foods', 'Clinics', 'Logistics', 'Schools']

export async function addTemplates(tx: Tx, partnerId: string, clusterIds: ReadonlyMap<string, string>): Promise<void> {
  let place = 0
  for (const { cluster, name, customers } of storyTemplates) {
    const clusterId = clusterIds.get(cluster)
    if (!clusterId) continue
    const template = await tx.customerTemplate.create({ data: { id: newId(), partnerId, clusterId, name } })
    await tx.customer.createMany({
      data: Array.from({ length: customers }, () => ({
        id: newId(),
        partnerId,
        templateId: template.id,
        name: customerName(place++),
      })),
    })
  }
}

/** A name of its own for every place: the two lists first, then numbered branches of them. */
function customerName(place: number): string {
  const pairs = first.length * second.length
  const name = `${first[place % first.length]} ${second[Math.floor(place / first.length) % second.length]}`
  return place < pairs ? name : `${name} ${Math.floor(place / pairs) + 1}`
}
