/** A few plain questions, and beside them the template that fits, with the reasons for it and against the others. */
import { useTranslations } from 'next-intl'
import { Panel } from '@/components/patterns/panel'
import { routes } from '@/components/patterns/routes'
import { TemplatePageHead } from '@/components/templates/template-pages'
import { Button } from '@/components/ui/button'
import { PlainSelect } from '@/components/ui/plain-select'
import { languages } from '@/lib/domain/locales/locales'
import type { Answers, Question } from '@/lib/domain/provisioning/method-choice'
import { questionNames, questions } from '@/lib/domain/provisioning/method-choice'
import type { MethodChoicePage as MethodChoiceData } from '@/lib/features/provisioning/types'
import { MethodProposal } from './method-proposal'

export function MethodChoicePage(page: MethodChoiceData) {
  const t = useTranslations('methodChoice')
  return (
    <>
      <TemplatePageHead here={t('title')} text={t('text')} />
      <div className="grid items-start gap-4 pb-8 wide:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <form action={routes.methods} className="panel flex min-w-0 flex-col gap-5 px-4 py-4">
          <Place answers={page.answers} countries={page.countries} />
          {questionNames.map((name) => (
            <QuestionChoice key={name} name={name} answers={page.answers} />
          ))}
          <div>
            <Button type="submit" look="primary">
              {t('propose')}
            </Button>
          </div>
        </form>
        <Panel title={t('proposal')}>
          <MethodProposal page={page} />
        </Panel>
      </div>
    </>
  )
}

function Place({ answers, countries }: Pick<MethodChoiceData, 'answers' | 'countries'>) {
  const t = useTranslations('methodChoice.place')
  const names = useTranslations('locales.languages')
  const open = { value: '', label: t('open') }
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 font-medium">{t('label')}</legend>
      <div className="grid grid-cols-1 gap-3 phone:grid-cols-2">
        <PlainSelect
          name="country"
          label={t('country')}
          value={answers.country ?? ''}
          options={[open, ...countries.map(({ code, name }) => ({ value: code, label: name }))]}
        />
        <PlainSelect
          name="language"
          label={t('language')}
          value={answers.language ?? ''}
          options={[open, ...languages.map(({ code }) => ({ value: code, label: names(code) }))]}
        />
      </div>
    </fieldset>
  )
}

const dot =
  'mt-0.5 size-4 shrink-0 appearance-none rounded-full border border-input-edge bg-surface checked:border-5 checked:border-accent'

function QuestionChoice({ name, answers }: { name: Question; answers: Answers }) {
  const t = useTranslations('methodChoice.questions')
  const words = t as unknown as (key: string) => string
  return (
    <fieldset key={answers[name]} className="flex min-w-0 flex-col gap-2">
      <legend className="mb-2 font-medium">{t(`${name}.label`)}</legend>
      {questions[name].map((option) => (
        <label key={option} className="grid grid-cols-[16px_1fr] gap-x-2.5">
          <input type="radio" name={name} value={option} defaultChecked={answers[name] === option} className={dot} />
          <span>{words(`${name}.options.${option}`)}</span>
        </label>
      ))}
    </fieldset>
  )
}
