/** Templates out to files and in from them: through the route handlers, as every role, with every way a file can be wrong. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { FieldValues } from '@/lib/domain/catalogue/field'
import { csvLine } from '@/lib/domain/csv/cells'
import type { ReadFile, RowOutcome, RowVerdict } from '@/lib/domain/csv/import'
import { exampleTemplate } from '@/lib/domain/templates/example'
import {
  applyTemplateRows,
  exampleTemplates,
  exportChosenTemplates,
  exportTemplatesCsv,
  exportTemplatesJson,
  judgeTemplateRows,
  readTemplateFile,
} from '@/lib/features/template-files/api'
import { createTemplate } from '@/lib/features/templates/operations/create'
import { provisioningPasswordOf } from '@/lib/features/templates/operations/secrets'
import { newId } from '@/lib/platform/clock'
import { actorOf } from '@/tests/support/clusters'
import { testDatabase } from '@/tests/support/database'
import { makeCluster } from '@/tests/support/factories'
import { makeStaff, signInAs } from '@/tests/support/identity'
import { freshBrowser, ownOrigin, sendHeaders } from '@/tests/support/request'

vi.mock('next/headers', async () => (await import('../../support/request')).nextHeaders)
vi.mock('next-intl/server', async () => {
  const { createTranslator } = await import('next-intl')
  const { messagesOf } = await import('@/lib/platform/i18n/messages')
  return {
    getLocale: async () => 'en',
    getTranslations: async (namespace?: 'audit') =>
      createTranslator({ locale: 'en', messages: messagesOf('en'), namespace }),
  }
})

const { database } = testDatabase()
let staff: Awaited<ReturnType<typeof makeStaff>>
let values: (given?: FieldValues) => FieldValues

beforeEach(async () => {
  freshBrowser()
  staff = await makeStaff(database)
  const cluster = await makeCluster(database, staff.partner.id, { name: 'Málaga' })
  const own = { clusterId: cluster.id, adminEmail: staff.admin.email, country: 'ES', emailLanguage: 'es_ES' }
  values = (given = {}) => exampleTemplate({ name: 'Retail', ...own, ...given })
  await signInAs(staff.admin)
})

const created = async (given: FieldValues = {}) => {
  const outcome = await createTemplate(actorOf(staff.partner.id), { id: newId(), values: values(given) })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem))
  return outcome.value.id
}
const posted = (body: BodyInit) => new Request(`${ownOrigin}/api/templates/import`, { method: 'POST', body })
const got = (query = '') => new Request(`${ownOrigin}/api/templates.csv${query}`)
const read = async (body: string | Uint8Array<ArrayBuffer>) => {
  const answer = await readTemplateFile(posted(body))
  return (await answer.json()) as ReadFile & { problem?: { code: string } }
}
const rowsOf = ({ mapping, rows }: ReadFile) => JSON.stringify({ mapping, rows })
const judged = async (file: ReadFile) =>
  ((await (await judgeTemplateRows(posted(rowsOf(file)))).json()) as { verdicts: RowVerdict[] }).verdicts
const applied = async (file: ReadFile) =>
  ((await (await applyTemplateRows(posted(rowsOf(file)))).json()) as { outcomes: RowOutcome[] }).outcomes
const namesInStore = () =>
  database.asPartner(staff.partner.id, async (tx) =>
    (await tx.customerTemplate.findMany({ orderBy: { foldedName: 'asc' } })).map(({ name }) => name),
  )

const headers = ['Template name', 'Country or region', 'Cluster', 'Service provider admin e-mail', 'Default package']
const more = ['User verification', 'Authentication mode', 'Default email language']
const row = (name: string, changed: Partial<Record<number, string>> = {}) => {
  const cells = [name, 'España', 'malaga', staff.admin.email, 'STANDARD', 'untrusted', 'Webex', 'es-es']
  return Object.assign(cells, changed)
}
const csv = (...rows: string[][]) => [[...headers, ...more], ...rows].map(csvLine).join('')

describe('an exported file', () => {
  it('holds every field but secrets, and imported again changes nothing', async () => {
    const risky = '=Retail, "quoted"'
    await created({
      name: risky,
      flowThrough: true,
      provisioningAccountName: '+34911222333',
      provisioningAccountPassword: 'Señal-2026',
      provisioningAccountPasswordAgain: 'Señal-2026',
    })
    await created({ name: 'Plain', userVerification: 'untrusted', selfActivation: true })
    const text = await (await exportTemplatesCsv(got())).text()
    expect(text).not.toContain('Señal-2026')
    expect(text).toContain(`"'=Retail, ""quoted"""`)
    expect(text).toContain(',+34911222333,')
    const file = await read(text)
    expect(file.mapping).not.toContain(null)
    expect((await judged(file)).map(({ title, fate }) => [title, fate])).toEqual([
      [risky, 'same'],
      ['Plain', 'same'],
    ])
    const json = await (await exportTemplatesJson(got())).text()
    expect((await judged(await read(json))).map(({ fate }) => fate)).toEqual(['same', 'same'])
  })

  it('holds what the list shows, or what was chosen, and never another partner’s', async () => {
    await created({ name: 'One', defaultPackage: 'premium' })
    const id = await created({ name: 'Two', defaultPackage: 'basic' })
    const narrowed = await (await exportTemplatesCsv(got('?package=premium'))).text()
    expect([narrowed.includes('One'), narrowed.includes('Two')]).toEqual([true, false])
    const chosen = await exportChosenTemplates(posted(JSON.stringify({ ids: [id], format: 'json' })))
    expect(((await chosen.json()) as { name: string }[]).map(({ name }) => name)).toEqual(['Two'])
    const stranger = await makeStaff(database)
    await signInAs(stranger.admin)
    expect(await (await exportTemplatesCsv(got())).text()).not.toContain('One')
    const taken = await exportChosenTemplates(posted(JSON.stringify({ ids: [id], format: 'json' })))
    expect(await taken.json()).toEqual([])
  })
})

describe('an imported file', () => {
  it('is read in words of either language, adds, changes, and a second time does nothing', async () => {
    await created({
      name: 'Retail',
      defaultPackage: 'basic',
      userVerification: 'untrusted',
      authenticationMode: 'webex',
    })
    const file = await read(csv(row('Retail'), row('New', { 4: 'Premium' })))
    expect((await judged(file)).map(({ title, fate, changes }) => [title, fate, changes])).toEqual([
      ['Retail', 'change', [{ field: 'defaultPackage', before: 'basic', after: 'standard' }]],
      ['New', 'add', []],
    ])
    expect(await namesInStore()).toEqual(['Retail'])
    expect((await applied(file)).map(({ outcome }) => outcome)).toEqual(['changed', 'added'])
    expect((await applied(file)).map(({ outcome }) => outcome)).toEqual(['same', 'same'])
    expect(await namesInStore()).toEqual(['New', 'Retail'])
    const audit = await database.asPartner(staff.partner.id, (tx) =>
      tx.auditEvent.findMany({ where: { targetType: 'template' }, orderBy: { sequence: 'asc' } }),
    )
    expect(audit.map(({ action }) => action)).toEqual(['template.created', 'template.changed', 'template.created'])
  })

  it('recognises a template by its provisioning ID, so that it can be renamed', async () => {
    await created({ name: 'Old name' })
    const text = await (await exportTemplatesCsv(got())).text()
    const file = await read(text.replace('Old name', 'New name'))
    expect(await judged(file)).toMatchObject([{ fate: 'change', changes: [{ field: 'name', after: 'New name' }] }])
    await applied(file)
    expect(await namesInStore()).toEqual(['New name'])
    const stranger = await makeStaff(database)
    await signInAs(stranger.admin)
    expect(await judged(file)).toMatchObject([
      { fate: 'problem', problem: { fields: { provisioningId: { code: 'provisioning-id-unknown' } } } },
    ])
  })

  it('keeps a password sealed, and never wants it twice', async () => {
    const head = csvLine([...headers, ...more, 'flowThrough', 'provisioningAccountName', 'provisioningAccountPassword'])
    const file = await read(head + csvLine([...row('Flow', { 5: 'trusted' }), 'yes', 'wbx-prov', 'Señal-2026']))
    expect((await applied(file)).map(({ outcome }) => outcome)).toEqual(['added'])
    const stored = await database.asPartner(staff.partner.id, (tx) => tx.customerTemplate.findFirstOrThrow())
    expect(provisioningPasswordOf(stored, stored.provisioningAccountPassword)).toBe('Señal-2026')
    expect((await judged(await read(csv(row('Flow', { 5: '' }))))).map(({ fate }) => fate)).toEqual(['same'])
  })

  it('refuses at the row and field what the form refuses, and writes every other row', async () => {
    await created({ name: 'Málaga' })
    const head = csvLine([...headers, ...more, 'idpEntityId', 'selfActivation'])
    const rows = [
      row('Fine'),
      row('Fine'),
      row('fíne'),
      row('MALAGA'),
      row('Orphan', { 8: 'https://idp.example.com' }),
      row('Contradiction', { 5: 'trusted', 9: 'yes' }),
      row('=cmd|calc'),
      row('x'.repeat(5_000)),
      row('Unknown', { 2: 'Atlantis' }),
      row('Stranger', { 3: 'nobody@example.test' }),
      row('Choice', { 4: 'gold' }),
      row('Control\u202Echaracters'),
      [...row('Too many', { 8: '', 9: '' }), '', 'one more'],
      row(''),
      row('Also fine'),
    ]
    const file = await read(head + rows.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join(''))
    const refused = (await judged(file)).map(({ line, fate, problem }) => [
      line,
      fate,
      ...Object.entries(problem?.fields ?? {}).map(([field, { code }]) => `${field} ${code}`),
      ...(problem && !problem.fields ? [problem.code] : []),
    ])
    expect(refused).toEqual([
      [2, 'add'],
      [3, 'problem', 'name row-duplicate'],
      [4, 'problem', 'name row-duplicate'],
      [5, 'problem', 'name row-same-name'],
      [6, 'problem', 'idpEntityId only-with-own-provider'],
      [7, 'problem', 'selfActivation only-with-untrusted-emails'],
      [8, 'problem', 'name cell-formula'],
      [9, 'problem', 'name too-long'],
      [10, 'problem', 'clusterId cluster-unknown'],
      [11, 'problem', 'adminEmail admin-unknown'],
      [12, 'problem', 'defaultPackage not-an-option'],
      [13, 'problem', 'name control-characters'],
      [14, 'problem', 'row-extra-cells'],
      [15, 'problem', 'name required'],
      [16, 'add'],
    ])
    const outcomes = await applied(file)
    expect(outcomes.filter(({ outcome }) => outcome === 'added').map(({ title }) => title)).toEqual([
      'Fine',
      'Also fine',
    ])
    expect(await namesInStore()).toEqual(['Also fine', 'Fine', 'Málaga'])
  })

  it('has rows that somebody else was faster with: each is refused alone', async () => {
    const file = await read(csv(row('One'), row('Two')))
    expect((await judged(file)).map(({ fate }) => fate)).toEqual(['add', 'add'])
    await created({ name: 'ONE' })
    expect(await applied(file)).toMatchObject([
      { title: 'One', outcome: 'failed', problem: { fields: { name: { code: 'row-same-name' } } } },
      { title: 'Two', outcome: 'added' },
    ])
  })

  it('applied twice at once adds nothing twice', async () => {
    const file = await read(csv(...Array.from({ length: 6 }, (_none, at) => row(`Twin ${at}`))))
    await Promise.all([applied(file), applied(file)])
    expect(await namesInStore()).toEqual(Array.from({ length: 6 }, (_none, at) => `Twin ${at}`))
  })

  it('of a wrong encoding or too large is refused before anything of it is used', async () => {
    const latin1 = Uint8Array.from('Template name\nM\u00e1laga\n', (letter) => letter.charCodeAt(0))
    expect((await read(latin1)).problem).toMatchObject({ code: 'file-not-utf-8', params: { line: 2 } })
    expect((await read(new Uint8Array([0xff, 0xfe, 0x41, 0]))).problem?.code).toBe('file-utf-16')
    expect((await read('x'.repeat(1024 * 1024 + 1))).problem?.code).toBe('too-large')
    expect((await read(csv(...Array.from({ length: 1_001 }, () => row('Many'))))).problem?.code).toBe(
      'file-too-many-rows',
    )
  })

  it('begins with an example that can be imported as it is', async () => {
    const file = await read(await (await exampleTemplates(got())).text())
    expect((await judged(file)).map(({ fate }) => fate)).toEqual(['add', 'add'])
    expect((await applied(file)).map(({ outcome }) => outcome)).toEqual(['added', 'added'])
  })
})

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`

describe('who may bring files in', () => {
  const doors = (file: ReadFile) =>
    [
      () => readTemplateFile(posted(csv(row('Smuggled')))),
      () => judgeTemplateRows(posted(rowsOf(file))),
      () => applyTemplateRows(posted(rowsOf(file))),
    ] as const

  it.each(['support', 'reader', 'assigned'] as const)('%s may take files out, and bring none in', async (role) => {
    const file = await read(csv(row('Smuggled')))
    await signInAs(staff[role])
    for (const door of doors(file)) expect((await door()).status).toBe(403)
    expect((await exportTemplatesCsv(got())).status).toBe(200)
    expect(await namesInStore()).toEqual([])
  })

  it('nobody who is signed out, and no page of another origin', async () => {
    const file = await read(csv(row('Smuggled')))
    sendHeaders({ origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' })
    for (const door of doors(file)) expect((await door()).status).toBe(403)
    freshBrowser()
    for (const door of doors(file)) expect((await door()).status).toBe(401)
    expect((await exportTemplatesCsv(got())).status).toBe(401)
    expect(await namesInStore()).toEqual([])
  })
})
