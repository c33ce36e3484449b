/** What a form knows while somebody fills it in, and every step it can take. Pure: no React, no clock. */
import {
  type Catalogue,
  type FieldValue,
  type FieldValues,
  fieldProblemsOf,
  objectOf,
} from '@/lib/domain/catalogue/field'
import type { Problem } from '@/lib/domain/result'

export type FieldProblems = NonNullable<Problem['fields']>

/** Rules that look at several fields at once; answers problems by field name. */
export type CrossCheck = (values: FieldValues) => FieldProblems

export interface FormState {
  values: FieldValues
  /** What is stored: the values that are not a change. */
  baseline: FieldValues
  /** Fields that were left once; from then on they are judged at every change. */
  touched: readonly string[]
  /** A save was tried: every field is judged. */
  isTried: boolean
  isSaving: boolean
  /** What the server said of a field, until that field changes. */
  fromServer: FieldProblems
  /** What the server said of the whole. */
  problem: Problem | null
}

export type FormStep =
  | { type: 'set'; name: string; value: FieldValue }
  | { type: 'fill'; values: FieldValues }
  | { type: 'blur'; name: string }
  | { type: 'tried' }
  | { type: 'saving' }
  | { type: 'saved'; sent: FieldValues; secrets: readonly string[] }
  | { type: 'refused'; problem: Problem }
  | { type: 'discard' }
  | { type: 'rebase'; baseline: FieldValues }

export function startOf(baseline: FieldValues, values: FieldValues = baseline): FormState {
  return { values, baseline, touched: [], isTried: false, isSaving: false, fromServer: {}, problem: null }
}

export function stepForm(state: FormState, step: FormStep): FormState {
  switch (step.type) {
    case 'set':
      return {
        ...state,
        values: { ...state.values, [step.name]: step.value },
        fromServer: without(state.fromServer, step.name),
      }
    case 'fill':
      return { ...state, values: { ...state.values, ...step.values } }
    case 'blur':
      return state.touched.includes(step.name) ? state : { ...state, touched: [...state.touched, step.name] }
    case 'tried':
      return { ...state, isTried: true }
    case 'saving':
      return { ...state, isTried: true, isSaving: true, problem: null }
    case 'saved':
      return startOf(emptied(step.sent, step.secrets), emptied(state.values, step.secrets))
    case 'refused':
      return { ...state, isSaving: false, problem: step.problem, fromServer: step.problem.fields ?? {} }
    case 'discard':
      return startOf(state.baseline)
    case 'rebase':
      return { ...state, baseline: step.baseline, values: followUntouched(state, step.baseline) }
  }
}

function without(problems: FieldProblems, name: string): FieldProblems {
  const { [name]: _gone, ...rest } = problems
  return rest
}

/** Secrets are sent once and forgotten; other text that was typed while the save was under way stays a change. */
function emptied(values: FieldValues, secrets: readonly string[]): FieldValues {
  return { ...values, ...Object.fromEntries(secrets.map((name) => [name, ''])) }
}

/** A newer stored value replaces the shown one unless this person changed it. */
function followUntouched(state: FormState, baseline: FieldValues): FieldValues {
  return Object.fromEntries(
    Object.entries(state.values).map(([name, value]) => [
      name,
      value === state.baseline[name] ? (baseline[name] ?? value) : value,
    ]),
  )
}

/** Names of the fields that are shown now, in catalogue order. */
export function visibleNames(catalogue: Catalogue, values: FieldValues): string[] {
  return Object.entries(catalogue)
    .filter(([, field]) => field.visibleWhen?.(values) ?? true)
    .map(([name]) => name)
}

/** Names of the fields whose value is not what is stored. */
export function changedNames(catalogue: Catalogue, state: FormState): string[] {
  return visibleNames(catalogue, state.values).filter((name) => state.values[name] !== state.baseline[name])
}

/** Every problem there is, shown or not. `stored` names secrets that may stay empty because one is stored. */
export function problemsOf(
  catalogue: Catalogue,
  values: FieldValues,
  options: { check?: CrossCheck; stored?: readonly string[] } = {},
): FieldProblems {
  const judged = visibleNames(catalogue, values).filter(
    (name) => !(values[name] === '' && options.stored?.includes(name)),
  )
  const part = Object.fromEntries(judged.flatMap((name) => (catalogue[name] ? [[name, catalogue[name]]] : [])))
  const outcome = objectOf(part).safeParse(values)
  return { ...options.check?.(values), ...(outcome.success ? {} : fieldProblemsOf(outcome.error)) }
}

/** The problems to show: of fields that were left, of all after a try, and what the server said. */
export function shownProblems(state: FormState, problems: FieldProblems): FieldProblems {
  const own = Object.entries(problems).filter(([name]) => state.isTried || state.touched.includes(name))
  return { ...state.fromServer, ...Object.fromEntries(own) }
}

/** Why an action call that never answered failed, as a problem that says what to do. */
export function failureOf(error: unknown, values: FieldValues): Problem {
  const size = JSON.stringify(values).length
  if (size > largestBody) return { code: 'too-large' }
  if (error instanceof Error && error.name === 'UnrecognizedActionError') return { code: 'outdated' }
  if (error instanceof TypeError) return { code: 'unreachable' }
  return { code: 'no-answer' }
}

/** Next refuses action bodies over 1 MB, and would lose the form with them. */
export const largestBody = 900_000
