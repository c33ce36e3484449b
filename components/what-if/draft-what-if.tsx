'use client'

/** Asks the template that is being typed, before it is saved: the same pure answer, and what differs from the saved one. */
import { useFormatter, useTranslations } from 'next-intl'
import { useForm } from '@/components/patterns/form/use-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { FieldValues } from '@/lib/domain/catalogue/field'
import { isLocaleCode, languageOf } from '@/lib/domain/locales/locales'
import { methodOf } from '@/lib/domain/provisioning/methods'
import { type WhatIf, whatIf } from '@/lib/domain/provisioning/what-if'
import { changedAnswers } from '@/lib/domain/provisioning/what-if/difference'
import { factsOfQuestion, readQuestion, whatIfFields } from '@/lib/domain/provisioning/what-if/question'
import { withoutHiddenTemplate } from '@/lib/domain/templates/fields'
import type { TemplateSurroundings } from '@/lib/features/templates/types'
import { QuestionFields } from './question-fields'
import { WhatIfAnswer } from './what-if-answer'

export interface DraftWhatIfProps {
  /** As the form holds them now. */
  values: FieldValues
  /** As they are stored; null for a new template. */
  saved: FieldValues | null
  surroundings: TemplateSurroundings
  isOpen: boolean
  onClose: () => void
}

/** Stays mounted, so that the question outlives closing the dialog. */
export function DraftWhatIf({ values, saved, surroundings, isOpen, onClose }: DraftWhatIfProps) {
  const t = useTranslations('whatIf')
  const format = useFormatter()
  const template = withoutHiddenTemplate(values)
  const example = exampleFor(template)
  const initial = { ...example, method: methodOf(template).method ?? '' }
  const form = useForm({ catalogue: whatIfFields, initial, id: 'what-if' })
  if (!isOpen) return null
  const answerOf = (asked: FieldValues) => answer(asked, form.values, surroundings)
  const drafted = answerOf(template)
  const changed = saved ? changedAnswers(answerOf(withoutHiddenTemplate(saved)), drafted) : []
  const rows = format.list(
    changed.map((part) => t(`rows.${part}`)),
    'and',
  )
  return (
    <Dialog title={t('draft.title')} onClose={onClose} className="w-[min(1080px,calc(100vw-32px))]">
      <div className="flex flex-col gap-4 p-5 pt-1">
        <p className="text-ink-soft">{t(saved ? 'draft.textSaved' : 'draft.text')}</p>
        <div className="grid items-start gap-x-10 gap-y-6 wide:grid-cols-[18rem_minmax(0,1fr)]">
          <form className="flex min-w-0 flex-col gap-4" onSubmit={(event) => event.preventDefault()}>
            <QuestionFields form={form} />
            <p className="-ms-3">
              <Button small look="plain" onClick={() => form.fill(example)}>
                {t('reset')}
              </Button>
            </p>
          </form>
          <div className="min-w-0 wide:border-s wide:border-edge wide:ps-6">
            {saved && (
              <p className="pb-3 text-xs text-ink-soft">
                {changed.length > 0 ? t('draft.changed', { count: changed.length, rows }) : t('draft.same')}
              </p>
            )}
            <WhatIfAnswer
              answer={drafted}
              question={form.values}
              template={{
                country: String(template.country ?? ''),
                emailLanguage: String(template.emailLanguage ?? ''),
              }}
              changed={changed}
            />
          </div>
        </div>
        <div className="flex justify-end">
          <Button look="primary" onClick={onClose}>
            {t('draft.back')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

/** The example speaks the language of the template, as most of its users will. */
function exampleFor({ emailLanguage }: FieldValues): FieldValues {
  const locale = String(emailLanguage ?? '')
  return readQuestion(isLocaleCode(locale) ? { language: languageOf(locale) } : {})
}

function answer(template: FieldValues, question: FieldValues, { clusters, locales }: TemplateSurroundings): WhatIf {
  const cluster = clusters.find(({ id }) => id === template.clusterId) ?? null
  return whatIf({ template, cluster, ...locales, ...factsOfQuestion(question) })
}
