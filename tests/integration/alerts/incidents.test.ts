import { beforeEach, describe, expect, it } from 'vitest'
import { newId } from '@/lib/platform/clock'
import { deliveriesOf, incidentsOf, makeChannel, recordAll, recordChecks } from '@/tests/support/alerts'
import { testDatabase } from '@/tests/support/database'
import { type ClusterWithInterfaces, makeCluster, makePartner } from '@/tests/support/factories'

const { database } = testDatabase()
let partnerId: string
let cluster: ClusterWithInterfaces

beforeEach(async () => {
  partnerId = (await makePartner(database)).id
  cluster = await makeCluster(database, partnerId, { name: 'Lisboa' })
})

const toldTypes = async () => (await deliveriesOf(database, partnerId)).map(({ eventType }) => eventType)
const incidents = () => incidentsOf(database, partnerId)

/** A window around now, or `minutes` away from it. */
const maintenance = (given: { from: number; until: number }) =>
  database.asPartner(partnerId, (tx) =>
    tx.maintenanceWindow.create({
      data: {
        id: newId(),
        partnerId,
        clusterId: cluster.id,
        startsAt: new Date(Date.now() + given.from * 60_000),
        endsAt: new Date(Date.now() + given.until * 60_000),
        reason: 'New load balancer',
        plannedBy: 'Ana Admin',
      },
    }),
  )

describe('a cluster that breaks', () => {
  it('gives one incident and one alert for all its interfaces, and one for the end', async () => {
    await makeChannel(database, partnerId, { sendsClusters: true, sendsInterfaces: true })
    await recordAll(database, cluster, 'up')
    await recordAll(database, cluster, 'down')
    expect([await toldTypes(), await incidents()]).toEqual([[], []])
    await recordAll(database, cluster, 'down', 3)
    expect(await toldTypes()).toEqual(['incident.opened'])
    const [opened] = await incidents()
    expect(opened).toMatchObject({
      scope: 'cluster',
      clusterId: cluster.id,
      closedAt: null,
      cause: 'tcp-refused',
      affectedCount: 3,
    })
    await recordAll(database, cluster, 'up', 3)
    expect(await toldTypes()).toEqual(['incident.opened', 'incident.closed'])
    const [closed, ...more] = await incidents()
    expect([closed?.closedAt, closed?.openKey, more]).toEqual([expect.any(Date), null, []])
  })

  it('draws further interfaces into the same incident, in whatever batch they come', async () => {
    await makeChannel(database, partnerId)
    await recordAll(database, cluster, 'up')
    for (const kind of ['xsi-events', 'xsi-actions', 'cti'] as const) {
      await recordChecks(database, cluster, { [kind]: 'down' })
      await recordChecks(database, cluster, { [kind]: 'down' })
    }
    const [incident, ...more] = await incidents()
    expect(JSON.parse(incident?.affected ?? '[]')).toEqual(['xsi-events', 'xsi-actions', 'cti'])
    expect([more, await toldTypes()]).toEqual([[], ['incident.opened']])
  })

  it('has one incident, however many workers record at the same moment', async () => {
    await makeChannel(database, partnerId)
    await recordAll(database, cluster, 'up')
    await recordAll(database, cluster, 'down')
    await Promise.all(
      (['xsi-actions', 'xsi-events', 'authentication-service'] as const).map((kind) =>
        recordChecks(database, cluster, { [kind]: 'down' }),
      ),
    )
    expect(await incidents()).toHaveLength(1)
    expect(await toldTypes()).toEqual(['incident.opened'])
  })

  it('tells a channel that wants no incidents of the cluster, and one that wants only interfaces of each', async () => {
    const none = { sendsIncidents: false, sendsFlapping: false, sendsCertificates: false }
    const clusters = await makeChannel(database, partnerId, { ...none, sendsClusters: true, sendsInterfaces: true })
    const interfaces = await makeChannel(database, partnerId, { ...none, sendsInterfaces: true })
    await makeChannel(database, partnerId, none)
    await makeChannel(database, partnerId, { isOn: false })
    await recordAll(database, cluster, 'up')
    await recordAll(database, cluster, 'down', 2)
    const told = await deliveriesOf(database, partnerId)
    const of = (id: string) => told.filter(({ channelId }) => channelId === id).map(({ eventType }) => eventType)
    expect(of(clusters.id)).toEqual(['cluster.state-changed'])
    expect(of(interfaces.id)).toEqual(Array(3).fill('interface.state-changed'))
    expect(told).toHaveLength(4)
  })

  it('that loses one of two addresses is told to those who ask for it, without an incident', async () => {
    await makeChannel(database, partnerId, { sendsClusters: true })
    await recordAll(database, cluster, 'up')
    await recordChecks(database, cluster, { 'xsi-actions': 'degraded' })
    await recordChecks(database, cluster, { 'xsi-actions': 'degraded' })
    const [told] = await deliveriesOf(database, partnerId)
    expect(JSON.parse(told?.event ?? '{}')).toMatchObject({
      type: 'cluster.state-changed',
      clusterName: 'Lisboa',
      from: 'up',
      to: 'degraded',
      interfaces: ['xsi-actions'],
      reason: 'tcp-refused',
    })
    expect(await incidents()).toEqual([])
  })
})

describe('maintenance', () => {
  it('keeps alerts quiet and records all the same', async () => {
    await makeChannel(database, partnerId)
    await maintenance({ from: -5, until: 60 })
    await recordAll(database, cluster, 'up')
    await recordAll(database, cluster, 'down', 2)
    await recordAll(database, cluster, 'up', 3)
    expect(await toldTypes()).toEqual([])
    expect(await incidents()).toMatchObject([{ isInMaintenance: true, announcedAt: null, closedAt: expect.any(Date) }])
  })

  it('that ends while the cluster is down lets the alert go at the next check', async () => {
    await makeChannel(database, partnerId)
    const window = await maintenance({ from: -5, until: 60 })
    await recordAll(database, cluster, 'down', 2)
    await database.asPartner(partnerId, (tx) =>
      tx.maintenanceWindow.updateMany({ where: { id: window.id }, data: { endedAt: new Date() } }),
    )
    await recordAll(database, cluster, 'down', 2)
    expect(await toldTypes()).toEqual(['incident.opened'])
  })

  it('does not keep the end of an incident quiet that was told before', async () => {
    await makeChannel(database, partnerId)
    await recordAll(database, cluster, 'down', 2)
    await maintenance({ from: -5, until: 60 })
    await recordAll(database, cluster, 'up', 4)
    expect(await toldTypes()).toEqual(['incident.opened', 'incident.closed'])
  })

  it('that is over or still to come changes nothing', async () => {
    await makeChannel(database, partnerId)
    await maintenance({ from: -60, until: -5 })
    await maintenance({ from: 5, until: 60 })
    await recordAll(database, cluster, 'down', 2)
    expect(await toldTypes()).toEqual(['incident.opened'])
  })
})

describe("the hub's own network or DNS", () => {
  it('gone, is one incident for all clusters, and no cluster turns red', async () => {
    await makeChannel(database, partnerId, { sendsClusters: true, sendsInterfaces: true })
    const other = await makeCluster(database, partnerId)
    for (const one of [cluster, other]) await recordAll(database, one, 'up')
    for (const one of [cluster, other, cluster, other]) await recordAll(database, one, 'resolver-unreachable')
    expect(await incidents()).toMatchObject([
      { scope: 'hub', clusterId: null, cause: 'resolver-unreachable', affectedCount: 6 },
    ])
    expect(await toldTypes()).toEqual(['incident.opened'])
    await recordAll(database, cluster, 'up')
    expect((await incidents())[0]?.closedAt).toBeNull()
    await recordAll(database, other, 'up')
    expect(await toldTypes()).toEqual(['incident.opened', 'incident.closed'])
  })

  it('gone for a single check, is no incident', async () => {
    await recordAll(database, cluster, 'up')
    await recordAll(database, cluster, 'resolver-unreachable')
    await recordAll(database, cluster, 'up')
    expect(await incidents()).toEqual([])
  })

  it('gone while a cluster is down, neither ends its incident nor makes another', async () => {
    await makeChannel(database, partnerId)
    await recordAll(database, cluster, 'down', 2)
    await recordAll(database, cluster, 'resolver-unreachable', 8)
    await recordAll(database, cluster, 'down', 2)
    expect((await incidents()).map(({ scope }) => scope)).toEqual(['cluster', 'hub'])
    expect(await toldTypes()).toEqual(['incident.opened', 'incident.opened', 'incident.closed'])
  })

  it('is not meant by a prober that was starved', async () => {
    await recordAll(database, cluster, 'prober-starved', 8)
    expect(await incidents()).toEqual([])
  })
})

it('another partner is told nothing of it', async () => {
  const stranger = await makePartner(database)
  await makeChannel(database, stranger.id)
  await recordAll(database, cluster, 'down', 2)
  expect([await deliveriesOf(database, stranger.id), await incidentsOf(database, stranger.id)]).toEqual([[], []])
})

it('a line that flaps is told once when it begins', async () => {
  await makeChannel(database, partnerId)
  await recordAll(database, cluster, 'up')
  for (let turn = 0; turn < 6; turn += 1) {
    await recordAll(database, cluster, 'down')
    await recordAll(database, cluster, 'up')
  }
  const told = await deliveriesOf(database, partnerId)
  expect(told.map(({ event }) => JSON.parse(event))).toMatchObject([
    { type: 'flapping.started', interfaces: ['authentication-service', 'xsi-actions', 'xsi-events'], changes: 8 },
  ])
})
