import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ChecklistFacts, noFacts } from '@/lib/domain/provisioning/checklist/facts'
import { checklistOf, itemsOf, methodOf } from '@/lib/domain/provisioning/methods'
import { type ProvisioningMethod, provisioningMethods } from '@/lib/domain/provisioning/types'
import { runsOf } from '../../../support/depth'

const complete = {
  'flow-through-trusted': { flowThrough: true, userVerification: 'trusted' },
  'flow-through-untrusted': { flowThrough: true, userVerification: 'untrusted', adminFirst: true },
  'self-provisioning': { flowThrough: false, userVerification: 'untrusted', selfActivation: true },
  'api-trusted': { flowThrough: false, userVerification: 'trusted' },
  'api-untrusted': { flowThrough: false, userVerification: 'untrusted', selfActivation: false },
} satisfies Record<ProvisioningMethod, Record<string, string | boolean>>

const filled = {
  defaultPackage: 'basic',
  provisioningAccountName: 'wbx-prov',
  provisioningAccountPassword: 'a secret',
  adminEmail: 'ana@norte.example.com',
}

const facts: ChecklistFacts = {
  cluster: {
    id: 'c1',
    name: 'Madrid Norte',
    release: 'R24',
    adapterPath: 'direct',
    adapterProxyHost: '',
    confirmed: {},
  },
  apiAccess: {},
  adapterUrl: 'https://hub.example.com/adapter/t1',
  hasStoredPassword: false,
  lastMessageAt: null,
}

describe('the method of a template', () => {
  it.each(Object.entries(complete))('is %s for exactly its combination', (method, values) => {
    expect(methodOf(values).method).toBe(method)
  })

  it('is not decided while the verification is not chosen', () => {
    expect(methodOf({ flowThrough: true, userVerification: '' })).toMatchObject({ method: null })
    expect(methodOf({})).toMatchObject({ method: null })
  })

  it.each(['api-trusted', 'api-untrusted'] as const)('warns that only the API can use %s', (method) => {
    expect(methodOf(complete[method]).warnings).toHaveLength(1)
  })

  it('warns of nothing where BroadWorks or the user can begin', () => {
    for (const method of ['flow-through-trusted', 'flow-through-untrusted', 'self-provisioning'] as const) {
      expect(methodOf(complete[method]).warnings).toEqual([])
    }
  })
})

describe('the checklist of a method', () => {
  it.each(provisioningMethods)('lacks nothing in the template for %s once its fields are filled', (method) => {
    const items = itemsOf(method, { ...filled, ...complete[method] }, facts)
    expect(items.filter(({ place, state }) => place === 'template' && state === 'lacking')).toEqual([])
  })

  it.each(provisioningMethods)('of %s has each item once', (method) => {
    const ids = itemsOf(method, { ...filled, ...complete[method] }, facts).map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('asks Integrated IM&P, patches and the provisioning URL of flow-through only', () => {
    const needed = ['provisioning-url', 'integrated-imp', 'patch', 'use-provisioning-url', 'enterprise-flag']
    for (const method of provisioningMethods) {
      const ids = itemsOf(method, complete[method], facts).map(({ id }) => id)
      expect(needed.every((id) => ids.includes(id))).toBe(method.startsWith('flow-through'))
    }
  })

  it('asks application, scopes and a dedicated administrator of the API only', () => {
    for (const method of provisioningMethods) {
      const ids = itemsOf(method, complete[method], facts).map(({ id }) => id)
      expect(['application', 'scopes', 'dedicated-administrator'].every((id) => ids.includes(id))).toBe(
        method.startsWith('api'),
      )
    }
  })

  it('gives the lines of this template and never its password', () => {
    const values = { ...filled, ...complete['flow-through-trusted'] }
    const lines = itemsOf('flow-through-trusted', values, facts).flatMap(({ commands }) =>
      commands.map(({ prompt, text }) => `${prompt} ${text}`),
    )
    expect(lines).toContain('AS_CLI/Interface/Messaging> set provisioningUrl https://hub.example.com/adapter/t1')
    expect(lines).toContain('AS_CLI/Interface/Messaging> set provisioningUserId wbx-prov')
    expect(lines.join('\n')).toContain('<provisioningUrl>https://hub.example.com/adapter/t1</provisioningUrl>')
    expect(lines.join('\n')).not.toContain('a secret')
  })

  it('writes what is typed into an OCI request as text, never as an element', () => {
    const values = { ...complete['flow-through-trusted'], provisioningAccountName: 'a</provisioningUserId>&<b' }
    const text = itemsOf('flow-through-trusted', values, facts)
      .flatMap(({ commands }) => commands)
      .find(({ prompt }) => prompt === 'OCI-P')?.text
    expect(text).toContain('<provisioningUserId>a&lt;/provisioningUserId&gt;&amp;&lt;b</provisioningUserId>')
  })

  it('takes an empty password as given when one is stored', () => {
    const values = { ...filled, ...complete['flow-through-trusted'], provisioningAccountPassword: '' }
    const stateOf = (hasStoredPassword: boolean) =>
      itemsOf('flow-through-trusted', values, { ...facts, hasStoredPassword }).find(
        ({ id }) => id === 'provisioning-password',
      )?.state
    expect([stateOf(false), stateOf(true)]).toEqual(['lacking', 'met'])
  })

  it('holds what a person confirmed on the cluster, with who and when', () => {
    const confirmed = { patch: { by: 'Ana Ruiz', at: '2026-09-02T10:00:00.000Z' } }
    const items = itemsOf('flow-through-trusted', filled, {
      ...facts,
      cluster: { ...(facts.cluster as NonNullable<ChecklistFacts['cluster']>), confirmed },
    })
    expect(items.find(({ id }) => id === 'patch')).toMatchObject({ state: 'met', params: confirmed.patch })
    expect(items.find(({ id }) => id === 'enterprise-flag')).toMatchObject({ state: 'to-confirm' })
  })

  it('holds what a person confirmed of the organization, for the methods of the API', () => {
    const apiAccess = { scopes: { by: 'Ana Ruiz', at: '2026-09-02T10:00:00.000Z' } }
    const stateOf = (id: string) =>
      itemsOf('api-untrusted', filled, { ...facts, apiAccess }).find((item) => item.id === id)
    expect(stateOf('scopes')).toMatchObject({ state: 'met', reason: 'confirmed', params: apiAccess.scopes })
    expect(stateOf('application')).toMatchObject({ state: 'to-confirm', confirmAt: { page: 'api-access' } })
    const open = (access: ChecklistFacts['apiAccess']) =>
      checklistOf({ ...filled, ...complete['api-trusted'] }, { ...facts, apiAccess: access }).open.partner
    expect([open({}), open(apiAccess)]).toEqual([3, 2])
  })

  it('counts the way to every other method, the nearest first', () => {
    const { others, method } = checklistOf({ ...filled, ...complete['api-untrusted'] }, facts)
    expect(others.map((other) => other.method)).toEqual(
      provisioningMethods.filter((one) => one !== method).sort(byOpen(others)),
    )
    expect(others[0]?.method).toBe('self-provisioning')
  })

  it('says that the cluster is not chosen instead of assuming one', () => {
    const items = itemsOf('flow-through-trusted', filled, noFacts)
    expect(items.find(({ id }) => id === 'cluster-open')).toMatchObject({ state: 'lacking', field: 'clusterId' })
  })
})

const byOpen = (others: { method: ProvisioningMethod }[]) => (a: ProvisioningMethod, b: ProvisioningMethod) =>
  others.findIndex(({ method }) => method === a) - others.findIndex(({ method }) => method === b)

describe('whatever a form holds', () => {
  const value = fc.oneof(fc.boolean(), fc.string(), fc.constantFrom('trusted', 'untrusted', 'broadworks'))
  const anyValues = fc.record(
    {
      flowThrough: value,
      userVerification: value,
      selfActivation: value,
      adminFirst: value,
      defaultPackage: value,
      provisioningAccountName: value,
      authenticationMode: value,
    },
    { requiredKeys: [] },
  )

  it('gives a method or says why not, without throwing', () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        const { method, because, items } = checklistOf(values, facts)
        expect(because.length).toBeGreaterThan(0)
        expect(items.length > 0).toBe(method !== null)
      }),
      { numRuns: runsOf({ quick: 100, full: 2000 }) },
    )
  })

  it('never calls anything on the BroadWorks or the partner side met without a person or a message', () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        const met = checklistOf(values, facts).items.filter(
          ({ place, state, field }) => place !== 'template' && state === 'met' && !field,
        )
        expect(met).toEqual([])
      }),
      { numRuns: runsOf({ quick: 100, full: 2000 }) },
    )
  })
})
