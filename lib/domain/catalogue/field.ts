/** One source of truth per form: what a field is, and everything that follows from it (README, "One source of truth"). */
import * as z from 'zod'
import type { Problem } from '../result'

export const controls = [
  'text',
  'email',
  'url',
  'host',
  'port',
  'secret',
  'checkbox',
  'switch',
  'select',
  'radio',
  'textarea',
  'datetime',
] as const
export type Control = (typeof controls)[number]

export type FieldValue = string | boolean
export type FieldValues = Record<string, FieldValue>

/**
 * One field of a form. Values are what a form holds: a string ('' is "not given") or a boolean; the operation maps them
 * to columns. Labels, help and option names are words under `<noun>.fields.<name>`.
 */
export interface Field<S extends z.ZodType<FieldValue> = z.ZodType<FieldValue>> {
  section: string
  control: Control
  schema: S
  initial: FieldValue
  /** Values of a select or radio, in order. */
  options?: readonly string[]
  /** Shown as optional beside the label. */
  optional?: boolean
  /** Write-only: never sent to a browser, never in an audit diff; empty on edit keeps what is stored. */
  secret?: boolean
  maxLength?: number
  autoComplete?: string
  /** Hidden, and its value left out of judgement, while this is false. */
  visibleWhen?: (values: FieldValues) => boolean
  /** What the other fields must say for this one to mean anything; `code` refuses a value that comes without it. */
  needs?: { code: string; isMet: (values: FieldValues) => boolean }
  /** Where the field and its start value come from: codes of domain.md, `ours` and `inference` among them. */
  source?: readonly string[]
}

export type Catalogue = Record<string, Field>

type Shape<C extends Catalogue> = { [K in keyof C]: C[K]['schema'] }
export type ValuesOf<C extends Catalogue> = z.output<z.ZodObject<Shape<C>>>

/** The zod object of a catalogue; unknown keys are dropped, so nothing but its fields can be assigned. */
export function objectOf<C extends Catalogue>(catalogue: C): z.ZodObject<Shape<C>> {
  return z.object(
    Object.fromEntries(Object.entries(catalogue).map(([name, field]) => [name, field.schema])) as Shape<C>,
  )
}

export function initialValuesOf<C extends Catalogue>(catalogue: C): FieldValues & { [K in keyof C]: FieldValue } {
  return Object.fromEntries(Object.entries(catalogue).map(([name, field]) => [name, field.initial])) as FieldValues & {
    [K in keyof C]: FieldValue
  }
}

/** The values with those of hidden fields put back to their start: what is not shown is not judged and not kept. */
export function withoutHiddenOf(catalogue: Catalogue, values: FieldValues): FieldValues {
  return Object.fromEntries(
    Object.entries(catalogue).map(([name, { initial, visibleWhen }]) => {
      const isShown = visibleWhen?.(values) ?? true
      return [name, isShown ? (values[name] ?? initial) : initial]
    }),
  )
}

/** A zod refinement that refuses with a problem code of ours: `z.string().superRefine(refusing('not-https', test))`. */
export function refusing<T>(code: string, isFine: (value: T) => boolean, params?: Record<string, string | number>) {
  return (value: T, context: z.RefinementCtx): void => {
    if (!isFine(value)) context.addIssue({ code: 'custom', params: { code, ...params } })
  }
}

/** A zod refinement by a judge of texts; '' is left to whoever asks whether it is required. */
export function judgedBy(judge: (text: string) => Problem | null) {
  return (text: string, context: z.RefinementCtx): void => {
    const problem = text === '' ? null : judge(text)
    if (problem) context.addIssue({ code: 'custom', params: { code: problem.code, ...problem.params } })
  }
}

/** Text of at least one and at most `maxLength` characters after trimming, without control characters. */
export function requiredText(maxLength: number) {
  return z.string().trim().min(1).max(maxLength).superRefine(refusing('control-characters', hasNoControlCharacters))
}

/** As `requiredText`, but may be empty. */
export function optionalText(maxLength: number) {
  return z.string().trim().max(maxLength).superRefine(refusing('control-characters', hasNoControlCharacters))
}

export function hasNoControlCharacters(text: string): boolean {
  return text.isWellFormed() && !/\p{Cc}|\p{Cf}|[\u2028\u2029]/u.test(text)
}

/** The first problem of each field, by field name; codes are message keys under `problems`. */
export function fieldProblemsOf(error: z.ZodError): NonNullable<Problem['fields']> {
  const fields: NonNullable<Problem['fields']> = {}
  for (const issue of error.issues) fields[String(issue.path[0] ?? '')] ??= problemOf(issue)
  return fields
}

function problemOf(issue: z.core.$ZodIssue): { code: string; params?: Record<string, string | number> } {
  if (issue.code === 'custom' && issue.params) {
    const { code, ...params } = issue.params as { code: string } & Record<string, string | number>
    return Object.keys(params).length > 0 ? { code, params } : { code }
  }
  if (issue.code === 'too_small') return { code: 'required' }
  if (issue.code === 'too_big') return { code: 'too-long', params: { maximum: Number(issue.maximum) } }
  if (issue.code === 'invalid_value') return { code: 'not-an-option' }
  if (issue.code === 'invalid_type') return { code: 'required' }
  return { code: 'invalid' }
}

export interface FieldChange {
  field: string
  before: FieldValue | null
  after: FieldValue | null
  /** The values of a write-only field are never told, only that it changed. */
  secret?: true
}

/** What differs between two sets of values, in catalogue order. `null` stands for "there was none". */
export function diffOf(catalogue: Catalogue, before: FieldValues | null, after: FieldValues | null): FieldChange[] {
  return Object.entries(catalogue).flatMap(([name, field]): FieldChange[] => {
    const [old, now] = [before?.[name] ?? null, after?.[name] ?? null]
    if (field.secret) return now ? [{ field: name, before: null, after: null, secret: true }] : []
    return old === now ? [] : [{ field: name, before: old, after: now }]
  })
}

/** The problems of values that came without what they need, by field. */
export function orphansOf(catalogue: Catalogue, values: FieldValues): NonNullable<Problem['fields']> {
  const orphans = Object.entries(catalogue).filter(
    ([name, { needs, initial }]) => needs && (values[name] ?? initial) !== emptyOf(initial) && !needs.isMet(values),
  )
  return Object.fromEntries(orphans.map(([name, { needs }]) => [name, { code: needs?.code ?? 'invalid' }]))
}

/** What "not given" looks like beside `value`. */
export function emptyOf(value: FieldValue): FieldValue {
  return typeof value === 'boolean' ? false : ''
}
