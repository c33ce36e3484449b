'use client'

/** Where one stands in a wizard: its steps are the sections of a form, and a last look. */
import { useState } from 'react'
import type { Form } from '../form/use-form'
import type { WizardStep } from './wizard'

export const reviewStep = 'review'

export interface Walk<Section extends string = string> {
  step: Section | typeof reviewStep
  visited: ReadonlySet<string>
  /** Opens a step for a field that is refused there. */
  show: (step: Section) => void
  /** Leaves the step for another one; what it holds is judged from then on. */
  go: (form: Form, step: string) => void
}

export function useWalk<Section extends string>(sections: readonly [Section, ...Section[]]): Walk<Section> {
  const [step, setStep] = useState<Walk<Section>['step']>(sections[0])
  const [visited, setVisited] = useState<ReadonlySet<string>>(new Set([step]))
  const go = (form: Form, key: string) => {
    for (const name of form.visible)
      if (form.catalogue[name]?.section === step && form.values[name] !== '') form.blur(name)
    setVisited(new Set([...visited, step, key]))
    setStep(key as Walk<Section>['step'])
    window.scrollTo({ top: 0 })
  }
  return { step, visited, show: setStep, go }
}

/** What a step's mark tells of the section's fields. */
export function sectionState(section: string, form: Form, visited: ReadonlySet<string>): WizardStep['state'] {
  const isHere = (name: string) => form.catalogue[name]?.section === section
  if (Object.keys(form.problems).some(isHere)) return 'refused'
  if (!visited.has(section) || Object.keys(form.allProblems).some(isHere)) return 'open'
  return 'done'
}
