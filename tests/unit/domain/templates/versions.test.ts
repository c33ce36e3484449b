import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FieldValues } from '@/lib/domain/catalogue/field'
import { methodOf } from '@/lib/domain/provisioning/methods'
import { provisioningMethods } from '@/lib/domain/provisioning/types'
import { exampleTemplate } from '@/lib/domain/templates/example'
import { type TemplateField, templateFields } from '@/lib/domain/templates/fields'
import { adapterUrlOf, provisioningIdOf, readProvisioningId } from '@/lib/domain/templates/identifiers'
import { impactOf } from '@/lib/domain/templates/impact'
import { startOfMethod } from '@/lib/domain/templates/method-start'
import { parseTemplate } from '@/lib/domain/templates/parse'
import { differencesOf, editsOf, mergeOf, readSnapshot, snapshotText } from '@/lib/domain/templates/versions'
import { runsOf } from '@/tests/support/depth'

const clusterId = '01900000-0000-7000-8000-000000000001'
const base = exampleTemplate({ name: 'Retail', clusterId, adminEmail: 'ana@norte.example' })
const snapshot = (values: FieldValues, passwordSetAt: number | null = null) => ({ number: 1, values, passwordSetAt })
const secrets = ['provisioningAccountPassword', 'provisioningAccountPasswordAgain']
const plain = Object.keys(templateFields).filter((name) => !secrets.includes(name)) as TemplateField[]

/** Some fields with some other value of their kind. */
const edits = fc.dictionary(fc.constantFrom(...plain), fc.nat(3), { maxKeys: 6 }).map((picked) =>
  Object.fromEntries(
    Object.entries(picked).map(([name, seed]) => {
      const { initial, options } = templateFields[name as TemplateField] as {
        initial: unknown
        options?: readonly string[]
      }
      if (typeof initial === 'boolean') return [name, seed % 2 === 0]
      return [name, options?.[seed % options.length] ?? `value ${seed}`]
    }),
  ),
)

describe('two edits of one version', () => {
  it('come together without losing a change, or dispute exactly the fields that both changed differently', () => {
    fc.assert(
      fc.property(edits, edits, (theirEdit, myEdit) => {
        const [theirs, mine] = [
          { ...base, ...theirEdit },
          { ...base, ...myEdit },
        ]
        const merge = mergeOf(snapshot(base), snapshot(theirs), mine)
        const changed = (values: FieldValues) => plain.filter((name) => values[name] !== base[name])
        const both = changed(theirs).filter((name) => changed(mine).includes(name) && theirs[name] !== mine[name])
        expect(merge.disputed.toSorted()).toEqual(both.toSorted())
        for (const name of changed(mine)) expect(merge.values[name]).toBe(mine[name])
        for (const name of changed(theirs).filter((one) => !changed(mine).includes(one)))
          expect(merge.values[name]).toBe(theirs[name])
      }),
      { numRuns: runsOf({ quick: 200, full: 2000 }) },
    )
  })

  it('dispute the password when both set it, and only then', () => {
    const mine = { ...base, provisioningAccountPassword: 'mine' }
    expect(mergeOf(snapshot(base, 1), snapshot(base, 2), mine).disputed).toEqual(['provisioningAccountPassword'])
    expect(mergeOf(snapshot(base, 1), snapshot(base, 2), base).disputed).toEqual([])
    expect(mergeOf(snapshot(base, 1), snapshot(base, 1), mine).values.provisioningAccountPassword).toBe('mine')
  })
})

describe('a version', () => {
  it('is read back as it was written, without secrets', () => {
    fc.assert(
      fc.property(edits, (given) => {
        const values = { ...base, ...given, provisioningAccountPassword: 'secret' }
        const text = snapshotText(values)
        expect(text).not.toContain('secret')
        expect(readSnapshot(text)).toEqual({ ...base, ...given })
      }),
      { numRuns: runsOf({ quick: 100, full: 500 }) },
    )
  })

  it('from before a field existed has its start value', () => {
    expect(readSnapshot('{"name":"Retail"}')).toMatchObject({ name: 'Retail', meetingJoin: 'cisco-call-in' })
  })

  it('tells that the password was set anew, never what it is', () => {
    expect(differencesOf(snapshot(base, 1), snapshot({ ...base, country: 'PT' }, 2))).toEqual([
      { field: 'country', before: base.country, after: 'PT' },
      { field: 'provisioningAccountPassword', before: null, after: null, secret: true },
    ])
  })
})

describe('the start of each method', () => {
  it.each(provisioningMethods)('%s makes that method and leaves nothing impossible', (method) => {
    const values = { ...base, ...startOfMethod[method] }
    expect(methodOf(values).method).toBe(method)
    const account: FieldValues = values.flowThrough
      ? { provisioningAccountName: 'a', provisioningAccountPassword: 'b', provisioningAccountPasswordAgain: 'b' }
      : {}
    expect(parseTemplate({ ...values, ...account })).toMatchObject({ ok: true })
  })
})

describe('what an edit reaches', () => {
  const codes = (given: FieldValues, stored = { hasStoredPassword: true, customers: 3 }, before = base) => {
    const after = { ...before, ...given }
    return impactOf(before, after, editsOf(before, after), stored).consequences.map(({ code }) => code)
  }
  const flowing = { ...base, flowThrough: true, provisioningAccountName: 'wbx-prov' }

  it.each<[string, FieldValues, string[]]>([
    ['authentication mode', { authenticationMode: 'webex' }, ['authentication-stays', 'history-keeps']],
    ['package', { defaultPackage: 'premium' }, ['packages-stay', 'history-keeps']],
    ['country', { country: 'PT' }, ['organizations-stay', 'history-keeps']],
    ['cluster', { clusterId: '01900000-0000-7000-8000-000000000002' }, ['cluster-moves-customers', 'history-keeps']],
    ['share link', { shareLink: 'https://a.example.com' }, ['share-link-breaks', 'history-keeps']],
    ['name', { name: 'Retail 2' }, ['history-keeps']],
  ])('%s', (_, given, expected) => {
    expect(codes(given)).toEqual(expected)
  })

  it('a new default package tells the defect that waits for whoever is moved after it, where there is somebody', () => {
    const standard = { ...base, defaultPackage: 'standard' }
    const stored = { hasStoredPassword: false, customers: 3 }
    const moved = { defaultPackage: 'premium' }
    expect(codes(moved, stored, standard)).toEqual(['package-defect', 'packages-stay', 'history-keeps'])
    expect(codes(moved, { ...stored, customers: 0 }, standard)).toEqual(['history-keeps'])
    expect(codes({ defaultPackage: 'basic' }, stored, standard)).not.toContain('package-defect')
  })

  it('turning flow-through off says first that the password is deleted for good', () => {
    const off = { flowThrough: false, provisioningAccountName: '' }
    expect(codes(off, undefined, flowing)).toEqual(['password-deleted', 'flow-through-stops', 'history-keeps'])
    expect(codes(off, { hasStoredPassword: false, customers: 0 }, flowing)).toEqual([
      'flow-through-stops',
      'history-keeps',
    ])
  })

  it('of a template nobody uses leaves nobody alone', () => {
    expect(codes({ authenticationMode: 'webex' }, { hasStoredPassword: false, customers: 0 })).toEqual([
      'history-keeps',
    ])
  })
})

describe('identifiers', () => {
  const [partner, template] = ['01900000-0000-7000-8000-00000000000a', '01900000-0000-7000-8000-00000000000b']

  it('the provisioning ID is unpadded base64 of both ids, and reads back', () => {
    const id = provisioningIdOf(partner, template)
    expect(id).not.toContain('=')
    expect(Buffer.from(id, 'base64').toString()).toBe(`${partner}:${template}`)
    expect(readProvisioningId(id)).toEqual({ partnerId: partner, templateId: template })
  })

  it('text that is no provisioning ID of ours reads as none', () => {
    fc.assert(
      fc.property(fc.string(), (text) => readProvisioningId(text) === null),
      { numRuns: runsOf({ quick: 100, full: 500 }) },
    )
  })

  it('the adapter URL is at our own address and fits into BroadWorks', () => {
    const url = adapterUrlOf(`https://${'a'.repeat(60)}.example.com`, template)
    expect(url).toMatch(/^https:\/\/a+\.example\.com\/adapter\//)
    expect(url.length).toBeLessThanOrEqual(256)
  })
})
