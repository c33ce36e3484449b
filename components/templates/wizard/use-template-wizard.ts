'use client'

/** Everything the wizard knows and can do: the form, its draft, where one stands, and the deed itself. */
import { useEffect, useState } from 'react'
import { type DraftKeeper, useDraft } from '@/components/patterns/form/use-draft'
import { controlId, type Form } from '@/components/patterns/form/use-form'
import { useWalk, type Walk } from '@/components/patterns/wizard/walk'
import {
  type TemplateField,
  type TemplateSection,
  templateFields,
  templateSections,
  withoutHiddenTemplate,
} from '@/lib/domain/templates/fields'
import { createTemplateAction } from '@/lib/features/templates/actions'
import type { NewTemplateForm, TemplateIdentifiers } from '@/lib/features/templates/types'
import { templateFormId, useTemplateForm } from '../form/use-template-form'

export interface TemplateWizardState {
  id: string
  identifiers: TemplateIdentifiers
  form: Form
  draft: DraftKeeper
  walk: Walk<TemplateSection>
  go: (key: string) => void
  create: () => Promise<void>
  isCreated: boolean
}

export function useTemplateWizard(props: NewTemplateForm): TemplateWizardState {
  const { values, copyOf, draftKey } = props
  // The page mints a new id whenever it is read again, as it is after an action: one form keeps one id.
  const [{ id, identifiers }] = useState(props)
  const walk = useWalk(templateSections)
  const [isCreated, setCreated] = useState(false)
  const form = useTemplateForm({
    values,
    hasStoredPassword: false,
    reveal: (name) => walk.show(templateFields[name as TemplateField].section),
  })
  const draft = useDraft(form, draftKey)

  useEffect(() => {
    if (copyOf) document.getElementById(controlId(templateFormId, 'name'))?.focus()
  }, [copyOf])

  const go = (key: string) => walk.go(form, key)
  const create = async () => {
    const created = await form.submit((typed) => createTemplateAction({ id, values: withoutHiddenTemplate(typed) }))
    if (!created) return
    draft.end()
    setCreated(true)
  }
  return { id, identifiers, form, draft, walk, go, create, isCreated }
}
