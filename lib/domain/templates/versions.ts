/** What a version of a template keeps, how two of them differ, and how two edits of one version come together. */
import { canonicalText } from '../audit/record'
import { diffOf, type Field, type FieldChange, type FieldValues } from '../catalogue/field'
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

export interface Merge {
  values: FieldValues
  /** Fields that the others changed since and this edit did not touch: their value was taken. */
  taken: string[]
  /** Fields that both changed to different values. Nothing is decided for them. */
  disputed: string[]
}

/** Brings an edit of `base` together with what was saved meanwhile, field by field. */
export function mergeOf(base: TemplateSnapshot, theirs: TemplateSnapshot, mine: FieldValues): Merge {
  const isSecret = (name: string) => (templateFields as Record<string, Field>)[name]?.secret === true
  const theirChanges = new Set(differencesOf(base, theirs).map(({ field }) => field))
  const myChanges = new Set(editsOf(base.values, mine).map(({ field }) => field))
  const agree = (name: string) => !isSecret(name) && theirs.values[name] === mine[name]
  const taken = [...theirChanges].filter((name) => !myChanges.has(name) && !agree(name))
  const disputed = [...theirChanges].filter((name) => myChanges.has(name) && !agree(name))
  const kept = Object.entries(mine).map(([name, value]) => [
    name,
    isSecret(name) || myChanges.has(name) ? value : (theirs.values[name] ?? value),
  ])
  return { values: Object.fromEntries(kept), taken, disputed }
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
