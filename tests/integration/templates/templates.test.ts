import { beforeEach, describe, expect, it } from 'vitest'
import type { FieldValues } from '@/lib/domain/catalogue/field'
import { assignAdapter } from '@/lib/features/provisioning/operations/assign'
import { readAssignments } from '@/lib/features/provisioning/store'
import { bringBackTemplates } from '@/lib/features/template-list/operations/bulk'
import { createTemplate } from '@/lib/features/templates/operations/create'
import { duplicateTemplate } from '@/lib/features/templates/operations/duplicate'
import { bringBackTemplate, deleteTemplate } from '@/lib/features/templates/operations/remove'
import { restoreVersion } from '@/lib/features/templates/operations/restore'
import { provisioningPasswordOf } from '@/lib/features/templates/operations/secrets'
import { updateTemplate } from '@/lib/features/templates/operations/update'
import { findTemplate, templateValuesOf } from '@/lib/features/templates/store'
import { newId } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db/database'
import { testDatabase } from '@/tests/support/database'
import { makeCustomers, makePerson, makeTemplate } from '@/tests/support/factories'
import { account, type TemplateStage, templateStage } from '@/tests/support/templates'

const password = 'Señal-2026-ñandú'
let stage: TemplateStage
beforeEach(async () => {
  stage = await templateStage()
})

const inPartner = <T>(run: (tx: Tx) => Promise<T>) => testDatabase().database.asPartner(stage.actor.partnerId, run)
const rowOf = (id: string) => inPartner((tx) => findTemplate(tx, id))
const valuesOf = async (id: string): Promise<FieldValues> => {
  const row = await rowOf(id)
  return row ? templateValuesOf(row) : {}
}
const passwordOf = async (id: string) => {
  const row = await rowOf(id)
  return row && provisioningPasswordOf(row, row.provisioningAccountPassword)
}
const auditLines = () =>
  inPartner(async (tx) => (await tx.auditEvent.findMany({ orderBy: { sequence: 'asc' } })).map(({ action }) => action))
const versionsOf = (id: string) =>
  inPartner((tx) => tx.templateVersion.findMany({ where: { templateId: id }, orderBy: { number: 'asc' } }))
const edit = (id: string, version: number, given: FieldValues) =>
  updateTemplate(stage.actor, { id, version, values: stage.values(given) })

describe('creating a template', () => {
  it('writes row, first version and one line of audit, or none of them', async () => {
    const id = await stage.created()
    expect(await valuesOf(id)).toEqual(stage.values())
    expect((await versionsOf(id)).map(({ number, authorName }) => [number, authorName])).toEqual([[1, 'Ana Admin']])
    expect(await auditLines()).toEqual(['template.created'])
    const refused = await createTemplate(stage.actor, { id: newId(), values: stage.values({ name: '' }) })
    expect(refused).toMatchObject({ ok: false, problem: { fields: { name: { code: 'required' } } } })
    expect(await auditLines()).toEqual(['template.created'])
  })

  it('posted twice at once is one template, and both are told so', async () => {
    const input = { id: newId(), values: stage.values() }
    const outcomes = await Promise.all([createTemplate(stage.actor, input), createTemplate(stage.actor, input)])
    expect(outcomes).toEqual([
      { ok: true, value: { id: input.id } },
      { ok: true, value: { id: input.id } },
    ])
    expect(await auditLines()).toEqual(['template.created'])
  })

  it.each(['retail', 'RETAIL', 'Retaíl', ' Retail '])('refuses "%s" beside "Retail" at the name', async (name) => {
    await stage.created()
    const outcome = await createTemplate(stage.actor, { id: newId(), values: stage.values({ name }) })
    expect(outcome).toMatchObject({
      ok: false,
      problem: { fields: { name: { code: 'template-name-taken', params: { name: 'Retail' } } } },
    })
  })

  it('refuses a cluster and an administrator of another partner at their fields', async () => {
    const other = await templateStage()
    const foreign = { clusterId: other.clusterId, adminEmail: other.adminEmail }
    const outcome = await createTemplate(stage.actor, { id: newId(), values: stage.values(foreign) })
    expect(outcome).toMatchObject({
      ok: false,
      problem: { fields: { clusterId: { code: 'cluster-gone' }, adminEmail: { code: 'admin-unknown' } } },
    })
  })

  it('refuses a person who does not administer the partner', async () => {
    const reader = await makePerson(testDatabase().database, stage.actor.partnerId, { role: 'read-only' })
    const values = stage.values({ adminEmail: reader.email })
    const outcome = await createTemplate(stage.actor, { id: newId(), values })
    expect(outcome).toMatchObject({ ok: false, problem: { fields: { adminEmail: { code: 'admin-unknown' } } } })
  })

  it('with an id of another partner tells nothing of it', async () => {
    const other = await templateStage()
    const id = await other.created()
    const outcome = await createTemplate(stage.actor, { id, values: stage.values() })
    expect(outcome).toEqual({ ok: false, problem: { code: 'not-found' } })
  })

  it('seals the password: row, versions and audit do not hold it, and the adapter can read it', async () => {
    const id = await stage.created(account(password))
    const everything = await inPartner(async (tx) => [
      ...(await tx.auditEvent.findMany()).map(({ payload }) => payload),
      ...(await tx.templateVersion.findMany()).map(({ values }) => values),
      Buffer.from((await findTemplate(tx, id))?.provisioningAccountPassword ?? []).toString('latin1'),
    ])
    expect(everything.join()).not.toContain(password)
    expect(everything.join()).toContain('provisioningAccountPassword')
    expect(await passwordOf(id)).toBe(password)
    expect((await valuesOf(id)).provisioningAccountPassword).toBe('')
  })
})

describe('editing a template', () => {
  it('keeps the stored password when the field is empty, and drops it with flow-through', async () => {
    const id = await stage.created(account(password))
    const kept = { flowThrough: true, provisioningAccountName: 'wbx-prov', directorySync: true }
    expect(await edit(id, 1, kept)).toMatchObject({ ok: true, value: { version: 2 } })
    expect(await passwordOf(id)).toBe(password)
    expect(await edit(id, 2, {})).toMatchObject({ ok: true, value: { version: 3 } })
    expect(await passwordOf(id)).toBeNull()
    expect((await versionsOf(id)).map(({ passwordSetAt }) => passwordSetAt)).toEqual([1, 1, null])
  })

  it('by two people in different fields keeps both, and says whose was taken along', async () => {
    const id = await stage.created()
    const ben = { ...stage.actor, name: 'Ben Editor' }
    await updateTemplate(ben, { id, version: 1, values: stage.values({ country: 'PT' }) })
    const outcome = await edit(id, 1, { directorySync: true })
    expect(outcome).toEqual({
      ok: true,
      value: { version: 3, mergedWith: { author: 'Ben Editor', fields: ['country'] } },
    })
    expect(await valuesOf(id)).toMatchObject({ country: 'PT', directorySync: true })
  })

  it('by two people in the same field is refused at that field with who it was, and nothing is saved', async () => {
    const id = await stage.created()
    const ben = { ...stage.actor, name: 'Ben Editor' }
    await updateTemplate(ben, { id, version: 1, values: stage.values({ country: 'PT' }) })
    const outcome = await edit(id, 1, { country: 'FR', directorySync: true })
    expect(outcome).toMatchObject({
      ok: false,
      problem: {
        code: 'changed-meanwhile',
        fields: { country: { code: 'changed-meanwhile', params: { author: 'Ben Editor' } } },
      },
    })
    expect(await valuesOf(id)).toMatchObject({ country: 'PT', directorySync: false })
  })

  it('by two people to the same value is no dispute', async () => {
    const id = await stage.created()
    await edit(id, 1, { country: 'PT' })
    expect(await edit(id, 1, { country: 'PT', directorySync: true })).toMatchObject({ ok: true })
  })

  it('that makes an impossible template only together with the other edit is refused', async () => {
    const id = await stage.created({ userVerification: 'untrusted' })
    await edit(id, 1, { userVerification: 'untrusted', ...account(password) })
    const outcome = await edit(id, 1, { userVerification: 'untrusted', selfActivation: true })
    expect(outcome).toMatchObject({
      ok: false,
      problem: { fields: { selfActivation: { code: 'self-activation-needs-flow-through-off' } } },
    })
  })

  it('six at once in six fields loses nothing and numbers the versions without a gap', async () => {
    const id = await stage.created()
    const edits: FieldValues[] = [
      { country: 'PT' },
      { directorySync: true },
      { prefillEmail: true },
      { enterpriseMode: true },
      { disableFreeCalling: true },
      { partnerAdminName: 'Care' },
    ]
    for (const outcome of await Promise.all(edits.map((given) => edit(id, 1, given)))) {
      if (!outcome.ok) expect(outcome.problem.code).toBe('conflict')
    }
    const numbers = (await versionsOf(id)).map(({ number }) => number)
    expect(numbers).toEqual(numbers.map((_, at) => at + 1))
    expect((await rowOf(id))?.version).toBe(numbers.length)
  })

  it('of a template from before there was a history records what it said then', async () => {
    const { database } = testDatabase()
    const { id } = await makeTemplate(database, stage.actor.partnerId, stage.clusterId, {
      name: 'Old',
      adminEmail: stage.adminEmail,
    })
    const values = { ...(await valuesOf(id)), directorySync: true }
    expect(await updateTemplate(stage.actor, { id, version: 1, values })).toMatchObject({ ok: true })
    expect((await versionsOf(id)).map(({ number, authorName }) => [number, authorName])).toEqual([
      [1, ''],
      [2, 'Ana Admin'],
    ])
  })

  it('of another partner finds nothing', async () => {
    const id = await stage.created()
    const other = await templateStage()
    const outcome = await updateTemplate(other.actor, { id, version: 1, values: other.values() })
    expect(outcome).toEqual({ ok: false, problem: { code: 'not-found' } })
  })

  it('tells the audit trail the cluster by its name', async () => {
    const id = await stage.created()
    const payloads = await inPartner(async (tx) => (await tx.auditEvent.findMany()).map(({ payload }) => payload))
    expect(payloads.join()).not.toContain(`"${stage.clusterId}"`)
    expect(id).toBeTruthy()
  })
})

describe('restoring a version', () => {
  it('adds a version that says where it came from and keeps all others', async () => {
    const id = await stage.created()
    await edit(id, 1, { country: 'PT' })
    const outcome = await restoreVersion(stage.actor, { id, version: 2, number: 1, password: '' })
    expect(outcome).toEqual({ ok: true, value: { version: 3 } })
    expect((await valuesOf(id)).country).toBe('ES')
    expect((await versionsOf(id)).map(({ restoredFrom }) => restoredFrom)).toEqual([null, null, 1])
    expect(await auditLines()).toEqual(['template.created', 'template.changed', 'template.version-restored'])
  })

  it('wants the password anew when the account was another one', async () => {
    const id = await stage.created(account(password))
    await edit(id, 1, {})
    const without = await restoreVersion(stage.actor, { id, version: 2, number: 1, password: '' })
    expect(without).toMatchObject({
      ok: false,
      problem: { fields: { provisioningAccountPassword: { code: 'provisioning-password-missing' } } },
    })
    expect(await restoreVersion(stage.actor, { id, version: 2, number: 1, password: 'new' })).toMatchObject({
      ok: true,
    })
    expect(await passwordOf(id)).toBe('new')
  })

  it('looked at too long ago is refused', async () => {
    const id = await stage.created()
    await edit(id, 1, { country: 'PT' })
    await edit(id, 2, { country: 'FR' })
    const outcome = await restoreVersion(stage.actor, { id, version: 2, number: 1, password: '' })
    expect(outcome).toEqual({ ok: false, problem: { code: 'conflict' } })
  })
})

describe('deleting a template', () => {
  it('is refused while customers use it, and says which', async () => {
    const id = await stage.created()
    const [customer] = await makeCustomers(testDatabase().database, stage.actor.partnerId, id, 1)
    const outcome = await deleteTemplate(stage.actor, { id })
    expect(outcome).toMatchObject({
      ok: false,
      problem: { code: 'template-in-use', params: { count: 1, names: customer?.name } },
    })
    expect(await rowOf(id)).not.toBeNull()
  })

  it('can be undone with its id, password, version and history', async () => {
    const id = await stage.created(account(password))
    expect(await deleteTemplate(stage.actor, { id })).toEqual({ ok: true, value: { name: 'Retail' } })
    expect(await rowOf(id)).toBeNull()
    expect(await bringBackTemplate(stage.actor, { id })).toEqual({ ok: true, value: { name: 'Retail', lostUrls: [] } })
    expect(await passwordOf(id)).toBe(password)
    expect(await versionsOf(id)).toHaveLength(1)
    expect(await auditLines()).toEqual(['template.created', 'template.deleted', 'template.brought-back'])
  })

  it('cannot be undone while its name belongs to another, and can once that is free', async () => {
    const id = await stage.created()
    await deleteTemplate(stage.actor, { id })
    const successor = await stage.created()
    const refused = await bringBackTemplate(stage.actor, { id })
    expect(refused).toMatchObject({ ok: false, problem: { fields: { name: { code: 'template-name-taken' } } } })
    await deleteTemplate(stage.actor, { id: successor })
    expect(await bringBackTemplate(stage.actor, { id })).toMatchObject({ ok: true })
  })

  it('is undone together with its provisioning URLs, and says which were given away meanwhile', async () => {
    const id = await stage.created(account(password))
    const clusterId = (await rowOf(id))?.clusterId ?? ''
    const other = await stage.created({ ...account(password), name: 'Other' })
    for (const enterprise of ['', 'acme', 'harbor'])
      await assignAdapter(stage.actor, { clusterId, enterprise, target: id })
    const plan = () =>
      inPartner(async (tx) =>
        (await readAssignments(tx, clusterId)).map(({ enterprise, template }) => [enterprise, template?.name]),
      )
    await deleteTemplate(stage.actor, { id })
    expect(await plan()).toEqual([])
    await assignAdapter(stage.actor, { clusterId, enterprise: 'acme', target: other })
    expect(await bringBackTemplates(stage.actor, [id])).toMatchObject([
      {
        outcome: 'done',
        rest: { code: 'urls-not-restored', params: { enterprises: 'acme', count: 1, more: 0, system: 'no' } },
      },
    ])
    expect(await plan()).toEqual([
      ['', 'Retail'],
      ['acme', 'Other'],
      ['harbor', 'Retail'],
    ])
    const urls = (await auditLines()).filter((action) => action.startsWith('adapter.'))
    expect(urls.slice(-3)).toEqual(['adapter.unassigned', 'adapter.assigned', 'adapter.assigned'])
  })

  it('and bringing it back by another partner finds nothing', async () => {
    const id = await stage.created()
    const other = await templateStage()
    expect(await deleteTemplate(other.actor, { id })).toEqual({ ok: false, problem: { code: 'not-found' } })
    await deleteTemplate(stage.actor, { id })
    expect(await bringBackTemplate(other.actor, { id })).toEqual({ ok: false, problem: { code: 'not-found' } })
  })
})

describe('duplicating a template', () => {
  it('takes the next free name and the password, and no history', async () => {
    const id = await stage.created(account(password))
    const first = await duplicateTemplate(stage.actor, { id, newId: newId() })
    const second = await duplicateTemplate(stage.actor, { id, newId: newId() })
    expect([first, second]).toMatchObject([
      { ok: true, value: { name: 'Retail (2)' } },
      { ok: true, value: { name: 'Retail (3)' } },
    ])
    const copy = first.ok ? first.value.id : ''
    expect(await passwordOf(copy)).toBe(password)
    expect(await versionsOf(copy)).toHaveLength(1)
  })
})
