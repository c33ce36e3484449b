'use client'

/** Adds a cluster: short steps, every interface checked while it is typed, a last look, then the result. */
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { DraftNotice } from '@/components/patterns/form/draft-notice'
import { FormProblem } from '@/components/patterns/form/form-problem'
import { UnsavedGuard } from '@/components/patterns/form/unsaved-guard'
import { useFieldWords } from '@/components/patterns/form/words'
import { PageHeader } from '@/components/patterns/page-header'
import { routes } from '@/components/patterns/routes'
import { StepHeading, stepHeadingId } from '@/components/patterns/step-heading'
import { toast } from '@/components/patterns/toast'
import { Wizard } from '@/components/patterns/wizard'
import { turnedOn } from '@/lib/domain/clusters/rules'
import type { NewClusterForm } from '@/lib/features/clusters/types'
import { ConfirmToggles } from '../confirm-toggles'
import { lockedFields, withDependencies } from '../with-dependencies'
import { Created } from './created'
import { Review } from './review'
import { StepFields } from './step-fields'
import { reviewStep, useOffReason, useSteps } from './steps'
import { type ClusterWizardState, useClusterWizard } from './use-cluster-wizard'

export function ClusterWizard(props: NewClusterForm) {
  const { copyOf } = props
  const t = useTranslations('clusters.wizard')
  const clusters = useTranslations('clusters')
  const words = useFieldWords('clusters')
  const wizard = useClusterWizard(props)
  const { id, form, check, step, isCreated } = wizard
  if (isCreated) {
    const another = () => window.location.assign(routes.newCluster)
    return <Created id={id} name={String(form.values.name)} checks={check.state} onAnother={another} />
  }
  const title = step === reviewStep ? t('review') : words.section(step)
  return (
    <>
      <UnsavedGuard count={form.changed.length} />
      <PageHeader
        crumbs={[
          { label: clusters('title'), href: routes.clusters },
          { label: t('title'), href: routes.newCluster },
        ]}
        here={title}
        title={t('title')}
        text={copyOf ? t('copy', { name: copyOf }) : t('text')}
      />
      <Steps wizard={wizard} title={title} />
      {wizard.isConfirming && (
        <ConfirmToggles
          name={String(form.values.name)}
          toggles={turnedOn(null, form.values)}
          onConfirm={wizard.create}
          onClose={wizard.stopConfirming}
        />
      )}
    </>
  )
}

function Steps({ wizard, title }: { wizard: ClusterWizardState; title: string }) {
  const t = useTranslations('clusters.wizard')
  const router = useRouter()
  const { form, check, step, visited, draft, go } = wizard
  const steps = useSteps(form, check.state, visited)
  const reason = useOffReason(form, check.state)
  const leave = () => {
    toast(t('draftSaved'))
    router.push(routes.clusters)
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
            <b className="font-semibold text-ink">{t('off.title')}</b> {reason}
          </>
        )
      }
      isBusy={form.isSaving}
      isReady={form.isReady}
      onFinish={wizard.finish}
      onSaveDraft={leave}
    >
      <div className="flex flex-col gap-4">
        {draft.restoredAt && <DraftNotice form={form} draft={draft} />}
        <FormProblem problem={form.problem} />
        {step === reviewStep ? (
          <Review form={form} checks={check.state} onEdit={go} />
        ) : (
          <Step wizard={wizard} title={title} />
        )}
      </div>
    </Wizard>
  )
}

function Step({ wizard, title }: { wizard: ClusterWizardState; title: string }) {
  const words = useFieldWords('clusters')
  const { form, check, probes, step, visited } = wizard
  return (
    <section aria-labelledby={stepHeadingId}>
      <StepHeading key={step} title={title} isFirst={visited.size === 1} />
      {words.sectionHelp(step) && <p className="pb-4 text-ink-soft">{words.sectionHelp(step)}</p>}
      <StepFields
        section={step}
        form={{ ...withDependencies(probes.form), changed: [] }}
        readOnly={lockedFields(form)}
        check={check}
        probes={probes}
      />
    </section>
  )
}
