'use client'

/** Adds a cluster: short steps, every interface checked while it is typed, a last look, then the result. */
import { useTranslations } from 'next-intl'
import { useFieldWords } from '@/components/patterns/form/words'
import { routes } from '@/components/patterns/routes'
import { FormWizard } from '@/components/patterns/wizard/form-wizard'
import { reviewStep } from '@/components/patterns/wizard/walk'
import { turnedOn } from '@/lib/domain/clusters/rules'
import type { NewClusterForm } from '@/lib/features/clusters/types'
import { ConfirmToggles } from '../confirm-toggles'
import { lockedFields, withDependencies } from '../with-dependencies'
import { Created } from './created'
import { Review } from './review'
import { StepFields } from './step-fields'
import { useOffReason, useSteps } from './steps'
import { useClusterWizard } from './use-cluster-wizard'

export function ClusterWizard(props: NewClusterForm) {
  const { copyOf } = props
  const t = useTranslations('clusters')
  const words = useFieldWords('clusters')
  const wizard = useClusterWizard(props)
  const { id, form, check, probes, walk, go } = wizard
  const steps = useSteps(form, check.state, walk.visited)
  const reason = useOffReason(form, check.state)
  if (wizard.isCreated) {
    const another = () => window.location.assign(routes.newCluster)
    return <Created id={id} name={String(form.values.name)} checks={check.state} onAnother={another} />
  }
  return (
    <>
      <FormWizard
        form={form}
        draft={wizard.draft}
        walk={walk}
        steps={steps}
        onGo={go}
        list={{ label: t('title'), href: routes.clusters }}
        title={t('wizard.title')}
        href={routes.newCluster}
        text={copyOf ? t('wizard.copy', { name: copyOf }) : t('wizard.text')}
        stepText={words.sectionHelp(walk.step)}
        verb={t('wizard.create')}
        offBecause={reason}
        onFinish={wizard.finish}
        draftSaved={t('wizard.draftSaved')}
      >
        {walk.step === reviewStep ? (
          <Review form={form} checks={check.state} onEdit={go} />
        ) : (
          <StepFields
            section={walk.step}
            form={{ ...withDependencies(probes.form), changed: [] }}
            readOnly={lockedFields(form)}
            check={check}
            probes={probes}
          />
        )}
      </FormWizard>
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
