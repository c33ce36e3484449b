import { beforeEach, describe, expect, it } from 'vitest'
import { readClusterStates, readHead } from '@/lib/features/clusters/operations/states'
import { endMaintenance, planMaintenance, startMaintenance } from '@/lib/features/maintenance/operations/windows'
import { newId } from '@/lib/platform/clock'
import { makeWindow } from '@/tests/support/alerts'
import { actorOf } from '@/tests/support/clusters'
import { testDatabase } from '@/tests/support/database'
import { type ClusterWithInterfaces, makeCluster, makePartner } from '@/tests/support/factories'

const { database } = testDatabase()
let actor: ReturnType<typeof actorOf>
let cluster: ClusterWithInterfaces

beforeEach(async () => {
  const partner = await makePartner(database, { timeZone: 'Europe/Madrid' })
  actor = { ...actorOf(partner.id), timeZone: 'Europe/Madrid' }
  cluster = await makeCluster(database, partner.id, { name: 'Lisboa' })
})

const windows = () => database.asPartner(actor.partnerId, (tx) => tx.maintenanceWindow.findMany())
const trail = async () =>
  (await database.asPartner(actor.partnerId, (tx) => tx.auditEvent.findMany({ orderBy: { sequence: 'asc' } }))).map(
    ({ action }) => action,
  )
const markOf = async () => (await database.asPartner(actor.partnerId, (tx) => readHead(tx, cluster.id)))?.maintenance

describe('maintenance', () => {
  it('started now marks the cluster until it ends or is ended, and stands in the trail', async () => {
    const id = newId()
    const input = { id, clusterId: cluster.id, hours: '2', reason: 'New load balancer' } as const
    expect(await startMaintenance(actor, input)).toMatchObject({ ok: true })
    expect(await startMaintenance(actor, input)).toMatchObject({ ok: true })
    expect(await windows()).toMatchObject([{ id, reason: 'New load balancer', plannedBy: 'Ana Admin', endedAt: null }])
    expect(await markOf()).toMatchObject({ reason: 'New load balancer' })
    const [listed] = await database.asPartner(actor.partnerId, readClusterStates)
    expect(listed?.maintenance).toMatchObject({ reason: 'New load balancer' })
    expect(await endMaintenance(actor, { id })).toMatchObject({ ok: true })
    expect(await markOf()).toBeNull()
    expect(await endMaintenance(actor, { id })).toMatchObject({ problem: { code: 'window-not-open' } })
    expect(await trail()).toEqual(['maintenance.started', 'maintenance.ended'])
  })

  it('is planned by the clock of the partner, and cancelled before it begins', async () => {
    const id = newId()
    const times = { startsAt: '2099-01-01T22:00', endsAt: '2099-01-02T02:00' }
    expect(await planMaintenance(actor, { id, clusterId: cluster.id, reason: 'Patches', ...times })).toMatchObject({
      ok: true,
    })
    expect(await windows()).toMatchObject([
      { startsAt: new Date('2099-01-01T21:00:00Z'), endsAt: new Date('2099-01-02T01:00:00Z') },
    ])
    expect(await markOf()).toBeNull()
    await endMaintenance(actor, { id })
    expect(await trail()).toEqual(['maintenance.planned', 'maintenance.cancelled'])
  })

  it.each([
    [{ startsAt: '2099-03-29T02:30', endsAt: '2099-03-29T04:00' }, { startsAt: { code: 'local-time-invalid' } }],
    [{ startsAt: '2099-01-02T02:00', endsAt: '2099-01-01T22:00' }, { endsAt: { code: 'window-ends-before-start' } }],
    [{ startsAt: '2020-01-01T00:00', endsAt: '2020-01-01T01:00' }, { endsAt: { code: 'window-over' } }],
    [
      { startsAt: '2099-01-01T00:00', endsAt: '2099-02-01T00:00' },
      { endsAt: { code: 'window-too-long', params: { days: 14 } } },
    ],
  ])('of %j is refused where it was typed', async (times, fields) => {
    const outcome = await planMaintenance(actor, { id: newId(), clusterId: cluster.id, reason: 'Patches', ...times })
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'check-fields', fields } })
    expect(await windows()).toEqual([])
  })

  it('of another partner can be neither begun nor ended, and answers as if it were not there', async () => {
    const place = { partnerId: actor.partnerId, clusterId: cluster.id }
    const id = await makeWindow(database, { ...place, from: -5, until: 60 })
    const stranger = actorOf((await makePartner(database)).id)
    const input = { id: newId(), clusterId: cluster.id, hours: '1', reason: 'Mischief' } as const
    expect(await startMaintenance(stranger, input)).toMatchObject({ problem: { code: 'not-found' } })
    expect(await endMaintenance(stranger, { id })).toMatchObject({ problem: { code: 'not-found' } })
    expect(await windows()).toMatchObject([{ id, endedAt: null }])
  })
})
