/** What a version of a template keeps, how two of them differ, and how two edits of one version come together. */
import { canonicalText } from '../audit/record'
import { diffOf, type Field, type FieldChange, type FieldValues } from '../catalogue/field'
import { type Merge, mergeEdits } from '../catalogue/merge'
import { templateFields } from './fields'

/** A version as it is read back. `passwordSetAt` is the version that set the stored password, null without one. */
export interface TemplateSnapshot {
  number: number
  values: FieldValues
  passwordSetAt: number | null
}

/** Canonical JSON of the values, without secrets, in the order of their names. */
export function snapshotText(values: FieldValues): string {
  return canonicalText(withoutSecrets(values))
}

/** The values of a stored version. A field that did not exist then has its start value. */
export function readSnapshot(text: string): FieldValues {
  const stored = JSON.parse(text) as FieldValues
  return Object.fromEntries(
    Object.entries<Field>(templateFields).map(([name, field]) => [name, stored[name] ?? field.initial]),
  )
}

/** What differs between two versions, the password among it: its value is never told. */
export function differencesOf(before: TemplateSnapshot, after: TemplateSnapshot): FieldChange[] {
  const changes = diffOf(templateFields, withoutSecrets(before.values), withoutSecrets(after.values))
  if (before.passwordSetAt === after.passwordSetAt) return changes
  const password: FieldChange = { field: 'provisioningAccountPassword', before: null, after: null, secret: true }
  return inFormOrder([...changes, password])
}

/** The changes that an edit makes to stored values, or to nothing: a typed password counts, its repetition does not. */
export function editsOf(before: FieldValues | null, after: FieldValues): FieldChange[] {
  return diffOf(templateFields, before, { ...after, provisioningAccountPasswordAgain: '' })
}

/** Brings an edit of `base` together with what was saved meanwhile, field by field. */
export function mergeOf(base: TemplateSnapshot, theirs: TemplateSnapshot, mine: FieldValues): Merge {
  const isSecret = (name: string) => (templateFields as Record<string, Field>)[name]?.secret === true
  return mergeEdits({
    theirs: theirs.values,
    mine,
    theirChanges: differencesOf(base, theirs).map(({ field }) => field),
    myChanges: editsOf(base.values, mine).map(({ field }) => field),
    isSecret,
  })
}

function withoutSecrets(values: FieldValues): FieldValues {
  return Object.fromEntries(
    Object.entries<Field>(templateFields).flatMap(([name, field]) =>
      field.secret ? [] : [[name, values[name] ?? field.initial]],
    ),
  )
}

function inFormOrder(changes: FieldChange[]): FieldChange[] {
  const order = Object.keys(templateFields)
  return changes.toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field))
}
