import { beforeEach, describe, expect, it, vi } from 'vitest'
import { confirmRequirementAction, withdrawRequirementAction } from '@/lib/features/requirements/actions'
import { loadRequirements } from '@/lib/features/requirements/loaders'
import { readChecklistClusters } from '@/lib/features/requirements/operations/checklist-clusters'
import { newId } from '@/lib/platform/clock'
import { testDatabase } from '@/tests/support/database'
import { makeCluster } from '@/tests/support/factories'
import { makeStaff, signInAs } from '@/tests/support/identity'
import { freshBrowser } from '@/tests/support/request'

vi.mock('next/headers', async () => (await import('../../support/request')).nextHeaders)
vi.mock('next/cache', () => ({ revalidatePath: () => undefined }))

const { database } = testDatabase()
let staff: Awaited<ReturnType<typeof makeStaff>>
let clusterId: string
const patch = () => ({ clusterId, requirement: 'patch' as const, basis: 'R24' })

beforeEach(async () => {
  freshBrowser()
  staff = await makeStaff(database)
  clusterId = (await makeCluster(database, staff.partner.id, { name: 'Bilbao', broadworksRelease: 'R24' })).id
  await signInAs(staff.admin)
})

const stored = () =>
  database.asPartner(staff.partner.id, (tx) => tx.requirementConfirmation.findMany({ where: { clusterId } }))
const trail = () =>
  database.asPartner(staff.partner.id, (tx) =>
    tx.auditEvent.findMany({ where: { targetId: clusterId }, orderBy: { sequence: 'asc' } }),
  )
const stateOf = async (id: string) =>
  (await loadRequirements(clusterId)).requirements.find((requirement) => requirement.id === id)

describe('confirming a requirement', () => {
  it('keeps who and when, tells the audit trail once, and shows on the page', async () => {
    expect(await confirmRequirementAction(patch())).toEqual({ ok: true, value: null })
    expect(await confirmRequirementAction(patch())).toEqual({ ok: true, value: null })
    expect(await stored()).toMatchObject([{ requirement: 'patch', basis: 'R24', confirmedBy: staff.admin.name }])
    expect((await trail()).map(({ action }) => action)).toEqual(['requirement.confirmed'])
    expect(await stateOf('patch')).toMatchObject({ state: 'confirmed', confirmation: { by: staff.admin.name } })
  })

  it('is taken back, and that is told too', async () => {
    await confirmRequirementAction(patch())
    expect(await withdrawRequirementAction({ clusterId, requirement: 'patch' })).toEqual({ ok: true, value: null })
    expect(await withdrawRequirementAction({ clusterId, requirement: 'patch' })).toEqual({ ok: true, value: null })
    expect(await stored()).toEqual([])
    expect((await trail()).map(({ action }) => action)).toEqual(['requirement.confirmed', 'requirement.withdrawn'])
    expect(await stateOf('patch')).toMatchObject({ state: 'to-confirm', confirmation: null })
  })

  it('is refused for a fact that has become another since the page was shown', async () => {
    const outcome = await confirmRequirementAction({ ...patch(), basis: 'R23' })
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'requirement-changed' } })
    expect(await stored()).toEqual([])
  })

  it('is refused for what this cluster does not need', async () => {
    const outcome = await confirmRequirementAction({ clusterId, requirement: 'call-history', basis: 'R24' })
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'requirement-not-demanded' } })
  })

  it('becomes outdated with the release, and is then no news for the checklist of a template', async () => {
    await confirmRequirementAction(patch())
    const factsOf = () => database.asPartner(staff.partner.id, readChecklistClusters)
    expect((await factsOf())[clusterId]?.confirmed.patch).toMatchObject({ by: staff.admin.name })
    await database.asPartner(staff.partner.id, (tx) =>
      tx.cluster.update({ where: { id: clusterId }, data: { broadworksRelease: 'R23' } }),
    )
    expect((await stateOf('patch'))?.state).toBe('outdated')
    expect((await factsOf())[clusterId]?.confirmed.patch).toBeUndefined()
    expect(await confirmRequirementAction({ ...patch(), basis: 'R23' })).toMatchObject({ ok: true })
    expect(await stored()).toMatchObject([{ basis: 'R23' }])
  })

  it('survives two people at once as one confirmation', async () => {
    const outcomes = await Promise.all([confirmRequirementAction(patch()), confirmRequirementAction(patch())])
    expect(outcomes.every(({ ok }) => ok)).toBe(true)
    expect(await stored()).toHaveLength(1)
  })
})

describe('who may', () => {
  it.each(['support', 'reader', 'assigned'] as const)('%s reads the page and confirms nothing', async (role) => {
    await signInAs(staff[role])
    expect((await loadRequirements(clusterId)).mayWrite).toBe(false)
    for (const write of [confirmRequirementAction(patch()), withdrawRequirementAction(patch())])
      expect(await write).toMatchObject({ ok: false, problem: { code: 'forbidden' } })
    expect(await stored()).toEqual([])
  })

  it('answers another partner as for a cluster that never was', async () => {
    const strangers = await makeStaff(database)
    await signInAs(strangers.admin)
    const never = { ...patch(), clusterId: newId() }
    expect(await confirmRequirementAction(patch())).toEqual(await confirmRequirementAction(never))
    expect(await withdrawRequirementAction(patch())).toEqual(await withdrawRequirementAction(never))
    await expect(loadRequirements(clusterId)).rejects.toThrow()
    expect(await stored()).toEqual([])
  })
})
