/** Templates as rows of a file: which fields go out, which come in, and what would become of each row that comes in. */
import {
  type Catalogue,
  diffOf,
  type Field,
  type FieldChange,
  type FieldValues,
  initialValuesOf,
  optionalText,
} from '../catalogue/field'
import type { ImportRows, RowVerdict } from '../csv/import'
import type { ReadRow } from '../csv/read-types'
import { type CellWords, cellTextOf, readRow } from '../csv/row'
import type { Problem } from '../result'
import { folded } from '../text/folded'
import { type TemplateValues, templateFields } from './fields'
import { parseTemplate } from './parse'
import type { StoredTemplateSecrets } from './rules'

/** A template has no field for its provisioning ID, but a row is recognised by it. */
const provisioningId = { section: 'details', control: 'text', schema: optionalText(200), initial: '' } as const

const { provisioningAccountPasswordAgain: _typedOnce, ...ownFields } = templateFields

/** What a file may hold, in its order. A password is typed once: nobody sees it in a file's column either. */
export const transferFields: Catalogue = { provisioningId, ...ownFields }

/** What a file that we write holds: everything but secrets. */
export const exportedFields: readonly string[] = Object.entries<Field>(transferFields)
  .filter(([, field]) => !field.secret)
  .map(([name]) => name)

/** How much of a file is read at most. */
export const transferLimits = { bytes: 1024 * 1024, rows: 1000, columns: 60 } as const

export interface TransferredTemplate {
  id: string
  version: number
  provisioningId: string
  values: FieldValues
  stored: StoredTemplateSecrets
}

/** What the partner has, as far as a row can be about it. */
export interface TransferFacts {
  templates: readonly TransferredTemplate[]
  /** Names by id. */
  clusters: ReadonlyMap<string, string>
  /** E-mail addresses of those who may administer. */
  admins: ReadonlySet<string>
}

/** The cells of a stored template, in the order of `exportedFields`; `textOf` says a cluster by its name. */
export function cellsOf(
  template: Pick<TransferredTemplate, 'provisioningId' | 'values'>,
  facts: TransferFacts,
): string[] {
  return exportedFields.map((name) => {
    if (name === 'provisioningId') return template.provisioningId
    const text = cellTextOf(template.values[name])
    return name === 'clusterId' ? (facts.clusters.get(text) ?? text) : text
  })
}

/** A row that may be written: a new template, or new values of one that is there. */
export interface JudgedRow {
  verdict: RowVerdict
  target: TransferredTemplate | null
  /** Null when the row is refused. */
  values: TemplateValues | null
}

type Problems = NonNullable<Problem['fields']>

/** What would become of every row; the same judgement as the form's, and what only a file can get wrong. */
export function judgeRows({ mapping, rows }: ImportRows, facts: TransferFacts, words: CellWords): JudgedRow[] {
  const look = lookupOf(facts)
  const seen = new Map<string, number>()
  return rows.map((row) => {
    const { values, problems } = readRow(transferFields, mapping, row.cells, words)
    const title = String(values.name ?? '').trim()
    const { target, ...found } = look.target(values)
    const judged = judgeValues(values, target, look)
    const fields: Problems = { ...judged.fields, ...found.problems, ...problems, ...twice(seen, row, target, title) }
    const named = title || String(target?.values.name ?? '')
    if (row.cells.slice(mapping.length).some((cell) => cell.trim() !== '')) {
      return refused(row, named, { code: 'row-extra-cells' })
    }
    if (Object.keys(fields).length > 0 || !judged.values) return refused(row, named, { code: 'check-fields', fields })
    const changes = target ? diffOf(ownFields, target.values, judged.values).map(look.told) : []
    const fate = target ? (changes.length > 0 ? 'change' : 'same') : 'add'
    return { verdict: { line: row.line, fate, title: named, changes, problem: null }, target, values: judged.values }
  })
}

function refused({ line }: ReadRow, title: string, problem: Problem): JudgedRow {
  return { verdict: { line, fate: 'problem', title, changes: [], problem }, target: null, values: null }
}

interface Lookup {
  target: (values: FieldValues) => { target: TransferredTemplate | null; problems: Problems }
  facts: TransferFacts
  byFoldedName: ReadonlyMap<string, TransferredTemplate>
  /** A change as a file would say it: a cluster by its name. */
  told: (change: FieldChange) => FieldChange
}

function lookupOf(facts: TransferFacts): Lookup {
  const byId = new Map(facts.templates.map((one) => [one.provisioningId, one]))
  const byName = new Map(facts.templates.map((one) => [String(one.values.name), one]))
  const byFoldedName = new Map(facts.templates.map((one) => [folded(String(one.values.name)), one]))
  const named = (id: FieldChange['before']) => facts.clusters.get(String(id)) ?? id
  return {
    facts,
    byFoldedName,
    told: (change) =>
      change.field === 'clusterId' ? { ...change, before: named(change.before), after: named(change.after) } : change,
    target: ({ provisioningId: given, name = '' }) => {
      const id = String(given ?? '').trim()
      if (id === '') return { target: byName.get(String(name).trim()) ?? null, problems: {} }
      const target = byId.get(id) ?? null
      const problems: Problems = target ? {} : { provisioningId: { code: 'provisioning-id-unknown' } }
      return { target, problems }
    },
  }
}

function judgeValues(given: FieldValues, target: TransferredTemplate | null, { facts, byFoldedName }: Lookup) {
  const { provisioningId: _known, ...own } = given
  const values: FieldValues = { ...initialValuesOf(templateFields), ...target?.values, ...own }
  values.provisioningAccountPasswordAgain = values.provisioningAccountPassword ?? ''
  const parsed = parseTemplate(values, target?.stored)
  const fields: Problems = parsed.ok ? {} : { ...parsed.problem.fields }
  const [cluster, email] = [String(values.clusterId), String(values.adminEmail)]
  if (cluster !== '' && !facts.clusters.has(cluster)) {
    fields.clusterId = { code: 'cluster-unknown', params: { name: cluster } }
  }
  if (email !== '' && !facts.admins.has(email) && email !== target?.values.adminEmail) {
    fields.adminEmail = { code: 'admin-unknown' }
  }
  const namesake = byFoldedName.get(folded(String(values.name).trim()))
  if (namesake && namesake.id !== target?.id) {
    fields.name = { code: 'row-same-name', params: { name: String(namesake.values.name) } }
  }
  return { fields, values: parsed.ok ? parsed.value : null }
}

/** The same template twice in one file, by name or by provisioning ID: the second row is refused. */
function twice(
  seen: Map<string, number>,
  { line }: ReadRow,
  target: TransferredTemplate | null,
  title: string,
): Problems {
  const marks = [target?.id, folded(title)].filter((mark) => mark !== undefined && mark !== '')
  const before = marks.map((mark) => seen.get(mark as string)).find((found) => found !== undefined)
  for (const mark of marks) if (!seen.has(mark as string)) seen.set(mark as string, line)
  return before === undefined ? {} : { name: { code: 'row-duplicate', params: { line: before } } }
}
