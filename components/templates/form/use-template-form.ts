'use client'

/** The form of a template: the catalogue with its rules, and the checklist that follows every key. */
import { type Form, type FormOptions, useForm } from '@/components/patterns/form/use-form'
import type { FieldValues } from '@/lib/domain/catalogue/field'
import type { ChecklistFacts } from '@/lib/domain/provisioning/checklist/facts'
import { type Checklist, checklistOf } from '@/lib/domain/provisioning/methods'
import { templateFields, withoutHiddenTemplate } from '@/lib/domain/templates/fields'
import { templateProblemsOf } from '@/lib/domain/templates/rules'
import type { TemplateSurroundings } from '@/lib/features/templates/types'

export const templateFormId = 'template'

interface TemplateFormOptions extends Pick<FormOptions, 'reveal'> {
  values: FieldValues
  hasStoredPassword: boolean
}

const passwords = ['provisioningAccountPassword', 'provisioningAccountPasswordAgain']

export function useTemplateForm({ values, hasStoredPassword, reveal }: TemplateFormOptions): Form {
  return useForm({
    catalogue: templateFields,
    initial: values,
    id: templateFormId,
    stored: hasStoredPassword ? passwords : [],
    check: (typed) =>
      templateProblemsOf(withoutHiddenTemplate(typed), { provisioningAccountPassword: hasStoredPassword }),
    reveal,
  })
}

/** `adapterUrl` is null while the template is not saved. */
export function templateChecklist(
  values: FieldValues,
  { clusters, apiAccess }: Pick<TemplateSurroundings, 'clusters' | 'apiAccess'>,
  known: Pick<ChecklistFacts, 'adapterUrl' | 'hasStoredPassword'>,
): Checklist {
  const cluster = clusters.find(({ id }) => id === values.clusterId) ?? null
  return checklistOf(withoutHiddenTemplate(values), { cluster, apiAccess, lastMessageAt: null, ...known })
}
