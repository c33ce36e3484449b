/** Tells the demo's story into an empty hub: two partners, their people, their clusters, and a past for them. */

import { interfaceKindsOf } from '@/lib/domain/clusters/addresses'
import { collectNoticed } from '@/lib/features/certificates/operations/notice'
import { pauseCluster } from '@/lib/features/clusters/operations/pause'
import { credentialsOf } from '@/lib/features/clusters/operations/secrets'
import { findClusters, valuesOf } from '@/lib/features/clusters/store'
import { provenPartner } from '@/lib/features/gates/prove'
import type { PersonActor } from '@/lib/features/gates/types'
import { targetsOfKinds } from '@/lib/features/health/operations/probe'
import { recordResults } from '@/lib/features/health/operations/record'
import type { LabPapers } from '@/lib/lab/start-lab'
import type { LabCluster } from '@/lib/lab/story'
import { now } from '@/lib/platform/clock'
import { database } from '@/lib/platform/db/database'
import { addAlerts } from './alerts'
import { addAuthority } from './authorities'
import { addBrands } from './branding'
import { addCertificates, judgePresented } from './certificates'
import { addCluster, clustersOf, type ProbeCertificate } from './clusters'
import { addTemplates } from './customers'
import { inventPast, type PastInterface } from './invented-history'
import { addLocaleChoices } from './locales'
import { observe } from './observed-present'
import { addPeople, makePartner, type StoryPartner, type StoryPerson, storyPassword, storyPeople } from './people'
import { addProvisioning } from './provisioning'

/** What the story needs of the simulated network; the certificate makes CTI fully checked. */
export interface StoryNetwork extends Partial<ProbeCertificate> {
  clusters: readonly LabCluster[]
  papers: LabPapers
}

export interface ToldStory {
  people: readonly StoryPerson[]
  password: string
}

/** Tells it once: a hub that knows the first person of the story is left as it is. */
export async function seedStory(network: StoryNetwork): Promise<ToldStory> {
  const [first] = storyPeople
  if (!(await database().hub.emailIsTaken(first.email))) {
    for (const name of Object.keys(clustersOf)) await tellOf(name, network)
  }
  return { people: storyPeople, password: storyPassword }
}

async function tellOf(name: string, network: StoryNetwork): Promise<void> {
  const partner = await makePartner(name, 'UTC')
  const clusterIds = new Map<string, string>()
  const watched: PastInterface[] = []
  for (const cluster of network.clusters.filter(({ key }) => clustersOf[name]?.includes(key))) {
    await database().asPartner(partner.id, async (tx) => {
      const { id, interfaces } = await addCluster(tx, partner, cluster, certificateOf(network))
      clusterIds.set(cluster.key, id)
      if (cluster.key === pausedCluster) return
      await inventPast(tx, partner.id, interfaces, now())
      watched.push(...interfaces)
    })
  }
  await database().asPartner(partner.id, (tx) => addTemplates(tx, partner, clusterIds))
  await database().asPartner(partner.id, (tx) => addLocaleChoices(tx, partner))
  await addBrands(partner)
  await database().asPartner(partner.id, (tx) => addAlerts(tx, partner, clusterIds, now()))
  const admin = adminOf(partner)
  await pauseOne(admin, clusterIds)
  await addProvisioning(admin, clusterIds)
  collectNoticed()
  await checkOnce(partner, { clusterIds, watched })
  await addCertificates(admin, clusterIds, network.papers)
  await judgePresented()
  await addAuthority(admin)
  await addPeople(partner)
}

/** It was paused as soon as it was added: the one that nobody has checked yet. */
const pausedCluster = 'valencia'

async function pauseOne(admin: PersonActor, clusterIds: ReadonlyMap<string, string>): Promise<void> {
  const id = clusterIds.get(pausedCluster)
  if (id) await pauseCluster(admin, { id })
}

/** Who leads the partner, as if signed in. */
function adminOf(partner: StoryPartner): PersonActor {
  const { id: personId, name } = partner.admin
  const person = { kind: 'person', personId, name, role: 'full-admin', sessionId: '', email: '' } as const
  const rest = { partnerName: partner.name, timeZone: 'UTC', clientAddress: '', reauthenticatedAt: null }
  return { ...person, ...rest, hasSecondFactor: false, partnerId: provenPartner(partner.id) }
}

/** The present is not told but observed: one real check of everything that is not paused. */
async function checkOnce(
  partner: StoryPartner,
  { clusterIds, watched }: { clusterIds: ReadonlyMap<string, string>; watched: readonly PastInterface[] },
): Promise<void> {
  const ids = [...clusterIds].filter(([key]) => key !== pausedCluster).map(([, id]) => id)
  const rows = await database().asPartner(partner.id, (tx) => findClusters(tx, ids))
  const found = await Promise.all(
    rows.map(async (row) => {
      const values = valuesOf(row)
      const targets = targetsOfKinds(interfaceKindsOf(values), values, credentialsOf(row))
      const checked = targets.ok ? await observe(targets.value) : []
      const key = [...clusterIds].find(([, id]) => id === row.id)?.[0]
      return checked.flatMap(({ kind, result }) => {
        const interfaceId = watched.find((one) => one.cluster === key && one.kind === kind)?.id
        return interfaceId ? [{ interfaceId, clusterId: row.id, clusterVersion: row.version, result }] : []
      })
    }),
  )
  await database().asPartner(partner.id, (tx) => recordResults(tx, partner.id, found.flat()))
}

function certificateOf({ clientCertificatePem, clientKeyPem }: StoryNetwork): ProbeCertificate | undefined {
  return clientCertificatePem && clientKeyPem ? { clientCertificatePem, clientKeyPem } : undefined
}
