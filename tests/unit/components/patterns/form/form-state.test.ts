import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import {
  changedNames,
  type FormState,
  type FormStep,
  failureOf,
  problemsOf,
  shownProblems,
  startOf,
  stepForm,
} from '@/components/patterns/form/form-state'
import { type Catalogue, optionalText, requiredText } from '@/lib/domain/catalogue/field'

const catalogue: Catalogue = {
  name: { section: 'general', control: 'text', schema: requiredText(10), initial: '' },
  password: { section: 'general', control: 'secret', schema: requiredText(20), initial: '', secret: true },
  isShared: { section: 'general', control: 'switch', schema: z.boolean(), initial: false },
  reason: {
    section: 'general',
    control: 'text',
    schema: requiredText(20),
    initial: '',
    visibleWhen: (values) => values.isShared === true,
  },
  note: { section: 'general', control: 'textarea', schema: optionalText(50), initial: '' },
}
const stored = { name: 'Madrid', password: '', isShared: false, reason: '', note: '' }
const run = (steps: FormStep[], from: FormState = startOf(stored)): FormState => steps.reduce(stepForm, from)
const shown = (state: FormState) => Object.keys(shownProblems(state, problemsOf(catalogue, state.values)))

describe('a form that is being filled in', () => {
  it('says nothing of a field before it was left', () => {
    expect(shown(run([{ type: 'set', name: 'name', value: '' }]))).toEqual([])
  })

  it('judges a field once it was left, and from then on at every change', () => {
    const left = run([
      { type: 'set', name: 'name', value: '' },
      { type: 'blur', name: 'name' },
    ])
    expect(shown(left)).toEqual(['name'])
    expect(shown(stepForm(left, { type: 'set', name: 'name', value: 'Lisboa' }))).toEqual([])
  })

  it('judges everything once a save was tried', () => {
    expect(shown(run([{ type: 'tried' }]))).toEqual(['password'])
  })

  it('never judges, and never counts, a field that is not shown', () => {
    const state = run([{ type: 'set', name: 'reason', value: 'typed, then hidden' }])
    expect(changedNames(catalogue, state)).toEqual([])
    expect(problemsOf(catalogue, state.values).reason).toBeUndefined()
    const visible = stepForm(state, { type: 'set', name: 'isShared', value: true })
    expect(changedNames(catalogue, visible)).toEqual(['isShared', 'reason'])
  })

  it('lets a stored secret stay empty', () => {
    expect(problemsOf(catalogue, stored, { stored: ['password'] })).toEqual({})
    expect(problemsOf(catalogue, stored)).toEqual({ password: { code: 'required' } })
  })

  it('lets the rules over several fields speak, but a field’s own problem first', () => {
    const check = () => ({ name: { code: 'taken' }, note: { code: 'odd' } })
    expect(problemsOf(catalogue, { ...stored, name: '' }, { check, stored: ['password'] })).toEqual({
      name: { code: 'required' },
      note: { code: 'odd' },
    })
  })

  it('has no change left when the stored value is typed again', () => {
    const there = run([{ type: 'set', name: 'name', value: 'Lisboa' }])
    expect(changedNames(catalogue, there)).toEqual(['name'])
    expect(changedNames(catalogue, stepForm(there, { type: 'set', name: 'name', value: 'Madrid' }))).toEqual([])
  })
})

describe('a save', () => {
  const typed = run([
    { type: 'set', name: 'name', value: 'Lisboa' },
    { type: 'set', name: 'password', value: 'secret' },
    { type: 'saving' },
  ])

  it('that was refused keeps every character and shows the problem at its field', () => {
    const problem = { code: 'check-fields', fields: { name: { code: 'name-taken' } } }
    const refused = stepForm(typed, { type: 'refused', problem })
    expect(refused.values).toEqual(typed.values)
    expect(refused.isSaving).toBe(false)
    expect(shown(refused)).toEqual(['name'])
  })

  it('that was refused is forgiven for a field as soon as that field changes', () => {
    const problem = { code: 'check-fields', fields: { name: { code: 'a' }, note: { code: 'b' } } }
    const refused = stepForm(typed, { type: 'refused', problem })
    expect(shown(stepForm(refused, { type: 'set', name: 'name', value: 'Porto' }))).toEqual(['note'])
  })

  it('leaves nothing unsaved, and forgets secrets', () => {
    const saved = stepForm(typed, { type: 'saved', sent: typed.values, secrets: ['password'] })
    expect(changedNames(catalogue, saved)).toEqual([])
    expect(saved.values.password).toBe('')
    expect(saved.problem).toBeNull()
  })

  it('keeps what was typed while it was under way as a change', () => {
    const meanwhile = stepForm(typed, { type: 'set', name: 'note', value: 'still typing' })
    const saved = stepForm(meanwhile, { type: 'saved', sent: typed.values, secrets: ['password'] })
    expect(changedNames(catalogue, saved)).toEqual(['note'])
  })
})

describe('newer stored values', () => {
  it('are followed where nothing was typed, and never replace what was', () => {
    const typed = run([{ type: 'set', name: 'note', value: 'mine' }])
    const followed = stepForm(typed, { type: 'rebase', baseline: { ...stored, name: 'Madrid Norte', note: 'theirs' } })
    expect(followed.values).toMatchObject({ name: 'Madrid Norte', note: 'mine' })
    expect(changedNames(catalogue, followed)).toEqual(['note'])
  })
})

describe('discard', () => {
  it('brings back what is stored', () => {
    const state = run([{ type: 'set', name: 'name', value: 'Lisboa' }, { type: 'tried' }, { type: 'discard' }])
    expect(state).toEqual(startOf(stored))
  })
})

describe('a call that never answered', () => {
  it.each([
    ['a network error', new TypeError('fetch failed'), stored, 'unreachable'],
    ['an answer that is none', new Error('500'), stored, 'no-answer'],
    ['a body too large for the hub', new Error('413'), { ...stored, note: 'x'.repeat(1_000_000) }, 'too-large'],
    [
      'an action of an older build',
      Object.assign(new Error(), { name: 'UnrecognizedActionError' }),
      stored,
      'outdated',
    ],
  ])('by %s says what to do', (_what, error, values, code) => {
    expect(failureOf(error, values)).toEqual({ code })
  })
})
