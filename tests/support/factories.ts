/** Rows with every required column, for tests and for the seed. Each takes what matters and fills in the rest. */
import { type InterfaceKind, officialInterfaceKinds } from '@/lib/domain/health/types'
import { exampleTemplate } from '@/lib/domain/templates/example'
import { columnsOf } from '@/lib/features/templates/store'
import { newId } from '@/lib/platform/clock'
import type { Database } from '@/lib/platform/db/database'
import type {
  Cluster,
  ClusterInterface,
  Customer,
  CustomerTemplate,
  Partner,
  Person,
  Prisma,
  Subscriber,
} from '@/lib/platform/db/generated/client'

type Given<T> = Partial<Omit<T, 'partnerId'>>

let made = 0
const numbered = (word: string): string => `${word} ${++made}`

/** A partner; everything below it is made with the partner's id. */
export async function makePartner(
  database: Database,
  given: Partial<Prisma.PartnerUncheckedCreateInput> = {},
): Promise<Partner> {
  const id = given.id ?? newId()
  return database.asPartner(id, (tx) =>
    tx.partner.create({ data: { name: numbered('Northwind Voice'), ...given, id } }),
  )
}

/** A person without a password, so nobody can sign in as it unless a hash is given. */
export async function makePerson(
  database: Database,
  partnerId: string,
  given: Given<Prisma.PersonUncheckedCreateInput> = {},
): Promise<Person> {
  const id = given.id ?? newId()
  return database.asPartner(partnerId, (tx) =>
    tx.person.create({
      data: { name: numbered('Ada Example'), email: `${id}@example.test`, role: 'full-admin', ...given, id, partnerId },
    }),
  )
}

export type ClusterWithInterfaces = Cluster & { interfaces: ClusterInterface[] }

/** A cluster with one interface row for each thing that is watched: the official three, CTI, and DMS when it has a URL. */
export async function makeCluster(
  database: Database,
  partnerId: string,
  given: Given<Prisma.ClusterUncheckedCreateInput> = {},
  interfaces: Partial<Record<InterfaceKind, Partial<Prisma.ClusterInterfaceUncheckedCreateInput>>> = {},
): Promise<ClusterWithInterfaces> {
  const id = given.id ?? newId()
  const kinds: InterfaceKind[] = [...officialInterfaceKinds, 'cti', ...(given.dmsUrl ? (['dms'] as const) : [])]
  return database.asPartner(partnerId, async (tx) => {
    await tx.cluster.create({ data: { ...clusterValues(), ...given, id, partnerId } })
    await tx.clusterInterface.createMany({
      data: kinds.map((kind) => ({ id: newId(), ...interfaces[kind], partnerId, clusterId: id, kind })),
    })
    return tx.cluster.findUniqueOrThrow({ where: { id }, include: { interfaces: true } })
  })
}

/** A customer template on a cluster. */
export async function makeTemplate(
  database: Database,
  partnerId: string,
  clusterId: string,
  given: Given<Prisma.CustomerTemplateUncheckedCreateInput> = {},
): Promise<CustomerTemplate> {
  const id = given.id ?? newId()
  const name = given.name ?? numbered('Standard')
  const example = columnsOf(exampleTemplate({ name, clusterId }))
  return database.asPartner(partnerId, (tx) =>
    tx.customerTemplate.create({ data: { ...example, ...given, id, partnerId, clusterId } }),
  )
}

/** `count` customers of a template, in one statement. */
export async function makeCustomers(
  database: Database,
  partnerId: string,
  templateId: string,
  count: number,
  given: Given<Prisma.CustomerUncheckedCreateInput> = {},
): Promise<Customer[]> {
  const data = Array.from({ length: count }, () => {
    const name = numbered('Customer')
    const needed = { name, enterpriseId: name.toLowerCase().replace(' ', '-'), country: 'NL' }
    return { authenticationMode: 'broadworks', ...needed, ...given, id: newId(), partnerId, templateId }
  })
  return database.asPartner(partnerId, (tx) => tx.customer.createManyAndReturn({ data }))
}

/** `count` subscribers of a customer, in one statement. */
export async function makeSubscribers(
  database: Database,
  partnerId: string,
  customerId: string,
  count: number,
  given: Given<Prisma.SubscriberUncheckedCreateInput> = {},
): Promise<Subscriber[]> {
  const data = Array.from({ length: count }, () => {
    const userId = `${numbered('user').replace(' ', '')}@example.test`
    return { package: 'standard', status: 'provisioned', userId, ...given, id: newId(), partnerId, customerId }
  })
  return database.asPartner(partnerId, (tx) => tx.subscriber.createManyAndReturn({ data }))
}

function clusterValues(): Omit<Prisma.ClusterUncheckedCreateInput, 'id' | 'partnerId'> {
  const host = `xsp${++made}.example.test`
  return {
    name: numbered('Cluster'),
    xsiActionsUrl: `https://${host}/com.broadsoft.xsi-actions/v2.0/user`,
    xsiEventsUrl: `https://${host}/com.broadsoft.xsi-events/v2.0/user`,
    ctiHost: `cti.${host}`,
    authenticationServiceUrl: `https://${host}/authService`,
  }
}
