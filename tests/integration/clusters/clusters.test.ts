import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createCluster } from '@/lib/features/clusters/operations/create'
import { pauseCluster, resumeCluster } from '@/lib/features/clusters/operations/pause'
import { removeCluster } from '@/lib/features/clusters/operations/remove'
import { credentialsOf } from '@/lib/features/clusters/operations/secrets'
import { readHead } from '@/lib/features/clusters/operations/states'
import { updateCluster } from '@/lib/features/clusters/operations/update'
import { type Lab, startLab } from '@/lib/lab/start-lab'
import { newId } from '@/lib/platform/clock'
import { actorOf, lookAt, parsedLabValues } from '@/tests/support/clusters'
import { testDatabase } from '@/tests/support/database'
import { makeCustomers, makePartner, makeTemplate } from '@/tests/support/factories'
import { clusterStory } from '@/tests/support/lab-stories'

const password = 'Señal-2026-ñandú'
let lab: Lab
let actor: ReturnType<typeof actorOf>

beforeAll(async () => {
  lab = await startLab({
    story: {
      clusters: [
        clusterStory('norte', {
          name: 'Norte',
          edge: 'tls-passthrough',
          testAccount: { userId: 'probe@norte.example.com', password },
        }),
      ],
    },
  })
  lookAt(lab)
})
afterAll(() => lab.stop())
beforeEach(async () => {
  actor = actorOf((await makePartner(testDatabase().database)).id)
})
afterEach(() => lab.clearFault())

const values = (changed = {}) => parsedLabValues(lab, 'norte', changed)

async function created(changed = {}): Promise<string> {
  const outcome = await createCluster(actor, { id: newId(), values: values(changed), confirmation: 'Norte' })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem))
  return outcome.value.id
}

const inPartner = <T>(read: Parameters<ReturnType<typeof testDatabase>['database']['asPartner']>[1]) =>
  testDatabase().database.asPartner(actor.partnerId, read) as Promise<T>

const auditActions = () =>
  testDatabase().database.asPartner(actor.partnerId, async (tx) =>
    (await tx.auditEvent.findMany({ orderBy: { sequence: 'asc' } })).map(({ action }) => action),
  )

describe('creating a cluster', () => {
  it('stores its interfaces with what the probe has just found, and one line of audit', async () => {
    const id = await created({ dmsUrl: lab.cluster('norte').urls.dmsUrl })
    const { rows, changes } = await testDatabase().database.asPartner(actor.partnerId, async (tx) => ({
      rows: await tx.clusterInterface.findMany({ where: { clusterId: id }, orderBy: { kind: 'asc' } }),
      changes: await tx.healthChange.count({ where: { clusterInterface: { clusterId: id } } }),
    }))
    expect(rows.map(({ kind, state, healthyCount }) => [kind, state, healthyCount])).toEqual([
      ['authentication-service', 'up', 2],
      ['cti', 'up', 2],
      ['dms', 'up', 2],
      ['xsi-actions', 'up', 2],
      ['xsi-events', 'up', 2],
    ])
    expect(changes).toBe(5)
    expect(rows.every(({ certificateExpiresAt }) => certificateExpiresAt !== null)).toBe(true)
    expect(await auditActions()).toEqual(['cluster.created'])
  })

  it('is refused while an interface fails, naming stage, address and finding, and stores nothing', async () => {
    await lab.setFault({ fault: 'http-404', cluster: 'norte', interface: 'xsi-events' })
    const outcome = await createCluster(actor, { id: newId(), values: values(), confirmation: '' })
    expect(outcome).toMatchObject({
      ok: false,
      problem: {
        code: 'interfaces-fail',
        fields: { xsiEventsUrl: { code: 'interface-fails', params: { stage: 'http', finding: 'http-not-deployed' } } },
      },
    })
    expect(JSON.stringify(outcome)).toContain(lab.cluster('norte').addresses[0])
    expect(await inPartner((tx) => tx.cluster.count())).toBe(0)
    expect(await auditActions()).toEqual([])
  })

  it('posted twice at once is one cluster, and both are told so', async () => {
    const input = { id: newId(), values: values(), confirmation: '' }
    const outcomes = await Promise.all([createCluster(actor, input), createCluster(actor, input)])
    expect(outcomes).toEqual([
      { ok: true, value: { id: input.id } },
      { ok: true, value: { id: input.id } },
    ])
    expect(await inPartner((tx) => tx.cluster.count())).toBe(1)
    expect(await auditActions()).toEqual(['cluster.created'])
  })

  it('with a name that is taken is refused at the name', async () => {
    await created()
    const again = await createCluster(actor, { id: newId(), values: values(), confirmation: '' })
    expect(again).toMatchObject({ ok: false, problem: { fields: { name: { code: 'name-taken' } } } })
  })

  it('of an id that belongs to another partner tells nothing of it', async () => {
    const id = await created()
    const stranger = actorOf((await makePartner(testDatabase().database)).id)
    const outcome = await createCluster(stranger, { id, values: values(), confirmation: '' })
    expect(outcome).toEqual({ ok: false, problem: { code: 'not-found' } })
  })

  it('with a one-way toggle wants the name typed', async () => {
    const toggled = values({ callHistory: true, callHistoryUserId: 'user@norte.example.com' })
    const outcome = await createCluster(actor, { id: newId(), values: toggled, confirmation: '' })
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'toggle-not-confirmed' } })
  })

  it('keeps secrets sealed: neither the row nor the audit holds them', async () => {
    const id = await created({ testAccountUserId: 'probe@norte.example.com', testAccountPassword: password })
    const { row, events } = await testDatabase().database.asPartner(actor.partnerId, async (tx) => ({
      row: await tx.cluster.findUniqueOrThrow({ where: { id } }),
      events: await tx.auditEvent.findMany(),
    }))
    expect(credentialsOf(row).testAccount).toEqual({ userId: 'probe@norte.example.com', password })
    const texts = [Buffer.from(row.testAccountPassword ?? []).toString('latin1'), JSON.stringify(events, bigints)]
    for (const text of texts) expect(text).not.toContain(password)
    expect(JSON.stringify(events, bigints)).not.toContain('PRIVATE KEY')
  })
})

describe('editing a cluster', () => {
  it('by two people at once: the second is told and nothing of the first is lost', async () => {
    const id = await created()
    const first = await updateCluster(actor, { id, version: 1, values: values({ name: 'First' }), confirmation: '' })
    const second = await updateCluster(actor, { id, version: 1, values: values({ name: 'Second' }), confirmation: '' })
    expect(first).toEqual({ ok: true, value: { version: 2 } })
    expect(second).toEqual({ ok: false, problem: { code: 'conflict' } })
    expect((await inPartner<{ name: string }>((tx) => tx.cluster.findUniqueOrThrow({ where: { id } }))).name).toBe(
      'First',
    )
  })

  it('in the same moment lets exactly one through', async () => {
    const id = await created()
    const edit = (name: string) => updateCluster(actor, { id, version: 1, values: values({ name }), confirmation: '' })
    const outcomes = await Promise.all([edit('First'), edit('Second')])
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true])
  })

  it('keeps a password that is left empty, and takes it away with its user', async () => {
    const account = { testAccountUserId: 'probe@norte.example.com' }
    const id = await created({ ...account, testAccountPassword: password })
    await updateCluster(actor, { id, version: 1, values: values(account), confirmation: '' })
    const read = () =>
      testDatabase().database.asPartner(actor.partnerId, (tx) => tx.cluster.findUniqueOrThrow({ where: { id } }))
    expect(credentialsOf(await read()).testAccount?.password).toBe(password)
    await updateCluster(actor, { id, version: 2, values: values(), confirmation: '' })
    expect((await read()).testAccountPassword).toBeNull()
  })

  it('probes an address that changes, and leaves alone one that already failed', async () => {
    const id = await created()
    await lab.setFault({ fault: 'refuse', cluster: 'norte' })
    const renamed = await updateCluster(actor, {
      id,
      version: 1,
      values: values({ name: 'Renamed', probePrivateKey: '' }),
      confirmation: '',
    })
    expect(renamed.ok).toBe(true)
    const moved = await updateCluster(actor, {
      id,
      version: 2,
      values: values({ xsiActionsUrl: `${lab.cluster('norte').urls.xsiActionsUrl}/` }),
      confirmation: '',
    })
    expect(moved).toMatchObject({ ok: false, problem: { fields: { xsiActionsUrl: { code: 'interface-fails' } } } })
  })

  it('never turns a one-way toggle off', async () => {
    const id = await created({ callHistory: true, callHistoryUserId: 'user@norte.example.com' })
    const outcome = await updateCluster(actor, { id, version: 1, values: values(), confirmation: 'Norte' })
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'one-way-toggle', fields: { callHistory: {} } } })
  })

  it('is frozen with more than 50 customers, and not with 50', async () => {
    const { database } = testDatabase()
    const id = await created()
    const template = await makeTemplate(database, actor.partnerId, id)
    await makeCustomers(database, actor.partnerId, template.id, 50)
    const moved = values({ dasUrl: 'https://das.norte.example.com/das' })
    expect(await updateCluster(actor, { id, version: 1, values: moved, confirmation: '' })).toMatchObject({ ok: true })
    await makeCustomers(database, actor.partnerId, template.id, 1)
    const outcome = await updateCluster(actor, { id, version: 2, values: values(), confirmation: '' })
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'frozen', fields: { dasUrl: { code: 'frozen' } } } })
  })

  it('lets the background sign in again', async () => {
    const id = await created()
    await inPartner((tx) => tx.cluster.update({ where: { id }, data: { loginRefusedAt: new Date() } }))
    await updateCluster(actor, { id, version: 1, values: values(), confirmation: '' })
    const row = await inPartner<{ loginRefusedAt: Date | null }>((tx) =>
      tx.cluster.findUniqueOrThrow({ where: { id } }),
    )
    expect(row.loginRefusedAt).toBeNull()
  })
})

describe('pausing and deleting a cluster', () => {
  it('pauses, is unknown meanwhile, and resumes; the same again changes nothing', async () => {
    const id = await created()
    await pauseCluster(actor, { id })
    await pauseCluster(actor, { id })
    expect((await testDatabase().database.asPartner(actor.partnerId, (tx) => readHead(tx, id)))?.state).toBe('unknown')
    await resumeCluster(actor, { id })
    expect((await testDatabase().database.asPartner(actor.partnerId, (tx) => readHead(tx, id)))?.state).toBe('up')
    expect(await auditActions()).toEqual(['cluster.created', 'cluster.paused', 'cluster.resumed'])
  })

  it('is refused while a template uses it', async () => {
    const id = await created()
    await makeTemplate(testDatabase().database, actor.partnerId, id, { name: 'Retail ES' })
    const outcome = await removeCluster(actor, { id, confirmation: 'Norte' })
    expect(outcome).toEqual({
      ok: false,
      problem: { code: 'cluster-in-use', params: { count: 1, first: 'Retail ES' } },
    })
  })

  it('wants the name, then takes interfaces and history along and leaves the trail', async () => {
    const id = await created()
    expect(await removeCluster(actor, { id, confirmation: 'norte' })).toMatchObject({
      problem: { code: 'name-not-typed' },
    })
    expect(await removeCluster(actor, { id, confirmation: 'Norte' })).toEqual({ ok: true, value: null })
    expect(await inPartner((tx) => tx.clusterInterface.count())).toBe(0)
    expect(await auditActions()).toEqual(['cluster.created', 'cluster.deleted'])
  })
})

describe('a cluster of another partner', () => {
  it('answers every operation exactly as one that never was', async () => {
    const id = await created()
    const stranger = actorOf((await makePartner(testDatabase().database)).id)
    const asked = (target: string) =>
      Promise.all([
        updateCluster(stranger, { id: target, version: 1, values: values(), confirmation: '' }),
        pauseCluster(stranger, { id: target }),
        resumeCluster(stranger, { id: target }),
        removeCluster(stranger, { id: target, confirmation: 'Norte' }),
      ])
    const foreign = await asked(id)
    expect(foreign).toEqual(await asked(newId()))
    expect(foreign.map((outcome) => outcome.ok)).toEqual([false, false, false, false])
    expect(await testDatabase().database.asPartner(stranger.partnerId, (tx) => readHead(tx, id))).toBeNull()
  })
})

const bigints = (_key: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value)
