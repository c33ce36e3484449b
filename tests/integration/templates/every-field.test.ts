/** What follows from the catalogue alone: every field of a template is stored, remembered, audited, told and carried by files. */
import { beforeEach, expect, it } from 'vitest'
import type { Field, FieldValue, FieldValues } from '@/lib/domain/catalogue/field'
import { csvLine } from '@/lib/domain/csv/cells'
import { readTable } from '@/lib/domain/csv/read'
import { locales } from '@/lib/domain/preferences/preferences'
import { templateFields } from '@/lib/domain/templates/fields'
import { cellsOf, exportedFields, judgeRows, transferFields, transferLimits } from '@/lib/domain/templates/transfer'
import { readSnapshot } from '@/lib/domain/templates/versions'
import { readFacts } from '@/lib/features/template-files/operations/facts'
import { updateTemplate } from '@/lib/features/templates/operations/update'
import { findTemplate, findVersion, templateValuesOf } from '@/lib/features/templates/store'
import { headersOf, importTargetsOf } from '@/lib/platform/i18n/import-words'
import { testDatabase } from '@/tests/support/database'
import { type TemplateStage, templateStage } from '@/tests/support/templates'

const { database } = testDatabase()
let stage: TemplateStage
beforeEach(async () => {
  stage = await templateStage()
})

/** Fields that a value can be invented for: those that stand alone and hold plain text, a choice or yes and no. */
const free = Object.entries<Field>(templateFields).filter(
  ([name, { control, needs, secret }]) =>
    !needs && !secret && name !== 'clusterId' && name !== 'adminEmail' && !['url', 'host', 'email'].includes(control),
)
const other = (name: string, { initial, options }: Field): FieldValue => {
  if (typeof initial === 'boolean') return !initial
  return options ? (options.at(-1) ?? '') : `other ${name}`
}
const changed = (): FieldValues => ({
  ...Object.fromEntries(free.map(([name, field]) => [name, other(name, field)])),
  userVerification: 'trusted',
  flowThrough: false,
  authenticationMode: 'webex',
  meetingJoin: 'cisco-call-in',
})

it('a change of any field is stored, kept as a version and told field by field in the audit trail', async () => {
  const id = await stage.created({ authenticationMode: 'broadworks' })
  const before = stage.values({ authenticationMode: 'broadworks' })
  const wanted = { ...before, ...changed() }
  expect(await updateTemplate(stage.actor, { id, version: 1, values: wanted })).toMatchObject({ ok: true })
  const found = await database.asPartner(stage.actor.partnerId, async (tx) => ({
    row: await findTemplate(tx, id),
    version: await findVersion(tx, id, 2),
    event: await tx.auditEvent.findFirst({ where: { action: 'template.changed' } }),
  }))
  expect(found.row && templateValuesOf(found.row)).toEqual(wanted)
  expect(found.version && readSnapshot(found.version.values)).toEqual(wanted)
  const { changes } = JSON.parse(found.event?.payload ?? '{}') as { changes: { field: string }[] }
  const expected = Object.keys(before).filter((name) => before[name] !== wanted[name])
  expect(changes.map(({ field }) => field).sort()).toEqual(expected.sort())
})

it('is exported and comes back from the file as it was', async () => {
  await stage.created({ ...changed(), authenticationMode: 'webex' })
  const facts = await database.asPartner(stage.actor.partnerId, readFacts)
  const [stored] = facts.templates
  const line = stored ? csvLine(cellsOf(stored, facts)) : ''
  const file = readTable(new TextEncoder().encode(csvLine(exportedFields) + line), transferLimits)
  const rows = file.ok ? file.value.rows : []
  const empty = { ...facts, templates: [] }
  const clusters = new Map([...facts.clusters].map(([id, name]) => [name.toLowerCase(), id]))
  const mapping = exportedFields.map((name) => (name === 'provisioningId' ? null : name))
  const [judged] = judgeRows({ mapping, rows }, empty, { clusterId: clusters })
  expect(judged?.verdict).toMatchObject({ fate: 'add', problem: null })
  expect(judged?.values).toEqual(stored?.values)
})

it('has a name in every language, as a field of the form, a column of a file and a field of an import', () => {
  const names = Object.keys(transferFields)
  for (const locale of locales) {
    const nameless = headersOf(locale, 'templates', names).filter((label, at) => label === names[at])
    expect(nameless).toEqual([])
    expect(importTargetsOf(locale, 'templates', transferFields).map(({ name }) => name)).toEqual(names)
  }
})
