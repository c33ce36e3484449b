'use client'

/** Edits a template: the checklist follows every key, and nothing is saved before its reach was read. */
import { useRouter } from 'next/navigation'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { BoundResourceForm } from '@/components/patterns/form/resource-form'
import type { Form } from '@/components/patterns/form/use-form'
import { toast } from '@/components/patterns/toast'
import { MethodChecklist } from '@/components/provisioning/method-checklist'
import { withoutHiddenTemplate } from '@/lib/domain/templates/fields'
import { impactOf } from '@/lib/domain/templates/impact'
import { editsOf } from '@/lib/domain/templates/versions'
import { updateTemplateAction } from '@/lib/features/templates/actions'
import type { TemplateForm, TemplateHead, TemplateSaved } from '@/lib/features/templates/types'
import { useAffectedWords } from '../affected'
import { useTemplateChoices } from '../form/choices'
import { useFieldNotes } from '../form/field-notes'
import { sectionExtras } from '../form/section-extras'
import { templateChecklist, useTemplateForm } from '../form/use-template-form'
import { useTemplateWords } from '../value-list'
import { Dispute } from './dispute'
import { ImpactReview } from './impact-review'

interface TemplateSettingsProps {
  template: TemplateForm
  head: TemplateHead
  mayWrite: boolean
}

export function TemplateSettings({ template, head, mayWrite }: TemplateSettingsProps) {
  const { id, version, values, hasStoredPassword, surroundings, identifiers } = template
  const t = useTranslations('templates.settings')
  const affected = useAffectedWords()
  const router = useRouter()
  const saved = useSavedWords()
  const form = useTemplateForm({ values, hasStoredPassword })
  const [asking, setAsking] = useState<((isSure: boolean) => void) | null>(null)
  const clusterNames = Object.fromEntries(surroundings.clusters.map((cluster) => [cluster.id, cluster.name]))
  const choices = useTemplateChoices(surroundings, String(values.adminEmail))
  const disputes = Object.fromEntries(
    Object.entries(form.problems)
      .filter(([, { code }]) => code === 'changed-meanwhile')
      .map(([name, { params }]) => [
        name,
        <Dispute key={name} form={form} name={name} author={String(params?.author)} clusterNames={clusterNames} />,
      ]),
  )
  const notes = useFieldNotes(form, disputes)
  const after = withoutHiddenTemplate(form.values)
  const impact = impactOf(values, after, editsOf(values, after), {
    hasStoredPassword,
    customers: head.affected.customers.value,
  })
  const answer = (isSure: boolean) => {
    setAsking(null)
    asking?.(isSure)
  }
  const reviewed: Form = {
    ...form,
    submit: async (send) => {
      const isSure =
        Object.keys(form.allProblems).length > 0 || (await new Promise<boolean>((resolve) => setAsking(() => resolve)))
      return isSure ? form.submit(send) : null
    },
  }
  const known = { adapterUrl: identifiers.adapterUrl, hasStoredPassword }

  return (
    <>
      <BoundResourceForm
        form={reviewed}
        noun="templates"
        save={async (typed) => {
          const outcome = await updateTemplateAction({ id, version, values: withoutHiddenTemplate(typed) })
          if (!outcome.ok && outcome.problem.code === 'changed-meanwhile') router.refresh()
          return outcome
        }}
        onSaved={(outcome) => {
          toast(saved(outcome))
          router.refresh()
        }}
        offBecause={!mayWrite && t('offRole')}
        under={notes}
        choices={choices}
        verb={t('review')}
        reach={head.affected.customers.value > 0 && t('reach', { affected: affected(head.affected) })}
        afterSection={sectionExtras(form.values, surroundings.locales)}
        aside={<MethodChecklist checklist={templateChecklist(form.values, surroundings, known)} />}
      />
      {asking && (
        <ImpactReview
          impact={impact}
          head={head}
          clusterNames={clusterNames}
          onConfirm={() => answer(true)}
          onClose={() => answer(false)}
        />
      )}
    </>
  )
}

/** "Saved", and whose changes came along. */
function useSavedWords(): (outcome: TemplateSaved) => string {
  const t = useTranslations('templates.settings')
  const format = useFormatter()
  const words = useTemplateWords()
  return ({ version, mergedWith }) =>
    mergedWith
      ? t('merged', {
          version,
          author: mergedWith.author,
          fields: format.list(mergedWith.fields.map(words.label), 'and'),
        })
      : t('saved', { version })
}
