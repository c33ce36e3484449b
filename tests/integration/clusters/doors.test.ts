import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  createClusterAction,
  pauseClusterAction,
  removeClusterAction,
  resumeClusterAction,
  updateClusterAction,
} from '@/lib/features/clusters/actions'
import { streamCheck } from '@/lib/features/health/api'
import { searchRoute } from '@/lib/features/search/api'
import { type Lab, startLab } from '@/lib/lab/start-lab'
import { newId } from '@/lib/platform/clock'
import { labValues, lookAt } from '@/tests/support/clusters'
import { testDatabase } from '@/tests/support/database'
import { makeStaff, signInAs } from '@/tests/support/identity'
import { freshBrowser, ownOrigin, sendHeaders } from '@/tests/support/request'

vi.mock('next/headers', async () => (await import('../../support/request')).nextHeaders)
vi.mock('next/cache', () => ({ revalidatePath: () => undefined }))

let lab: Lab
let staff: Awaited<ReturnType<typeof makeStaff>>
let clusterId: string

beforeAll(async () => {
  const place = { domain: 'bilbao.example.com', edge: 'tls-passthrough' } as const
  const testAccount = { userId: 'probe@bilbao.example.com', password: 'Señal-2026' }
  const device = { userId: 'device', password: 'device' }
  lab = await startLab({ story: { clusters: [{ key: 'bilbao', name: 'Bilbao', ...place, testAccount, device }] } })
  lookAt(lab)
})
afterAll(() => lab.stop())
beforeEach(async () => {
  freshBrowser()
  staff = await makeStaff(testDatabase().database)
  await signInAs(staff.admin)
  const created = await createClusterAction({ id: newId(), values: labValues(lab, 'bilbao') })
  if (!created.ok) throw new Error(JSON.stringify(created.problem))
  clusterId = created.value.id
})

const post = (body: unknown) =>
  streamCheck(new Request(`${ownOrigin}/api/checks`, { method: 'POST', body: JSON.stringify(body) }))
const typed = () => ({ formId: newId(), kinds: ['xsi-actions'], values: labValues(lab, 'bilbao') })
const linesOf = async (response: Response) =>
  (await response.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string; kind?: string })

const writes = () =>
  [
    () => createClusterAction({ id: newId(), values: labValues(lab, 'bilbao', { name: 'Another' }) }),
    () => updateClusterAction({ id: clusterId, version: 1, values: labValues(lab, 'bilbao', { name: 'Renamed' }) }),
    () => pauseClusterAction({ id: clusterId }),
    () => resumeClusterAction({ id: clusterId }),
    () => removeClusterAction({ id: clusterId, confirmation: 'Bilbao' }),
  ] as const

describe('who may do what with a cluster', () => {
  it.each(['support', 'reader', 'assigned'] as const)('%s changes nothing, by replayed action either', async (role) => {
    await signInAs(staff[role])
    for (const write of writes()) expect(await write()).toMatchObject({ ok: false, problem: { code: 'forbidden' } })
    const { count, name } = await testDatabase().database.asPartner(staff.partner.id, async (tx) => ({
      count: await tx.cluster.count(),
      name: (await tx.cluster.findFirstOrThrow()).name,
    }))
    expect([count, name]).toEqual([1, 'Bilbao'])
  })

  it('nobody who is signed out, and no page of another origin', async () => {
    sendHeaders({ origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' })
    for (const write of writes()) expect(await write()).toMatchObject({ problem: { code: 'foreign-origin' } })
    expect((await post({ clusterId })).status).toBe(403)
    freshBrowser()
    for (const write of writes()) expect(await write()).toMatchObject({ problem: { code: 'signed-out' } })
    expect((await post({ clusterId })).status).toBe(401)
  })

  it('another partner sees a cluster nowhere: action, stream and search answer as for one that never was', async () => {
    const strangers = await makeStaff(testDatabase().database)
    await signInAs(strangers.admin)
    expect(await pauseClusterAction({ id: clusterId })).toEqual(await pauseClusterAction({ id: newId() }))
    const [foreign, missing] = await Promise.all([post({ clusterId }), post({ clusterId: newId() })])
    expect([foreign.status, await foreign.text()]).toEqual([missing.status, await missing.text()])
    expect(foreign.status).toBe(404)
    sendHeaders({ origin: null })
    const found = await searchRoute(new Request(`${ownOrigin}/api/search?q=bil`))
    expect(Object.values(await found.json()).flat()).toEqual([])
  })
})

describe('the stream of a check', () => {
  it('lets support check a stored cluster: progress, one result for each interface, the end', async () => {
    await signInAs(staff.support)
    const lines = await linesOf(await post({ clusterId }))
    const results = lines.filter(({ type }) => type === 'result').map(({ kind }) => kind)
    expect(results.sort()).toEqual(['authentication-service', 'cti', 'dms', 'xsi-actions', 'xsi-events'])
    expect(lines.filter(({ type }) => type === 'progress').length).toBeGreaterThan(20)
    expect(lines.at(-1)).toEqual({ type: 'done' })
  })

  it('lets only who may write check typed addresses, and read-only nobody', async () => {
    expect((await linesOf(await post(typed()))).at(-1)).toEqual({ type: 'done' })
    await signInAs(staff.support)
    expect((await post(typed())).status).toBe(403)
    await signInAs(staff.reader)
    expect((await post({ clusterId })).status).toBe(403)
  })

  it('is one line of audit for a form, however often its addresses are checked', async () => {
    const form = typed()
    await linesOf(await post(form))
    await linesOf(await post(form))
    const events = await testDatabase().database.asPartner(staff.partner.id, (tx) =>
      tx.auditEvent.count({ where: { action: 'cluster.entry-checked', targetId: form.formId } }),
    )
    expect(events).toBe(1)
  })

  it.each([
    ['nothing', {}],
    ['an unknown interface', { formId: newId(), kinds: ['oci-p'], values: {} }],
    ['an id that is none', { clusterId: "' OR 1=1 --" }],
    ['a paste of 200,000 characters', { formId: newId(), kinds: ['dms'], values: { dmsUrl: 'x'.repeat(200_000) } }],
  ])('refuses %s with a problem, not with an error', async (_, body) => {
    expect((await post(body)).status).toBe(400)
  })

  it('refuses plain http and addresses at their field', async () => {
    const { urls } = lab.cluster('bilbao')
    const plain = await post({ ...typed(), values: { xsiActionsUrl: urls.xsiActionsUrl.replace('https', 'http') } })
    expect(await plain.json()).toMatchObject({ problem: { fields: { xsiActionsUrl: { code: 'url-not-https' } } } })
  })

  it('never tells a secret', async () => {
    const values = labValues(lab, 'bilbao', {
      testAccountUserId: 'probe@bilbao.example.com',
      testAccountPassword: 'Señal-2026',
    })
    const text = await (await post({ ...typed(), values })).text()
    expect(text).toContain('"stage":"login"')
    for (const secret of ['Señal-2026', 'PRIVATE KEY', Buffer.from('Señal-2026').toString('base64')])
      expect(text).not.toContain(secret)
  })
})

describe('what a form may post', () => {
  it('nothing but its fields: a partner, a version or a pause of its own is dropped', async () => {
    const values = {
      ...labValues(lab, 'bilbao', { name: 'Assigned' }),
      partnerId: newId(),
      version: '9',
      pausedAt: 'now',
    }
    const outcome = await createClusterAction({ id: newId(), values })
    expect(outcome.ok).toBe(true)
    const row = await testDatabase().database.asPartner(staff.partner.id, (tx) =>
      tx.cluster.findFirstOrThrow({ where: { name: 'Assigned' } }),
    )
    expect([row.partnerId, row.version, row.pausedAt]).toEqual([staff.partner.id, 1, null])
  })

  it.each([
    ['a URL that is none', { xsiActionsUrl: 'https://' }, 'xsiActionsUrl', 'url-invalid'],
    ['a port out of range', { ctiPort: '99999' }, 'ctiPort', 'port-invalid'],
    ['a name of control characters', { name: 'a\u0000b' }, 'name', 'control-characters'],
    ['a huge name', { name: 'x'.repeat(10_000) }, 'name', 'too-long'],
    ['no such topology', { edgeTopology: 'orbit' }, 'edgeTopology', 'not-an-option'],
  ])('%s is refused at its field', async (_, changed, field, code) => {
    const outcome = await createClusterAction({ id: newId(), values: labValues(lab, 'bilbao', changed) })
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'check-fields', fields: { [field]: { code } } } })
  })

  it('nothing that is hidden is judged: a host of a proxy that is not used', async () => {
    const values = labValues(lab, 'bilbao', { name: 'Hidden', provisioningAdapterProxyHost: 'not a host' })
    expect((await createClusterAction({ id: newId(), values })).ok).toBe(true)
  })
})
