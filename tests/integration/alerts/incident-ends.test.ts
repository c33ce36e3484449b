/** Incidents that people end: by a pause, a deletion, or an edit that takes away what was down. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { ClusterValues } from '@/lib/domain/clusters/fields'
import { pauseCluster, resumeCluster } from '@/lib/features/clusters/operations/pause'
import { removeCluster } from '@/lib/features/clusters/operations/remove'
import { updateCluster } from '@/lib/features/clusters/operations/update'
import { valuesOf } from '@/lib/features/clusters/store'
import { incidentRows } from '@/lib/features/incidents/operations/read'
import { deliveriesOf, incidentsOf, makeChannel, makeWindow, recordAll, recordChecks } from '@/tests/support/alerts'
import { actorOf } from '@/tests/support/clusters'
import { testDatabase } from '@/tests/support/database'
import { type ClusterWithInterfaces, makeCluster, makePartner } from '@/tests/support/factories'

const { database } = testDatabase()
let partnerId: string
let cluster: ClusterWithInterfaces

beforeEach(async () => {
  partnerId = (await makePartner(database)).id
  cluster = await makeCluster(database, partnerId, { name: 'Lisboa', dmsUrl: 'https://dms.lisboa.example.com/dms' })
  await makeChannel(database, partnerId)
})

const actor = () => actorOf(partnerId)
const pause = () => pauseCluster(actor(), { id: cluster.id })
const resume = () => resumeCluster(actor(), { id: cluster.id })
const incidents = () => incidentsOf(database, partnerId)
const told = async () => (await deliveriesOf(database, partnerId)).map(({ event }) => JSON.parse(event))
const brief = async () =>
  (await told()).map(({ type, scope, closedBecause }) => [type, scope, ...(closedBecause ? [closedBecause] : [])])

describe('a pause', () => {
  it('closes what is open, says that nothing is known, and is shown with its reason', async () => {
    await recordAll(database, cluster, 'down', 2)
    await pause()
    expect(await incidents()).toMatchObject([{ closedAt: expect.any(Date), closedBecause: 'paused', openKey: null }])
    expect((await told()).at(-1)).toMatchObject({
      type: 'incident.closed',
      closedBecause: 'paused',
      clusterName: 'Lisboa',
      cause: 'tcp-refused',
      interfaces: ['authentication-service', 'xsi-actions', 'xsi-events'],
    })
    const [row] = await database.asPartner(partnerId, (tx) => incidentRows(tx, new Date(), cluster.id))
    expect(row).toMatchObject({ closedBecause: 'paused', closedAt: expect.any(String) })
  })

  it('keeps quiet what a check finds meanwhile, whoever asked for it', async () => {
    await recordAll(database, cluster, 'down', 2)
    await pause()
    for (const light of ['down', 'up', 'down'] as const) await recordAll(database, cluster, light, 3)
    expect(await brief()).toEqual([
      ['incident.opened', 'cluster'],
      ['incident.closed', 'cluster', 'paused'],
    ])
    expect((await incidents()).filter(({ closedAt }) => closedAt === null)).toEqual([])
  })

  it('that ends with the cluster still down tells it anew, by two checks', async () => {
    await recordAll(database, cluster, 'down', 2)
    await pause()
    await resume()
    await recordAll(database, cluster, 'down')
    expect(await brief()).toHaveLength(2)
    await recordAll(database, cluster, 'down')
    expect((await brief()).at(-1)).toEqual(['incident.opened', 'cluster'])
    expect(await incidents()).toHaveLength(2)
  })

  it('that ends with the cluster up tells no recovery', async () => {
    await recordAll(database, cluster, 'down', 2)
    await pause()
    await resume()
    await recordAll(database, cluster, 'up', 3)
    expect(await brief()).toHaveLength(2)
  })

  it('closes quietly what maintenance kept quiet, and leaves alone a cluster that is well', async () => {
    await makeWindow(database, { partnerId, clusterId: cluster.id, from: -5, until: 60 })
    await recordAll(database, cluster, 'down', 2)
    const other = await makeCluster(database, partnerId)
    await recordAll(database, other, 'up')
    await pause()
    await pauseCluster(actor(), { id: other.id })
    expect(await incidents()).toMatchObject([{ clusterId: cluster.id, closedBecause: 'paused' }])
    expect(await told()).toEqual([])
  })

  it('ends the incident of the hub only with the last cluster that it could not judge', async () => {
    const other = await makeCluster(database, partnerId)
    for (const one of [cluster, other, cluster, other]) await recordAll(database, one, 'resolver-unreachable')
    await pause()
    expect(await incidents()).toMatchObject([{ scope: 'hub', closedAt: null }])
    await removeCluster(actor(), { id: other.id, confirmation: other.name })
    expect(await incidents()).toMatchObject([{ scope: 'hub', closedBecause: 'cluster-deleted' }])
    expect(await brief()).toEqual([
      ['incident.opened', 'hub'],
      ['incident.closed', 'hub', 'cluster-deleted'],
    ])
  })
})

it('a deletion tells the end of what was told, once', async () => {
  await recordAll(database, cluster, 'down', 2)
  await removeCluster(actor(), { id: cluster.id, confirmation: 'Lisboa' })
  expect(await brief()).toEqual([
    ['incident.opened', 'cluster'],
    ['incident.closed', 'cluster', 'cluster-deleted'],
  ])
  expect(await incidents()).toEqual([])
})

describe('an edit', () => {
  const withoutDms = () =>
    updateCluster(actor(), {
      id: cluster.id,
      version: 1,
      values: { ...valuesOf(cluster), dmsUrl: '' } as ClusterValues,
      confirmation: '',
    })

  it('that takes away the only interface that is down closes the incident and claims no recovery', async () => {
    for (const _ of [1, 2]) await recordChecks(database, cluster, { dms: 'down', 'xsi-actions': 'up' })
    expect(await withoutDms()).toMatchObject({ ok: true })
    expect(await incidents()).toMatchObject([{ closedBecause: 'interface-removed' }])
    expect(await brief()).toEqual([
      ['incident.opened', 'cluster'],
      ['incident.closed', 'cluster', 'interface-removed'],
    ])
  })

  it('leaves an incident open while something that is left is down', async () => {
    for (const _ of [1, 2]) await recordChecks(database, cluster, { dms: 'down', 'xsi-events': 'down' })
    expect(await withoutDms()).toMatchObject({ ok: true })
    expect(await incidents()).toMatchObject([{ closedAt: null }])
  })
})

it('checks that cannot tell any more end an incident as not known', async () => {
  await recordAll(database, cluster, 'down', 2)
  await recordAll(database, cluster, 'blocked-by-policy', 5)
  expect(await brief()).toEqual([
    ['incident.opened', 'cluster'],
    ['incident.closed', 'cluster', 'not-known'],
  ])
})
