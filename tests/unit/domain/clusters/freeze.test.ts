import { describe, expect, it } from 'vitest'
import { initialValuesOf } from '@/lib/domain/catalogue/field'
import { clusterFields } from '@/lib/domain/clusters/fields'
import { deleteProblemOf, freezeProblemOf, frozenFieldsOf } from '@/lib/domain/clusters/freeze'

const stored = { ...initialValuesOf(clusterFields), name: 'Sevilla', ctiHost: 'cti.sevilla.example.com' }

describe('the freeze above 50 customers', () => {
  it('freezes nothing at 50 and the five addresses and two syncs at 51, each with its because', () => {
    expect(frozenFieldsOf(50, stored)).toEqual([])
    const frozen = frozenFieldsOf(51, stored)
    expect(frozen.map(({ field }) => field)).toEqual([
      'xsiActionsUrl',
      'xsiEventsUrl',
      'dasUrl',
      'authenticationServiceUrl',
      'ctiHost',
      'ctiPort',
      'dndSync',
      'personalAssistantSync',
    ])
    expect(frozen[0]?.because).toEqual({ code: 'address', customers: 51, limit: 50 })
    expect(frozen.at(-1)?.because.code).toBe('sync')
  })

  it.each(['xsiActionsUrl', 'xsiEventsUrl', 'dasUrl', 'authenticationServiceUrl', 'ctiHost', 'ctiPort'])(
    'refuses changing %s',
    (field) => {
      const problem = freezeProblemOf(51, stored, { ...stored, [field]: 'changed' })
      expect(problem?.code).toBe('frozen')
      expect(Object.keys(problem?.fields ?? {})).toEqual([field])
    },
  )

  it('refuses turning a sync on, and lets call history be turned on', () => {
    expect(freezeProblemOf(51, stored, { ...stored, dndSync: true })?.code).toBe('frozen')
    expect(freezeProblemOf(51, stored, { ...stored, callHistory: true })).toBeNull()
  })

  it('lets a frozen cluster be renamed', () => {
    expect(freezeProblemOf(5_000, stored, { ...stored, name: 'Sevilla Sur' })).toBeNull()
  })
})

describe('deleting a cluster', () => {
  it('is refused while a template uses it, even with the name typed', () => {
    expect(deleteProblemOf({ name: 'Sevilla', templates: ['Retail ES', 'Hotels'] }, 'Sevilla')).toEqual({
      code: 'cluster-in-use',
      params: { count: 2, first: 'Retail ES' },
    })
  })

  it('wants the name typed', () => {
    expect(deleteProblemOf({ name: 'Sevilla', templates: [] }, 'sevilla')?.code).toBe('name-not-typed')
    expect(deleteProblemOf({ name: 'Sevilla', templates: [] }, ' Sevilla ')).toBeNull()
  })
})
