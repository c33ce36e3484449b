/** The customers below the story's templates, and their subscribers: most are provisioned, some wait, one has failed. */
import type { SubscriberState } from '@/lib/domain/customers/states'
import { folded } from '@/lib/domain/text/folded'
import { newId, now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db/database'

export interface StoryCustomers {
  templateId: string
  /** ISO 3166 alpha-2. */
  country: string
  authenticationMode: string
  package: string
  count: number
  /** Where the names of these begin among all of the story. */
  firstPlace: number
}

const first = ['Harbor', 'Cobalt', 'Granite', 'Iberia', 'Juniper', 'Meridian', 'Northwind', 'Olive', 'Solano', 'Tulip']
const second = ['Hotels', 'Energy', 'Legal', 'Foods', 'Clinics', 'Logistics', 'Schools']

const namesOf: Readonly<Record<string, { language: string; given: readonly string[]; family: readonly string[] }>> = {
  NL: {
    language: 'nl',
    given: ['Sanne', 'Daan', 'Femke', 'Bram', 'Lotte'],
    family: ['de Vries', 'Bakker', 'Visser', 'Smit'],
  },
  PT: { language: 'pt', given: ['Inês', 'Tiago', 'Beatriz', 'Rui'], family: ['Carvalho', 'Lopes', 'Ferreira'] },
  ES: { language: 'es', given: ['Lucía', 'Hugo', 'Nuria', 'Íñigo', 'Carmen'], family: ['Ortega', 'Peña', 'Vidal'] },
}

/** One in a while, so that every state can be seen; all others are provisioned. */
const unusual: Readonly<Record<number, SubscriberState>> = {
  7: 'pending_email_input',
  19: 'pending_email_validation',
  31: 'provisioning',
  43: 'updating',
  58: 'error',
  71: 'pending_user_migration',
}

const dayMs = 86_400_000
let counted = 0

export async function addCustomers(tx: Tx, partnerId: string, story: StoryCustomers): Promise<void> {
  const { templateId, country, authenticationMode, count, firstPlace } = story
  const customers = Array.from({ length: count }, (_none, index) => {
    const name = customerName(firstPlace + index)
    const createdAt = new Date(now().getTime() - (200 - index) * dayMs)
    return { id: newId(), partnerId, templateId, name, enterpriseId: slugOf(name, country), createdAt }
  })
  await tx.customer.createMany({
    data: customers.map((customer) => ({ ...customer, country, authenticationMode })),
  })
  await tx.subscriber.createMany({
    data: customers.flatMap(({ id, enterpriseId, createdAt }, index) =>
      Array.from({ length: 2 + ((firstPlace + index) % 7) }, (_none, place) => {
        const status = unusual[++counted % 97] ?? 'provisioned'
        return {
          id: newId(),
          partnerId,
          customerId: id,
          ...personOf(country, index + place * 3, enterpriseId),
          ...(status === 'pending_email_input' && { email: null }),
          package: place === 0 ? 'premium' : story.package,
          status,
          statusChangedAt: createdAt,
          createdAt,
        }
      }),
    ),
  })
}

function personOf(country: string, place: number, enterpriseId: string) {
  const { language, given, family } = namesOf[country] ?? { language: 'en', given: ['Alex'], family: ['Morgan'] }
  const person = `${given[place % given.length]}.${family[place % family.length]}`
  const userId = `${folded(person).replaceAll(' ', '')}${place + 1}@${enterpriseId}.example`
  return { userId, email: userId, language }
}

/** A name of its own for every place: the two lists first, then numbered branches of them. */
function customerName(place: number): string {
  const pairs = first.length * second.length
  const name = `${first[place % first.length]} ${second[Math.floor(place / first.length) % second.length]}`
  return place < pairs ? name : `${name} ${Math.floor(place / pairs) + 1}`
}

function slugOf(name: string, country: string): string {
  return `${folded(name).replace(/[^a-z0-9]+/g, '-')}-${country.toLowerCase()}`
}
