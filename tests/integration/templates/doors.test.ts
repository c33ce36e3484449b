import { beforeEach, describe, expect, it, vi } from 'vitest'
import { bringBackTemplatesAction } from '@/lib/features/template-list/actions'
import {
  createTemplateAction,
  deleteTemplateAction,
  restoreVersionAction,
  updateTemplateAction,
} from '@/lib/features/templates/actions'
import { loadNewTemplate, loadTemplate, loadTemplateForm, loadTemplateHistory } from '@/lib/features/templates/loaders'
import { newId } from '@/lib/platform/clock'
import { testDatabase } from '@/tests/support/database'
import { makeCluster } from '@/tests/support/factories'
import { makeStaff, signInAs } from '@/tests/support/identity'
import { freshBrowser, sendHeaders } from '@/tests/support/request'
import { account, templateValues } from '@/tests/support/templates'

vi.mock('next/headers', async () => (await import('../../support/request')).nextHeaders)
vi.mock('next/cache', () => ({ revalidatePath: () => undefined }))

const password = 'Señal-2026-ñandú'
let staff: Awaited<ReturnType<typeof makeStaff>>
let clusterId: string
let id: string

const values = (given = {}) => templateValues({ clusterId, adminEmail: staff.admin.email, ...given })

beforeEach(async () => {
  freshBrowser()
  const { database } = testDatabase()
  staff = await makeStaff(database)
  clusterId = (await makeCluster(database, staff.partner.id)).id
  await signInAs(staff.admin)
  const created = await createTemplateAction({ id: newId(), values: values(account(password)) })
  if (!created.ok) throw new Error(JSON.stringify(created.problem))
  id = created.value.id
  const kept = { flowThrough: true, provisioningAccountName: 'wbx-prov', directorySync: true }
  await updateTemplateAction({ id, version: 1, values: values(kept) })
})

const writes = () =>
  [
    () => createTemplateAction({ id: newId(), values: values({ name: 'Another' }) }),
    () => updateTemplateAction({ id, version: 2, values: values({ name: 'Renamed' }) }),
    () => restoreVersionAction({ id, version: 2, number: 1, password: '' }),
    () => deleteTemplateAction({ id }),
    () => bringBackTemplatesAction({ ids: [id] }),
  ] as const

const stored = () =>
  testDatabase().database.asPartner(staff.partner.id, async (tx) => [
    await tx.customerTemplate.count(),
    (await tx.customerTemplate.findFirst())?.name,
    await tx.templateVersion.count(),
  ])

describe('who may do what with a template', () => {
  it.each(['support', 'reader', 'assigned'] as const)('%s reads everything and changes nothing', async (role) => {
    await signInAs(staff[role])
    expect(await loadTemplate(id)).toMatchObject({ mayWrite: false, head: { name: 'Retail' } })
    expect(await loadTemplateHistory(id, {})).toMatchObject({ mayWrite: false })
    for (const write of writes()) expect(await write()).toMatchObject({ ok: false, problem: { code: 'forbidden' } })
    await expect(loadNewTemplate({})).rejects.toThrow()
    expect(await stored()).toEqual([1, 'Retail', 2])
  })

  it('nobody who is signed out, and no page of another origin', async () => {
    sendHeaders({ origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' })
    for (const write of writes()) expect(await write()).toMatchObject({ problem: { code: 'foreign-origin' } })
    freshBrowser()
    for (const write of writes()) expect(await write()).toMatchObject({ problem: { code: 'signed-out' } })
    expect(await stored()).toEqual([1, 'Retail', 2])
  })

  it('another partner hears of a template what it hears of one that never was', async () => {
    const strangers = await makeStaff(testDatabase().database)
    await signInAs(strangers.admin)
    for (const load of [loadTemplate, loadTemplateForm]) {
      const answers = await Promise.all([id, newId(), 'no-id'].map((one) => load(one).catch(String)))
      expect(new Set(answers).size).toBe(1)
    }
    expect(await deleteTemplateAction({ id })).toEqual(await deleteTemplateAction({ id: newId() }))
    expect(await restoreVersionAction({ id, version: 2, number: 1, password: '' })).toMatchObject({
      problem: { code: 'not-found' },
    })
    const copy = await loadNewTemplate({ from: id })
    expect([copy.copyOf, copy.values.name]).toEqual([null, ''])
  })
})

describe('what leaves the hub', () => {
  it('holds no password on any page, before or after an edit', async () => {
    const pages = [
      await loadTemplate(id),
      await loadTemplateForm(id),
      await loadTemplateHistory(id, { from: '1', to: '2' }),
      await loadNewTemplate({ from: id }),
    ]
    expect(JSON.stringify(pages)).not.toContain(password)
    expect(JSON.stringify(pages)).toContain('wbx-prov')
  })

  it('names identifiers at the hub’s own address', async () => {
    const { detail } = await loadTemplate(id)
    expect(Buffer.from(detail.identifiers.provisioningId, 'base64').toString()).toBe(`${staff.partner.id}:${id}`)
    expect(new URL(detail.identifiers.adapterUrl).pathname).toBe(`/adapter/${id}`)
  })
})

describe('posted values', () => {
  it.each([
    ['an unknown field is dropped', { smuggled: 'x' }, { ok: true }],
    ['a column that is no field is dropped', { partnerId: newId(), version: '99' }, { ok: true }],
    ['half a megabyte is refused at its field', { name: 'x'.repeat(500_000) }, { ok: false }],
    ['a dependent without its parent is refused', { idpEntityId: 'idp' }, { ok: false }],
  ])('%s', async (_, given, expected) => {
    const outcome = await createTemplateAction({ id: newId(), values: values({ name: `Posted ${newId()}`, ...given }) })
    expect(outcome).toMatchObject(expected)
    if (!outcome.ok) expect(Object.keys(outcome.problem.fields ?? {})).toEqual(Object.keys(given))
  })

  it('of the wrong kind are refused before anything is read', async () => {
    const outcome = await createTemplateAction({ id, values: { name: ['a'] } } as never)
    expect(outcome.ok).toBe(false)
  })
})
