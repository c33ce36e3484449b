'use client'

/** What BroadWorks and Webex know of one user, section by section; only what the template's method asks for. */
import { useTranslations } from 'next-intl'
import { FormFields } from '@/components/patterns/form/form-fields'
import type { Form } from '@/components/patterns/form/use-form'
import { whatIfSections } from '@/lib/domain/provisioning/what-if/question'

const half = ['number', 'extension', 'language', 'enterprise'] as const

export function QuestionFields({ form }: { form: Form }) {
  const t = useTranslations('whatIf')
  return whatIfSections
    .filter((section) => form.visible.some((name) => form.catalogue[name]?.section === section))
    .map((section) => (
      <fieldset key={section} className="flex min-w-0 flex-col gap-3 border-t border-edge pt-3">
        <legend className="float-start mb-1 font-semibold">{t(`sections.${section}`)}</legend>
        <FormFields form={form} noun="whatIf" section={section} half={half} hidesWas />
      </fieldset>
    ))
}
