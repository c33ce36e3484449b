'use client'

/** Makes a template: short steps with the checklist beside them, a last look, then the provisioning ID to copy. */
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { DraftNotice } from '@/components/patterns/form/draft-notice'
import { FormFields } from '@/components/patterns/form/form-fields'
import { FormProblem } from '@/components/patterns/form/form-problem'
import { UnsavedGuard } from '@/components/patterns/form/unsaved-guard'
import { useFieldWords } from '@/components/patterns/form/words'
import { PageHeader } from '@/components/patterns/page-header'
import { routes } from '@/components/patterns/routes'
import { StepHeading, stepHeadingId } from '@/components/patterns/step-heading'
import { toast } from '@/components/patterns/toast'
import { Wizard } from '@/components/patterns/wizard'
import { MethodChecklist } from '@/components/provisioning/method-checklist'
import type { TemplateSection } from '@/lib/domain/templates/fields'
import type { NewTemplateForm, TemplateSurroundings } from '@/lib/features/templates/types'
import { useTemplateChoices } from '../form/choices'
import { useFieldNotes } from '../form/field-notes'
import { MethodStart } from '../form/method-start'
import { sectionExtras } from '../form/section-extras'
import { templateChecklist } from '../form/use-template-form'
import { Created } from './created'
import { Review } from './review'
import { reviewStep, useOffReason, useSteps } from './steps'
import { type TemplateWizardState, useTemplateWizard } from './use-template-wizard'

export function TemplateWizard(props: NewTemplateForm) {
  const { copyOf, surroundings } = props
  const t = useTranslations('templates')
  const words = useFieldWords('templates')
  const wizard = useTemplateWizard(props)
  const { form, step } = wizard
  if (wizard.isCreated) return <Created wizard={wizard} surroundings={surroundings} />
  const title = step === reviewStep ? t('wizard.review') : words.section(step)
  return (
    <>
      <UnsavedGuard count={form.changed.length} />
      <PageHeader
        crumbs={[
          { label: t('title'), href: routes.templates },
          { label: t('wizard.title'), href: routes.newTemplate },
        ]}
        here={title}
        title={t('wizard.title')}
        text={copyOf ? t('wizard.copy', { name: copyOf }) : t('wizard.text')}
      />
      <Steps wizard={wizard} surroundings={surroundings} title={title} />
    </>
  )
}

interface StepsProps {
  wizard: TemplateWizardState
  surroundings: TemplateSurroundings
  title: string
}

function Steps({ wizard, surroundings, title }: StepsProps) {
  const t = useTranslations('templates.wizard')
  const router = useRouter()
  const { form, step, visited, draft, go } = wizard
  const clusterNames = Object.fromEntries(surroundings.clusters.map(({ id, name }) => [id, name]))
  const steps = useSteps(form, visited, clusterNames)
  const reason = useOffReason(form)
  const checklist = templateChecklist(form.values, surroundings, { adapterUrl: null, hasStoredPassword: false })
  const leave = () => {
    toast(t('draftSaved'))
    router.push(routes.templates)
  }
  return (
    <Wizard
      steps={steps}
      current={step}
      onGo={go}
      verb={t('create')}
      offBecause={
        reason && (
          <>
            <b className="font-semibold text-ink">{t('offTitle')}</b> {reason}
          </>
        )
      }
      isBusy={form.isSaving}
      isReady={form.isReady}
      onFinish={wizard.create}
      onSaveDraft={leave}
      aside={<MethodChecklist checklist={checklist} />}
    >
      <div className="flex flex-col gap-4">
        {draft.restoredAt && <DraftNotice form={form} draft={draft} />}
        <FormProblem problem={form.problem} />
        {step === reviewStep ? (
          <Review form={form} clusterNames={clusterNames} onEdit={go} />
        ) : (
          <Step wizard={wizard} surroundings={surroundings} section={step} title={title} />
        )}
      </div>
    </Wizard>
  )
}

function Step({ wizard, surroundings, section, title }: StepsProps & { section: TemplateSection }) {
  const { form, visited } = wizard
  const words = useFieldWords('templates')
  const choices = useTemplateChoices(surroundings)
  const notes = useFieldNotes(form)
  return (
    <section aria-labelledby={stepHeadingId}>
      <StepHeading key={section} title={title} isFirst={visited.size === 1} />
      {words.sectionHelp(section) && <p className="pb-4 text-ink-soft">{words.sectionHelp(section)}</p>}
      {section === 'provisioning' && <MethodStart form={form} />}
      <FormFields form={form} noun="templates" section={section} under={notes} choices={choices} hidesWas />
      {sectionExtras(form.values, surroundings.locales)[section]}
    </section>
  )
}
