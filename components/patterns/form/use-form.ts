'use client'

/** The form of a field catalogue as React state. Whatever happens to the call, the typed values stay. */
import { useEffect, useLayoutEffect, useReducer, useRef } from 'react'
import * as z from 'zod'
import type { Catalogue, FieldValue, FieldValues } from '@/lib/domain/catalogue/field'
import { type Problem, type Result, refuse } from '@/lib/domain/result'
import { useIsAlive } from '../use-is-alive'
import {
  type CrossCheck,
  changedNames,
  type FieldProblems,
  failureOf,
  largestBody,
  problemsOf,
  shownProblems,
  startOf,
  stepForm,
  visibleNames,
} from './form-state'

// zod's fast path compiles with eval, which the content security policy forbids.
z.config({ jitless: true })

export interface FormOptions {
  catalogue: Catalogue
  /** What is stored, or the first values of something new. A newer object is followed where nothing was typed. */
  initial: FieldValues
  /** Secrets that are stored already: empty keeps them. */
  stored?: readonly string[]
  check?: CrossCheck
  /** Prefix of the control's ids; two forms on one page need two. */
  id?: string
  /** Brings a field into view before it gets the focus: the wizard opens its step. */
  reveal?: (name: string) => void
}

export interface Form {
  id: string
  catalogue: Catalogue
  values: FieldValues
  baseline: FieldValues
  stored: readonly string[]
  /** Fields that are shown now, in order. */
  visible: readonly string[]
  changed: readonly string[]
  /** Problems to show. */
  problems: FieldProblems
  /** All problems, shown or not. */
  allProblems: FieldProblems
  problem: Problem | null
  isSaving: boolean
  /** False until the page answers to the keyboard; saving is off so long. */
  isReady: boolean
  set: (name: string, value: FieldValue) => void
  fill: (values: FieldValues) => void
  blur: (name: string) => void
  discard: () => void
  /** Judges, sends, and answers the value; null when it was refused or failed, which the form then shows. */
  submit: <T>(send: (values: FieldValues) => Promise<Result<T>>) => Promise<{ value: T } | null>
}

export const controlId = (formId: string, name: string): string => `${formId}-${name}`

export function useForm({ catalogue, initial, stored = [], check, id = 'form', reveal }: FormOptions): Form {
  const [state, step] = useReducer(stepForm, initial, (values) => startOf(values))
  const isReady = useIsAlive()
  const isBusy = useRef(false)
  const allProblems = problemsOf(catalogue, state.values, { check, stored })

  usePickUp(id, state.values, (values) => step({ type: 'fill', values }))
  useFollow(initial, (baseline) => step({ type: 'rebase', baseline }))

  const focusFirst = (problems: FieldProblems) => {
    const first = visibleNames(catalogue, state.values).find((name) => problems[name])
    if (!first) return
    reveal?.(first)
    focusWhenShown(controlId(id, first))
  }

  const submit = async <T>(send: (values: FieldValues) => Promise<Result<T>>): Promise<{ value: T } | null> => {
    if (isBusy.current) return null
    if (Object.keys(allProblems).length > 0) {
      step({ type: 'tried' })
      focusFirst(allProblems)
      return null
    }
    isBusy.current = true
    step({ type: 'saving' })
    const sent = state.values
    const result = await attempt(send, sent)
    isBusy.current = false
    if (result.ok) {
      step({ type: 'saved', sent, secrets: secretNames(catalogue) })
      return { value: result.value }
    }
    step({ type: 'refused', problem: result.problem })
    if (result.problem.fields) focusFirst(result.problem.fields)
    return null
  }

  return {
    id,
    catalogue,
    values: state.values,
    baseline: state.baseline,
    stored,
    visible: visibleNames(catalogue, state.values),
    changed: changedNames(catalogue, state),
    problems: shownProblems(state, allProblems),
    allProblems,
    problem: state.problem,
    isSaving: state.isSaving,
    isReady,
    set: (name, value) => step({ type: 'set', name, value }),
    fill: (values) => step({ type: 'fill', values }),
    blur: (name) => step({ type: 'blur', name }),
    discard: () => step({ type: 'discard' }),
    submit,
  }
}

/** The field may stand on a step that is only about to be drawn. */
function focusWhenShown(id: string, framesLeft = 30): void {
  requestAnimationFrame(() => {
    const control = document.getElementById(id)
    if (control) control.focus()
    else if (framesLeft > 0) focusWhenShown(id, framesLeft - 1)
  })
}

async function attempt<T>(send: (values: FieldValues) => Promise<Result<T>>, values: FieldValues): Promise<Result<T>> {
  if (JSON.stringify(values).length > largestBody) return refuse('too-large')
  try {
    return (await send(values)) ?? refuse('no-answer')
  } catch (error) {
    return { ok: false, problem: failureOf(error, values) }
  }
}

function secretNames(catalogue: Catalogue): string[] {
  return Object.keys(catalogue).filter((name) => catalogue[name]?.secret)
}

/** What was typed before the page answered is read from the controls themselves. */
function usePickUp(formId: string, values: FieldValues, fill: (values: FieldValues) => void) {
  const first = useRef({ values, fill })
  useLayoutEffect(() => {
    const { values: rendered, fill: pickUp } = first.current
    const typed: FieldValues = {}
    for (const [name, value] of Object.entries(rendered)) {
      const control = document.getElementById(controlId(formId, name))
      const shown = shownValue(control, value)
      if (shown !== undefined && shown !== value) typed[name] = shown
    }
    if (Object.keys(typed).length > 0) pickUp(typed)
  }, [formId])
}

function shownValue(control: HTMLElement | null, value: FieldValue): FieldValue | undefined {
  if (control instanceof HTMLInputElement && control.type === 'radio')
    return document.querySelector<HTMLInputElement>(`input[name="${control.name}"]:checked`)?.value
  if (control instanceof HTMLInputElement && typeof value === 'boolean') return control.checked
  if (
    control instanceof HTMLInputElement ||
    control instanceof HTMLTextAreaElement ||
    control instanceof HTMLSelectElement
  )
    return control.value
  return undefined
}

function useFollow(initial: FieldValues, rebase: (values: FieldValues) => void) {
  const text = JSON.stringify(initial)
  const followed = useRef(text)
  const latest = useRef({ initial, rebase })
  useEffect(() => {
    latest.current = { initial, rebase }
    if (followed.current === text) return
    followed.current = text
    latest.current.rebase(latest.current.initial)
  })
}
