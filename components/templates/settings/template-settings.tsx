'use client'

/** Edits a template: the checklist follows every key, and nothing is saved before its reach was read. */
import { useRouter } from 'next/navigation'
import { useFormatter, useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { Dispute, disputesOf } from '@/components/patterns/form/dispute'
import { BoundResourceForm } from '@/components/patterns/form/resource-form'
import type { Form } from '@/components/patterns/form/use-form'
import { toast } from '@/components/patterns/toast'
import { DraftOnDemand } from '@/components/what-if/draft-on-demand'
import type { FieldValues } from '@/lib/domain/catalogue/field'
import { withoutHiddenTemplate } from '@/lib/domain/templates/fields'
import { type Impact, impactOf } from '@/lib/domain/templates/impact'
import { editsOf } from '@/lib/domain/templates/versions'
import { updateTemplateAction } from '@/lib/features/templates/actions'
import type { TemplateForm, TemplateHead, TemplateSaved } from '@/lib/features/templates/types'
import { useAffectedWords } from '../affected'
import { useTemplateChoices } from '../form/choices'
import { useFieldNotes } from '../form/field-notes'
import { FormAside } from '../form/form-aside'
import { sectionExtras } from '../form/section-extras'
import { templateChecklist, useTemplateForm } from '../form/use-template-form'
import { useTemplateWords } from '../value-list'
import { ImpactReview } from './impact-review'
import { useReview } from './use-review'

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
  const reviewed = useReview(form)
  const [isTrying, setTrying] = useState(false)
  const clusterNames = Object.fromEntries(surroundings.clusters.map((cluster) => [cluster.id, cluster.name]))
  const choices = useTemplateChoices(surroundings, String(values.adminEmail))
  const notes = useFieldNotes(form, useDisputes(form, clusterNames))
  const known = { adapterUrl: identifiers.adapterUrl, hasStoredPassword }
  const save = async (typed: FieldValues) => {
    const outcome = await updateTemplateAction({ id, version, values: withoutHiddenTemplate(typed) })
    // What the other person saved becomes what the form is compared with.
    if (!outcome.ok && outcome.problem.code === 'changed-meanwhile') router.refresh()
    return outcome
  }
  return (
    <>
      <BoundResourceForm
        form={{ ...reviewed.form, changed: changedFields(form) }}
        noun="templates"
        save={save}
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
        aside={
          <FormAside
            checklist={templateChecklist(form.values, surroundings, known)}
            onTry={() => setTrying(true)}
            isTryReady={form.isReady}
          />
        }
      />
      <DraftOnDemand
        values={form.values}
        saved={values}
        surroundings={surroundings}
        isOpen={isTrying}
        onClose={() => setTrying(false)}
      />
      {reviewed.isAsking && (
        <ImpactReview
          impact={impactBetween(template, form.values, head)}
          head={head}
          clusterNames={clusterNames}
          onConfirm={() => reviewed.answer(true)}
          onClose={() => reviewed.answer(false)}
        />
      )}
    </>
  )
}

/** A detail that goes with its parent is a change too. */
function changedFields({ baseline, values }: Form): string[] {
  return editsOf(withoutHiddenTemplate(baseline), withoutHiddenTemplate(values)).map(({ field }) => field)
}

/** Where two people changed one field, the choice between them stands under it. */
function useDisputes(form: Form, clusterNames: Record<string, string>): Record<string, ReactNode> {
  const words = useTemplateWords(clusterNames)
  return Object.fromEntries(
    disputesOf(form).map(({ name, author }) => [
      name,
      <Dispute key={name} form={form} name={name} author={author} say={(value) => words.value(name, value)} />,
    ]),
  )
}

function impactBetween({ values, hasStoredPassword }: TemplateForm, typed: FieldValues, head: TemplateHead): Impact {
  const after = withoutHiddenTemplate(typed)
  return impactOf(values, after, editsOf(values, after), {
    hasStoredPassword,
    customers: head.affected.customers.value,
  })
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
