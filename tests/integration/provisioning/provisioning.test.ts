import { beforeEach, describe, expect, it, vi } from 'vitest'
import {
  assignAdapterAction,
  confirmApiNeedAction,
  unassignAdapterAction,
  withdrawApiNeedAction,
} from '@/lib/features/provisioning/actions'
import {
  loadAdapterUrls,
  loadApiAccess,
  loadMethodChoice,
  loadPackages,
  loadWhatIf,
} from '@/lib/features/provisioning/loaders'
import { loadNewTemplate, loadTemplate } from '@/lib/features/templates/loaders'
import { newId } from '@/lib/platform/clock'
import { testDatabase } from '@/tests/support/database'
import { makeCluster, makeTemplate } from '@/tests/support/factories'
import { makeStaff, signInAs } from '@/tests/support/identity'
import { freshBrowser } from '@/tests/support/request'

vi.mock('next/headers', async () => (await import('../../support/request')).nextHeaders)
vi.mock('next-intl/server', () => ({ getLocale: async () => 'en' }))
vi.mock('next/cache', () => ({ revalidatePath: () => undefined }))

const { database } = testDatabase()
let staff: Awaited<ReturnType<typeof makeStaff>>
let clusterId: string
let retail: string

const flowThrough = {
  flowThrough: true,
  provisioningAccountName: 'wbx-prov',
  userVerification: 'untrusted',
  adminFirst: true,
}

beforeEach(async () => {
  freshBrowser()
  staff = await makeStaff(database)
  const partnerId = staff.partner.id
  clusterId = (await makeCluster(database, partnerId, { name: 'Bilbao', directAuthentication: true })).id
  const given = {
    name: 'Retail',
    country: 'BE',
    defaultPackage: 'standard',
    authenticationMode: 'broadworks',
    ...flowThrough,
  }
  retail = (await makeTemplate(database, partnerId, clusterId, given)).id
  await signInAs(staff.admin)
})

const assign = (enterprise: string, target: string) => assignAdapterAction({ clusterId, enterprise, target })
const trail = () =>
  database.asPartner(staff.partner.id, (tx) =>
    tx.auditEvent.findMany({ where: { targetId: clusterId }, orderBy: { sequence: 'asc' } }),
  )

describe('which URL serves which enterprise', () => {
  it('is kept, answered, replaced and taken back, each told once to the trail', async () => {
    expect(await assign('', 'uc-one')).toEqual({ ok: true, value: { before: null } })
    expect(await assign('acme', retail)).toEqual({ ok: true, value: { before: null } })
    const page = await loadAdapterUrls({ cluster: clusterId, enterprise: 'acme' })
    expect(page).toMatchObject({ strategy: 'uc-one-first', answer: { because: [{ code: 'override' }] } })
    expect(page.plan.overrides[0]?.target).toMatchObject({ kind: 'template', name: 'Retail', accountName: 'wbx-prov' })
    expect(await assign('acme', 'uc-one')).toEqual({ ok: true, value: { before: retail } })
    expect(await unassignAdapterAction({ clusterId, enterprise: 'acme' })).toEqual({
      ok: true,
      value: { before: 'uc-one' },
    })
    expect(await unassignAdapterAction({ clusterId, enterprise: 'acme' })).toEqual({
      ok: true,
      value: { before: null },
    })
    expect((await trail()).map(({ action }) => action)).toEqual([
      'adapter.assigned',
      'adapter.assigned',
      'adapter.assigned',
      'adapter.unassigned',
    ])
  })

  it('takes no template of another cluster, none without flow-through, and none that is not there', async () => {
    const partnerId = staff.partner.id
    const other = (await makeCluster(database, partnerId)).id
    const elsewhere = (await makeTemplate(database, partnerId, other, flowThrough)).id
    const byApi = (await makeTemplate(database, partnerId, clusterId, { userVerification: 'trusted' })).id
    const codes = []
    for (const target of [elsewhere, byApi, newId()]) {
      const outcome = await assign('acme', target)
      codes.push(outcome.ok ? 'ok' : outcome.problem.fields?.target?.code)
    }
    expect(codes).toEqual([
      'adapter-template-missing',
      'adapter-template-without-flow-through',
      'adapter-template-missing',
    ])
  })

  it('takes a hostile enterprise for what it is: text of at most 30 characters', async () => {
    expect(await assign('x'.repeat(31), 'uc-one')).toMatchObject({ problem: { code: 'check-fields' } })
    expect(await assign('a\u0000b', 'uc-one')).toMatchObject({ problem: { code: 'check-fields' } })
    expect(await assign('</serviceProviderId>', 'uc-one')).toMatchObject({ ok: true })
    const asked = await loadAdapterUrls({ cluster: clusterId, enterprise: ['y'.repeat(500), 'z'] })
    expect(asked.answer?.enterprise).toHaveLength(30)
  })

  it('goes with its template when that is deleted', async () => {
    await assign('acme', retail)
    await database.asPartner(staff.partner.id, (tx) => tx.customerTemplate.delete({ where: { id: retail } }))
    expect((await loadAdapterUrls({ cluster: clusterId })).plan.overrides).toEqual([])
  })

  it('is one note for two people at once', async () => {
    const outcomes = await Promise.all([assign('acme', retail), assign('acme', retail)])
    expect(outcomes.every(({ ok }) => ok)).toBe(true)
    expect((await loadAdapterUrls({ cluster: clusterId })).plan.overrides).toHaveLength(1)
  })
})

describe('what if', () => {
  it('answers with the stored template, its cluster and the partner’s choices', async () => {
    const { asked } = await loadWhatIf({ template: retail, language: 'fr' })
    expect(asked?.answer).toMatchObject({
      outcome: 'provisioned',
      package: { id: 'standard' },
      locale: { locale: 'fr_FR' },
      method: { method: 'flow-through-untrusted' },
    })
    expect(asked?.answer.signIn.steps.map(({ code }) => code)).toContain('checked-directly')
  })

  it('answers with the first template when none is named, and nothing when there is none', async () => {
    expect((await loadWhatIf({})).asked?.template.id).toBe(retail)
    const alone = await makeStaff(database)
    await signInAs(alone.admin)
    expect(await loadWhatIf({})).toEqual({ templates: [], asked: null })
  })

  it('provisions nothing: no customer, no subscriber, no line of audit', async () => {
    const counts = () =>
      database.asPartner(staff.partner.id, async (tx) => [
        await tx.customer.count(),
        await tx.subscriber.count(),
        await tx.auditEvent.count(),
      ])
    const before = await counts()
    await loadWhatIf({ template: retail, organization: 'active' })
    expect(await counts()).toEqual(before)
  })
})

describe('packages and methods', () => {
  it('count the templates of this partner only', async () => {
    expect((await loadPackages({})).defaults.standard).toBe(1)
  })

  it('begin a new template with what was answered', async () => {
    const params = { start: 'user', customers: 'enterprises', signIn: 'webex', package: 'basic' }
    expect((await loadMethodChoice(params)).proposal.method).toBe('self-provisioning')
    expect((await loadNewTemplate(params)).values).toMatchObject({
      flowThrough: false,
      userVerification: 'untrusted',
      selfActivation: true,
      enterpriseMode: true,
      authenticationMode: 'webex',
      defaultPackage: 'basic',
    })
  })
})

describe('who may', () => {
  it.each(['support', 'reader', 'assigned'] as const)('%s reads every page and notes nothing', async (role) => {
    await signInAs(staff[role])
    expect((await loadWhatIf({ template: retail })).asked?.template.id).toBe(retail)
    expect((await loadAdapterUrls({ cluster: clusterId })).mayWrite).toBe(false)
    expect((await loadMethodChoice({})).mayWrite).toBe(false)
    await loadPackages({})
    for (const outcome of [await assign('acme', 'uc-one'), await unassignAdapterAction({ clusterId, enterprise: '' })])
      expect(outcome).toMatchObject({ ok: false, problem: { code: 'forbidden' } })
    expect((await loadAdapterUrls({ cluster: clusterId })).plan).toEqual({ system: null, overrides: [] })
  })

  it('answers another partner as for things that never were', async () => {
    const strangers = await makeStaff(database)
    await signInAs(strangers.admin)
    const never = { clusterId: newId(), enterprise: 'acme', target: 'uc-one' }
    expect(await assign('acme', 'uc-one')).toEqual(await assignAdapterAction(never))
    await expect(loadWhatIf({ template: retail })).rejects.toThrow()
    await expect(loadAdapterUrls({ cluster: clusterId })).rejects.toThrow()
    await expect(loadWhatIf({ template: 'no-id' })).rejects.toThrow()
    expect((await loadPackages({})).defaults.standard).toBe(0)
  })

  it('never lets a stranger’s template be noted for one’s own cluster', async () => {
    const strangers = await makeStaff(database)
    await signInAs(strangers.admin)
    const own = (await makeCluster(database, strangers.partner.id)).id
    const outcome = await assignAdapterAction({ clusterId: own, enterprise: '', target: retail })
    expect(outcome).toMatchObject({ problem: { fields: { target: { code: 'adapter-template-missing' } } } })
  })
})

describe('what the API demands of the organization', () => {
  const need = 'scopes' as const
  const confirmed = async () => (await loadApiAccess()).needs.find(({ id }) => id === need)?.confirmation ?? null
  const actions = () =>
    database.asPartner(staff.partner.id, async (tx) =>
      (await tx.auditEvent.findMany({ where: { targetType: 'requirement' }, orderBy: { sequence: 'asc' } })).map(
        ({ action }) => action,
      ),
    )

  it('is confirmed with who and when, told once, and read by the checklist of every template', async () => {
    const api = { name: 'Tool', userVerification: 'untrusted', flowThrough: false }
    const { id } = await makeTemplate(database, staff.partner.id, clusterId, api)
    expect(await loadApiAccess()).toMatchObject({ templates: { first: [{ id, name: 'Tool' }], count: 1 } })
    expect(await confirmApiNeedAction({ need })).toEqual({ ok: true, value: null })
    expect(await confirmApiNeedAction({ need })).toEqual({ ok: true, value: null })
    expect(await confirmed()).toMatchObject({ by: staff.admin.name })
    const { checklist } = (await loadTemplate(id)).detail
    expect(checklist.items.find((item) => item.id === need)).toMatchObject({ state: 'met', reason: 'confirmed' })
    expect(checklist.items.find((item) => item.id === 'application')).toMatchObject({ state: 'to-confirm' })
    expect(await actions()).toEqual(['requirement.confirmed'])
  })

  it('is taken back, and that is told too', async () => {
    await confirmApiNeedAction({ need })
    expect(await withdrawApiNeedAction({ need })).toEqual({ ok: true, value: null })
    expect(await withdrawApiNeedAction({ need })).toEqual({ ok: true, value: null })
    expect(await confirmed()).toBeNull()
    expect(await actions()).toEqual(['requirement.confirmed', 'requirement.withdrawn'])
  })

  it('is confirmed by no reader, and of another partner nothing is seen', async () => {
    await confirmApiNeedAction({ need })
    await signInAs(staff.reader)
    expect(await withdrawApiNeedAction({ need })).toMatchObject({ ok: false, problem: { code: 'forbidden' } })
    expect((await loadApiAccess()).mayWrite).toBe(false)
    await signInAs((await makeStaff(database)).admin)
    expect(await confirmed()).toBeNull()
    expect(await withdrawApiNeedAction({ need })).toEqual({ ok: true, value: null })
    await signInAs(staff.admin)
    expect(await confirmed()).not.toBeNull()
  })
})
