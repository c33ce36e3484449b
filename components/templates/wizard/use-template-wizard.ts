'use client'

/** Everything the wizard knows and can do: the form, its draft, where one stands, and the deed itself. */
import { useEffect, useState } from 'react'
import { type DraftKeeper, useDraft } from '@/components/patterns/form/use-draft'
import { controlId, type Form } from '@/components/patterns/form/use-form'
import { type TemplateField, templateFields, withoutHiddenTemplate } from '@/lib/domain/templates/fields'
import { createTemplateAction } from '@/lib/features/templates/actions'
import type { NewTemplateForm, TemplateIdentifiers } from '@/lib/features/templates/types'
import { templateFormId, useTemplateForm } from '../form/use-template-form'
import { type WizardStepKey, wizardSteps } from './steps'

export interface TemplateWizardState {
  id: string
  identifiers: TemplateIdentifiers
  form: Form
  draft: DraftKeeper
  step: WizardStepKey
  visited: ReadonlySet<string>
  go: (key: string) => void
  create: () => Promise<void>
  isCreated: boolean
}

export function useTemplateWizard(props: NewTemplateForm): TemplateWizardState {
  const { values, copyOf, draftKey } = props
  // The page mints a new id whenever it is read again, as it is after an action: one form keeps one id.
  const [{ id, identifiers }] = useState(props)
  const [step, setStep] = useState<WizardStepKey>(wizardSteps[0])
  const [visited, setVisited] = useState<ReadonlySet<string>>(new Set([wizardSteps[0]]))
  const [isCreated, setCreated] = useState(false)
  const form = useTemplateForm({
    values,
    hasStoredPassword: false,
    reveal: (name) => setStep(templateFields[name as TemplateField].section),
  })
  const draft = useDraft(form, draftKey)

  useEffect(() => {
    if (copyOf) document.getElementById(controlId(templateFormId, 'name'))?.focus()
  }, [copyOf])

  const go = (key: string) => {
    for (const name of form.visible)
      if (form.catalogue[name]?.section === step && form.values[name] !== '') form.blur(name)
    setVisited(new Set([...visited, step, key]))
    setStep(key as WizardStepKey)
    window.scrollTo({ top: 0 })
  }
  const create = async () => {
    const created = await form.submit((typed) => createTemplateAction({ id, values: withoutHiddenTemplate(typed) }))
    if (!created) return
    draft.end()
    setCreated(true)
  }
  return { id, identifiers, form, draft, step, visited, go, create, isCreated }
}
