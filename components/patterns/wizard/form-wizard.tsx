'use client'

/** A new thing made in short steps: its form, the draft that is kept of it, a last look, and what stands in the way. */
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DraftNotice } from '../form/draft-notice'
import { FormProblem } from '../form/form-problem'
import { UnsavedGuard } from '../form/unsaved-guard'
import type { DraftKeeper } from '../form/use-draft'
import type { Form } from '../form/use-form'
import { type Crumb, PageHeader } from '../page-header'
import { toast } from '../toast'
import { StepHeading, stepHeadingId } from './step-heading'
import { reviewStep, type Walk } from './walk'
import { Wizard, type WizardStep } from './wizard'

interface FormWizardProps {
  form: Form
  draft: DraftKeeper
  walk: Pick<Walk, 'step' | 'visited'>
  /** One for each section; the last look follows by itself. */
  steps: readonly WizardStep[]
  onGo: (step: string) => void
  /** The list that the new thing will stand in. */
  list: Crumb & { href: Route }
  title: string
  /** The wizard's own address. */
  href: Route
  text: string
  /** One sentence below a step's title. */
  stepText?: string
  verb: string
  /** What stands in the way, in words; empty when nothing does. */
  offBecause: string
  onFinish: () => void
  /** Said when somebody leaves and the draft is kept. */
  draftSaved: string
  aside?: ReactNode
  /** The fields of the step, or the last look. */
  children: ReactNode
}

export function FormWizard(props: FormWizardProps) {
  const { form, draft, walk, list, title, href, text, stepText, offBecause, draftSaved, children, ...frame } = props
  const t = useTranslations('patterns.wizard')
  const router = useRouter()
  const steps: WizardStep[] = [...props.steps, { key: reviewStep, title: t('review'), state: 'open' }]
  const here = steps.find(({ key }) => key === walk.step)?.title ?? ''
  const leave = () => {
    toast(draftSaved)
    router.push(list.href)
  }
  return (
    <>
      <UnsavedGuard count={form.changed.length} />
      <PageHeader crumbs={[list, { label: title, href }]} here={here} title={title} text={text} />
      <Wizard
        {...frame}
        steps={steps}
        current={walk.step}
        offBecause={
          offBecause && (
            <>
              <b className="font-semibold text-ink">{t('off')}</b> {offBecause}
            </>
          )
        }
        isBusy={form.isSaving}
        isReady={form.isReady}
        onSaveDraft={leave}
      >
        <div className="flex flex-col gap-4">
          {draft.restoredAt && <DraftNotice form={form} draft={draft} />}
          <FormProblem problem={form.problem} />
          {walk.step === reviewStep ? (
            children
          ) : (
            <section aria-labelledby={stepHeadingId}>
              <StepHeading key={walk.step} title={here} isFirst={walk.visited.size === 1} />
              {stepText && <p className="pb-4 text-ink-soft">{stepText}</p>}
              {children}
            </section>
          )}
        </div>
      </Wizard>
    </>
  )
}
