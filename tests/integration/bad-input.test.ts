/** Whatever is typed, pasted or posted: a refusal at the field, nothing stored that was refused, and never a throw. */
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { verifyTrail } from '@/lib/commands/audit/verify-trail'
import type { FieldValues } from '@/lib/domain/catalogue/field'
import type { Result } from '@/lib/domain/result'
import * as clusterActions from '@/lib/features/clusters/actions'
import * as partnerActions from '@/lib/features/partner/actions'
import * as peopleActions from '@/lib/features/people/actions'
import { searchRoute } from '@/lib/features/search/api'
import * as sessionActions from '@/lib/features/sessions/actions'
import { type Lab, startLab } from '@/lib/lab/start-lab'
import { hashToken, newToken } from '@/lib/platform/auth/tokens'
import { newId } from '@/lib/platform/clock'
import en from '@/lib/platform/i18n/messages/en/problems.json'
import { labValues, lookAt } from '../support/clusters'
import { testDatabase } from '../support/database'
import { runsOf } from '../support/depth'
import { makeStaff, signInAs } from '../support/identity'
import { clusterStory } from '../support/lab-stories'
import { withClient } from '../support/postgres'
import { type Browser, freshBrowser, switchBrowser } from '../support/request'

vi.mock('next/headers', async () => (await import('../support/request')).nextHeaders)
vi.mock('next/cache', () => ({ revalidatePath: () => undefined }))

const { database, ownerUrl } = testDatabase()
let lab: Lab
let staff: Awaited<ReturnType<typeof makeStaff>>
let admin: Browser

beforeAll(async () => {
  lab = await startLab({ story: { clusters: [clusterStory('norte', { name: 'Norte', edge: 'tls-passthrough' })] } })
  lookAt(lab, { OUTBOUND_BUDGET_PER_HOUR: '100000' })
  staff = await makeStaff(database)
  admin = await signInAs(staff.admin)
})
afterAll(() => lab.stop())
beforeEach(() => switchBrowser(admin))

const nasty = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  'a\r\nb',
  'tab\there',
  '\u202Eevil',
  'zero\u200Bwidth',
  '\u2028',
  '\uD800',
  'half \uDC00 a pair',
  '\uFEFFmark',
  'x'.repeat(100_000),
  '🜁'.repeat(5_000),
  "'; DROP TABLE person; --",
  '<script>alert(1)</script>',
  '{{constructor.constructor("x")()}}',
  '../../etc/passwd',
  '%00',
  '__proto__',
  'constructor',
  'null',
  '$1',
  '\\u0000',
  '=HYPERLINK("https://evil.example")',
]

const strange = fc.oneof(
  fc.constantFrom(...nasty),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
)

/** Everything that is stored of the partner, by table. */
async function counts(): Promise<Record<string, number>> {
  return database.asPartner(staff.partner.id, async (tx) => ({
    people: await tx.person.count(),
    invitations: await tx.invitation.count(),
    clusters: await tx.cluster.count(),
    interfaces: await tx.clusterInterface.count(),
  }))
}

const unforeseen = ['unexpected', 'unavailable', 'foreign-origin', 'signed-out']

/** A value, or a refusal that has words; never the gate's word for a throw. */
function expectAnswered(outcome: Result<unknown>, asked: unknown): void {
  const told = JSON.stringify(asked)?.slice(0, 400)
  if (outcome.ok) return
  const { code, fields = {} } = outcome.problem
  expect(unforeseen, told).not.toContain(code)
  for (const one of [code, ...Object.values(fields).map((field) => field.code)])
    expect(Object.keys(en), told).toContain(one)
}

type Action = (input: unknown) => Promise<Result<unknown>>

interface FormPlan {
  action: Action
  /** A body that would be accepted, or refused for a reason of its own. */
  valid: () => Record<string, unknown>
  fields: readonly string[]
  /** Fields that the valid body gets wrong. */
  alsoWrong?: readonly string[]
}

const sentence = 'a sentence that nobody guesses 41'

const plans: Record<string, FormPlan> = {
  'sign-in': {
    action: sessionActions.signInAction,
    valid: () => ({ email: 'nobody@example.test', password: 'guess', code: '', next: '/' }),
    fields: ['email', 'password', 'code', 'next'],
  },
  'set-up': {
    action: partnerActions.setUpAction,
    valid: () => ({
      token: 'gone',
      partnerName: 'Oeste',
      timeZone: 'UTC',
      name: 'Olga Oeste',
      email: `${newId()}@example.test`,
      newPassword: sentence,
    }),
    fields: ['token', 'partnerName', 'timeZone', 'name', 'email', 'newPassword'],
  },
  invitation: {
    action: peopleActions.acceptInvitationAction,
    valid: () => ({ token: 'gone', newPassword: sentence }),
    fields: ['token', 'newPassword'],
  },
  'invite a colleague': {
    action: peopleActions.inviteAction,
    valid: () => ({ id: newId(), name: 'Nora Neu', email: `${newId()}@example.test`, role: 'support' }),
    fields: ['id', 'name', 'email', 'role'],
  },
  "a person's role": {
    action: peopleActions.changeRoleAction,
    valid: () => ({ personId: newId(), version: 1, role: 'support' }),
    fields: ['personId', 'version', 'role'],
  },
  profile: {
    action: peopleActions.changeProfileAction,
    valid: () => ({ name: 'Ana Admin', version: 1 }),
    fields: ['name', 'version'],
  },
  password: {
    action: peopleActions.changePasswordAction,
    valid: () => ({ currentPassword: 'guess', newPassword: sentence }),
    fields: ['currentPassword', 'newPassword'],
    alsoWrong: ['currentPassword'],
  },
  'partner settings': {
    action: partnerActions.changePartnerAction,
    valid: () => ({ partnerName: 'Norte', timeZone: 'UTC', version: 99 }),
    fields: ['partnerName', 'timeZone', 'version'],
  },
}

const hashing = new Set(['sign-in', 'set-up', 'invitation', 'password'])

describe.each(Object.entries(plans))('the form of %s', (name, { action, valid, fields, alsoWrong = [] }) => {
  it('refuses strange text at its field or takes it whole, and never fails', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...fields), strange, async (field, text) => {
        const input = { ...valid(), [field]: text }
        const outcome = await action(input)
        expectAnswered(outcome, input)
        if (!outcome.ok && outcome.problem.code === 'check-fields')
          expect([field, ...alsoWrong], JSON.stringify(input).slice(0, 400)).toEqual(
            expect.arrayContaining(Object.keys(outcome.problem.fields ?? {})),
          )
      }),
      { numRuns: runsOf({ quick: 20, full: hashing.has(name) ? 60 : 120 }) },
    )
  })

  it('answers a body of any shape', async () => {
    const body = fc.oneof(
      fc.anything({ withNullPrototype: true, withSparseArray: true }),
      fc.dictionary(fc.constantFrom(...fields, '__proto__', 'partnerId', 'role'), fc.anything()),
    )
    await fc.assert(
      fc.asyncProperty(body, async (input) => {
        const outcome = await action(input)
        expect(outcome.ok).toBe(false)
        expectAnswered(outcome, input)
      }),
      { numRuns: runsOf({ quick: 20, full: 100 }) },
    )
  })
})

describe('what nobody types by accident', () => {
  it('an unknown or foreign id is not found, whatever it is asked for', async () => {
    const onPerson = [
      peopleActions.renewInvitationAction,
      peopleActions.endSessionsOfAction,
      peopleActions.removeSecondFactorOfAction,
    ]
    for (const action of onPerson)
      expect(await action({ personId: newId() })).toMatchObject({ problem: { code: 'not-found' } })
    for (const action of [clusterActions.pauseClusterAction, clusterActions.resumeClusterAction])
      expect(await action({ id: newId() })).toMatchObject({ problem: { code: 'not-found' } })
    expect(await clusterActions.removeClusterAction({ id: newId(), confirmation: '' })).toMatchObject({
      problem: { code: 'not-found' },
    })
  })

  it('extra fields assign nothing', async () => {
    const id = newId()
    const other = await makeStaff(database)
    await peopleActions.inviteAction({
      id,
      name: 'Nora Neu',
      email: `${id}@example.test`,
      role: 'support',
      partnerId: other.partner.id,
      partner_id: other.partner.id,
      passwordHash: 'x',
      version: 99,
      disabledAt: new Date(0).toISOString(),
    })
    const person = await database.asPartner(staff.partner.id, (tx) => tx.person.findUnique({ where: { id } }))
    expect(person).toMatchObject({ partnerId: staff.partner.id, passwordHash: null, version: 1, disabledAt: null })
  })

  it('a search for anything answers', async () => {
    await fc.assert(
      fc.asyncProperty(strange, async (text) => {
        const query = new URLSearchParams({ q: Buffer.from(text).toString() })
        const answer = await searchRoute(new Request(`http://localhost:3000/api/search?${query}`))
        expect([200, 400]).toContain(answer.status)
      }),
      { numRuns: runsOf({ quick: 20, full: 100 }) },
    )
  })
})

const impossibleUrls = [
  'http://xsi.norte.example.com/',
  'https://',
  'https:///path',
  'https://192.0.2.1/',
  'https://[::1]/',
  'https://[fe80::1%25eth0]/',
  'https://localhost/',
  'https://user:secret@xsi.norte.example.com/',
  'https://xsi.norte.example.com:99999/',
  'https://xsi.norte.example.com:22/',
  'https://xsi.norte.example.com:0/',
  'https://xsi..example.com/',
  'https://-xsi.example.com/',
  `https://${'a'.repeat(64)}.example.com/`,
  `https://${'a.'.repeat(140)}example.com/`,
  'https://xsi example.com/',
  'https://xsi.example.com/\u0000',
  'https://xsi.example.com/?q=1',
  'https://xsi.example.com/#top',
  'https://0x7f.1/',
  'https://2130706433/',
  'https://169.254.169.254/latest/meta-data',
  'https://xsi.example.com\\@evil.example/',
  'javascript:alert(1)',
  'file:///etc/passwd',
  '//xsi.example.com/',
  'xsi.example.com',
  'https://xn--/',
  'ftp://xsi.example.com/',
]
const impossiblePorts = ['0', '-1', '65536', '1e3', '8012.5', '٣', '99999999999999999999', 'NaN', 'port', '0x1F4C']
const impossibleHosts = [
  'https://cti.example.com',
  'cti.example.com/path',
  'cti.example.com:8012',
  '192.0.2.1',
  '::1',
  'localhost',
  'cti',
  'cti..example.com',
  'cti_.example com',
  `${'a'.repeat(64)}.example.com`,
  'cti.example.com\u0000',
]

describe('the form of a cluster', () => {
  const impossible: [field: string, values: string[]][] = [
    ['xsiActionsUrl', impossibleUrls],
    ['xsiEventsUrl', impossibleUrls],
    ['authenticationServiceUrl', impossibleUrls],
    ['dmsUrl', impossibleUrls],
    ['dasUrl', impossibleUrls.filter((url) => !url.includes(':22/'))],
    ['ctiPort', impossiblePorts],
    ['ctiHost', impossibleHosts],
    ['xsiDomain', impossibleHosts],
    ['cnpsHost', impossibleHosts],
    ['name', nasty.filter((text) => /^\s*$|\p{Cc}|\p{Cf}/u.test(text.trim()) || text.length > 80)],
    ['edgeTopology', ['none', '', '__proto__']],
    ['broadworksRelease', ['R1', 'constructor']],
    [
      'probeCertificate',
      ['no certificate', '-----BEGIN CERTIFICATE-----\nnothing\n-----END CERTIFICATE-----', 'x'.repeat(200_000)],
    ],
  ]

  it.each(impossible)('refuses an impossible %s there, and stores nothing', async (field, values) => {
    const before = await counts()
    for (const value of values) {
      const outcome = await clusterActions.createClusterAction({
        id: newId(),
        values: labValues(lab, 'norte', { [field]: value }),
        confirmation: '',
      })
      expectAnswered(outcome, { field, value })
      expect(outcome.ok, value.slice(0, 100)).toBe(false)
      if (!outcome.ok) expect(Object.keys(outcome.problem.fields ?? {}), value.slice(0, 100)).toContain(field)
    }
    expect(await counts()).toEqual(before)
  })

  it('never fails, whatever stands in any of its fields', async () => {
    const before = await counts()
    const fields = Object.keys(labValues(lab, 'norte')).filter((field) => field !== 'name')
    // A name that is refused keeps every case away from the network.
    const values = (changed: FieldValues) => ({ ...labValues(lab, 'norte', changed), name: '' })
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.constantFrom(...fields), strange, { minKeys: 1 }), async (changed) => {
        const outcome = await clusterActions.createClusterAction({ id: newId(), values: values(changed) })
        expect(outcome.ok).toBe(false)
        expectAnswered(outcome, changed)
      }),
      { numRuns: runsOf({ quick: 30, full: 200 }) },
    )
    expect(await counts()).toEqual(before)
  })

  it('answers a body of any shape', async () => {
    const actions: Action[] = [
      clusterActions.createClusterAction,
      clusterActions.updateClusterAction,
      clusterActions.pauseClusterAction,
      clusterActions.removeClusterAction,
    ]
    const body = fc.oneof(
      fc.anything(),
      fc.record({ id: fc.uuid(), version: fc.anything(), values: fc.anything(), confirmation: fc.anything() }),
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...actions), body, async (action, input) => {
        const outcome = await action(input)
        expect(outcome.ok).toBe(false)
        expectAnswered(outcome, input)
      }),
      { numRuns: runsOf({ quick: 30, full: 150 }) },
    )
  })
})

describe('a form that is sent twice', () => {
  it('invites one person', async () => {
    const before = await counts()
    const id = newId()
    const input = { id, name: 'Zweimal', email: `${id}@example.test`, role: 'support' }
    const outcomes = await Promise.all([1, 2, 3].map(() => peopleActions.inviteAction(input)))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    for (const outcome of outcomes) expectAnswered(outcome, input)
    expect(await counts()).toMatchObject({
      people: (before.people ?? 0) + 1,
      invitations: (before.invitations ?? 0) + 1,
    })
  })

  it('adds one cluster', async () => {
    const before = await counts()
    const input = { id: newId(), values: labValues(lab, 'norte', { name: 'Zweimal' }), confirmation: '' }
    const outcomes = await Promise.all([1, 2, 3].map(() => clusterActions.createClusterAction(input)))
    for (const outcome of outcomes) expect(outcome).toEqual({ ok: true, value: { id: input.id } })
    expect(await counts()).toMatchObject({ clusters: (before.clusters ?? 0) + 1 })
  })

  it('sets up one partner', async () => {
    const token = newToken()
    await withClient(ownerUrl, (client) =>
      client.query("INSERT INTO set_up_link (id, token_hash, expires_at) VALUES ($1, $2, now() + interval '1 hour')", [
        newId(),
        hashToken(token),
      ]),
    )
    freshBrowser()
    const partnerName = `Zweimal ${token}`
    const input = {
      token,
      partnerName,
      timeZone: 'UTC',
      name: 'Olga',
      email: `${newId()}@example.test`,
      newPassword: sentence,
    }
    const outcomes = await Promise.all([1, 2, 3].map(() => partnerActions.setUpAction(input)))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    for (const outcome of outcomes) expectAnswered(outcome, input)
    const { rows } = await withClient(ownerUrl, (client) =>
      client.query('SELECT 1 FROM partner WHERE name = $1', [partnerName]),
    )
    expect(rows).toHaveLength(1)
  })

  it('changes a role once', async () => {
    const { support } = staff
    const input = { personId: support.id, version: support.version, role: 'read-only' }
    const outcomes = await Promise.all([1, 2, 3].map(() => peopleActions.changeRoleAction(input)))
    for (const outcome of outcomes) expectAnswered(outcome, input)
    const { person, told } = await database.asPartner(staff.partner.id, async (tx) => ({
      person: await tx.person.findUnique({ where: { id: support.id } }),
      told: await tx.auditEvent.count({ where: { targetId: support.id, action: 'person.role-changed' } }),
    }))
    expect(person).toMatchObject({ role: 'read-only', version: support.version + 1 })
    expect(told).toBe(1)
  })
})

describe('a form that was open for too long', () => {
  it('is told of the change it would have overwritten', async () => {
    const stale = await partnerActions.changePartnerAction({ partnerName: 'Alt', timeZone: 'UTC', version: 99 })
    expect(stale).toMatchObject({ problem: { code: 'conflict' } })
  })
})

it('after all of this the audit trail of every partner is whole', async () => {
  const report = await verifyTrail(ownerUrl)
  expect(report.rowCount).toBeGreaterThan(5)
  expect(report.faults).toEqual([])
})
