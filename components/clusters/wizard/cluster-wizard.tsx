'use client'

/** Adds a cluster: short steps, every interface checked while it is typed, a last look, then the result. */
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { useCheck } from '@/components/health/use-check'
import { FormProblem } from '@/components/patterns/form/form-problem'
import { UnsavedGuard } from '@/components/patterns/form/unsaved-guard'
import { controlId, useForm } from '@/components/patterns/form/use-form'
import { useFieldWords } from '@/components/patterns/form/words'
import { PageHeader } from '@/components/patterns/page-header'
import { DateTime } from '@/components/patterns/relative-time'
import { routes } from '@/components/patterns/routes'
import { toast } from '@/components/patterns/toast'
import { Wizard } from '@/components/patterns/wizard'
import { type ClusterField, clusterFields, withoutHidden } from '@/lib/domain/clusters/fields'
import { clusterProblemsOf, turnedOn } from '@/lib/domain/clusters/rules'
import { createClusterAction } from '@/lib/features/clusters/actions'
import type { NewClusterForm } from '@/lib/features/clusters/types'
import { ConfirmToggles } from '../confirm-toggles'
import { probeProblemsOf } from '../probe-plan'
import { useProbes } from '../use-probes'
import { lockedFields, withDependencies } from '../with-dependencies'
import { Created } from './created'
import { Review } from './review'
import { StepFields } from './step-fields'
import { reviewStep, useOffReason, useSteps, type WizardStepKey, wizardSteps } from './steps'
import { useDraft } from './use-draft'

export function ClusterWizard({ id: minted, values, copyOf, draftKey }: NewClusterForm) {
  // The page mints a new id whenever it is read again, as it is after an action: one form keeps one id.
  const [id] = useState(minted)
  const t = useTranslations('clusters')
  const router = useRouter()
  const check = useCheck()
  const [step, setStep] = useState<WizardStepKey>(wizardSteps[0])
  const [visited, setVisited] = useState<ReadonlySet<string>>(new Set([wizardSteps[0]]))
  const [isConfirming, setConfirming] = useState(false)
  const [isCreated, setCreated] = useState(false)
  const form = useForm({
    catalogue: clusterFields,
    initial: values,
    id: 'cluster',
    check: (typed) => ({ ...probeProblemsOf(check.state), ...clusterProblemsOf(withoutHidden(typed)) }),
    reveal: (name) => setStep(clusterFields[name as ClusterField].section),
  })
  const probes = useProbes({ form, check, formId: id })
  const draft = useDraft(form, copyOf ? null : draftKey)
  const steps = useSteps(form, check.state, visited)
  const reason = useOffReason(form, check.state)
  const words = useFieldWords('clusters')

  useEffect(() => {
    if (copyOf) document.getElementById(controlId('cluster', 'name'))?.focus()
  }, [copyOf])

  const go = (key: string) => {
    probes.flush()
    for (const name of form.visible)
      if (form.catalogue[name]?.section === step && form.values[name] !== '') form.blur(name)
    setVisited(new Set([...visited, step, key]))
    setStep(key as WizardStepKey)
    window.scrollTo({ top: 0 })
  }
  const create = async (confirmation: string) => {
    const created = await form.submit(async (typed) => {
      const outcome = await createClusterAction({ id, values: typed, confirmation })
      if (!outcome.ok) probes.recheck(outcome.problem)
      return outcome
    })
    if (!created) return
    draft.drop()
    setCreated(true)
  }
  const finish = () => (turnedOn(null, form.values).length > 0 ? setConfirming(true) : create(''))

  if (isCreated)
    return (
      <Created
        id={id}
        name={String(form.values.name)}
        checks={check.state}
        onAnother={() => window.location.assign(routes.newCluster)}
      />
    )
  const title = step === reviewStep ? t('wizard.review') : words.section(step)
  return (
    <>
      <UnsavedGuard count={form.changed.length} />
      <PageHeader
        crumbs={[
          { label: t('title'), href: routes.clusters },
          { label: t('wizard.title'), href: routes.newCluster },
        ]}
        here={title}
        title={t('wizard.title')}
        text={copyOf ? t('wizard.copy', { name: copyOf }) : t('wizard.text')}
      />
      <Wizard
        steps={steps}
        current={step}
        onGo={go}
        verb={t('wizard.create')}
        offBecause={
          reason && (
            <>
              <b className="font-semibold text-ink">{t('wizard.off.title')}</b> {reason}
            </>
          )
        }
        isBusy={form.isSaving}
        isReady={form.isReady}
        onFinish={finish}
        onSaveDraft={() => {
          toast(t('wizard.draftSaved'))
          router.push(routes.clusters)
        }}
      >
        <div className="flex flex-col gap-4">
          {draft.restoredAt && (
            <p className="rounded-control bg-tint-info px-4 py-3">
              {t.rich('wizard.draftRestored', {
                time: () => <DateTime at={draft.restoredAt ?? ''} format="instant" />,
              })}{' '}
              <button
                type="button"
                className="font-medium text-link hover:underline"
                onClick={() => {
                  draft.drop()
                  form.discard()
                }}
              >
                {t('wizard.startOver')}
              </button>
            </p>
          )}
          <FormProblem problem={form.problem} />
          {step === reviewStep ? (
            <Review form={form} checks={check.state} onEdit={go} />
          ) : (
            <section aria-labelledby="wizard-step">
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
          )}
        </div>
      </Wizard>
      {isConfirming && (
        <ConfirmToggles
          name={String(form.values.name)}
          toggles={turnedOn(null, form.values)}
          onConfirm={create}
          onClose={() => setConfirming(false)}
        />
      )}
    </>
  )
}

/** Takes the focus when its step opens, so that a keyboard goes on at the step's first field. */
function StepHeading({ title, isFirst }: { title: string; isFirst: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const takesFocus = useRef(!isFirst)
  useEffect(() => {
    if (takesFocus.current) heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <h2 ref={heading} id="wizard-step" tabIndex={-1} className="spoken">
      {title}
    </h2>
  )
}
