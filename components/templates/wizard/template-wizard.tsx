'use client'

/** Makes a template: short steps with the checklist beside them, a last look, then the provisioning ID to copy. */
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormFields } from '@/components/patterns/form/form-fields'
import type { Form } from '@/components/patterns/form/use-form'
import { useFieldWords } from '@/components/patterns/form/words'
import { routes } from '@/components/patterns/routes'
import { FormWizard } from '@/components/patterns/wizard/form-wizard'
import { reviewStep } from '@/components/patterns/wizard/walk'
import { DraftOnDemand } from '@/components/what-if/draft-on-demand'
import type { TemplateSection } from '@/lib/domain/templates/fields'
import type { NewTemplateForm, TemplateSurroundings } from '@/lib/features/templates/types'
import { useTemplateChoices } from '../form/choices'
import { useFieldNotes } from '../form/field-notes'
import { FormAside } from '../form/form-aside'
import { MethodStart } from '../form/method-start'
import { sectionExtras } from '../form/section-extras'
import { templateChecklist } from '../form/use-template-form'
import { Created } from './created'
import { Review } from './review'
import { useOffReason, useSteps } from './steps'
import { useTemplateWizard } from './use-template-wizard'

export function TemplateWizard(props: NewTemplateForm) {
  const { copyOf, surroundings } = props
  const t = useTranslations('templates')
  const words = useFieldWords('templates')
  const wizard = useTemplateWizard(props)
  const { form, walk, go } = wizard
  const [isTrying, setTrying] = useState(false)
  const clusterNames = Object.fromEntries(surroundings.clusters.map(({ id, name }) => [id, name]))
  const steps = useSteps(form, walk.visited, clusterNames)
  const reason = useOffReason(form)
  if (wizard.isCreated) return <Created wizard={wizard} surroundings={surroundings} />
  const checklist = templateChecklist(form.values, surroundings, { adapterUrl: null, hasStoredPassword: false })
  return (
    <FormWizard
      form={form}
      draft={wizard.draft}
      walk={walk}
      steps={steps}
      onGo={go}
      list={{ label: t('title'), href: routes.templates }}
      title={t('wizard.title')}
      href={routes.newTemplate}
      text={copyOf ? t('wizard.copy', { name: copyOf }) : t('wizard.text')}
      stepText={words.sectionHelp(walk.step)}
      verb={t('wizard.create')}
      offBecause={reason}
      onFinish={wizard.create}
      draftSaved={t('wizard.draftSaved')}
      aside={<FormAside checklist={checklist} onTry={() => setTrying(true)} isTryReady={form.isReady} />}
    >
      <DraftOnDemand
        values={form.values}
        saved={null}
        surroundings={surroundings}
        isOpen={isTrying}
        onClose={() => setTrying(false)}
      />
      {walk.step === reviewStep ? (
        <Review form={form} clusterNames={clusterNames} onEdit={go} />
      ) : (
        <Step form={form} surroundings={surroundings} section={walk.step} />
      )}
    </FormWizard>
  )
}

interface StepProps {
  form: Form
  surroundings: TemplateSurroundings
  section: TemplateSection
}

function Step({ form, surroundings, section }: StepProps) {
  const choices = useTemplateChoices(surroundings)
  const notes = useFieldNotes(form)
  return (
    <>
      {section === 'provisioning' && <MethodStart form={form} />}
      <FormFields form={form} noun="templates" section={section} under={notes} choices={choices} hidesWas />
      {sectionExtras(form.values, surroundings.locales)[section]}
    </>
  )
}
