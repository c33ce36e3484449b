'use client'

/** The frame of a wizard: steps at the left with their state, one step's content, and a foot bar that says what is off. */
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'
import { type MarkState, StateMark } from '@/components/ui/state-mark'
import { FootBar } from '../save-bar'

export interface WizardStep {
  key: string
  title: string
  /** One line below: what was entered, or what fails. */
  note?: string
  state: 'open' | 'done' | 'refused' | 'checking'
}

interface WizardProps {
  steps: readonly WizardStep[]
  current: string
  onGo: (key: string) => void
  /** The verb of the last button: "Create cluster". */
  verb: string
  /** Why it is off, in words; on when there is no reason. */
  offBecause?: ReactNode
  isBusy?: boolean
  isReady?: boolean
  onFinish: () => void
  /** Leaves and keeps what was typed for later. */
  onSaveDraft?: () => void
  /** Stands beside the step where there is room, else below it. */
  aside?: ReactNode
  children: ReactNode
}

const marks: Record<WizardStep['state'], MarkState> = {
  open: 'notReached',
  done: 'up',
  refused: 'down',
  checking: 'checking',
}

export function Wizard(props: WizardProps) {
  const { steps, current, onGo, aside, children } = props
  const t = useTranslations('patterns.wizard')
  const at = Math.max(
    0,
    steps.findIndex(({ key }) => key === current),
  )
  const list = useRef<HTMLOListElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new step is brought into sight
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [current])
  return (
    <div className="flex grow flex-col">
      <div
        className={classes(
          'grid grow grid-cols-1 content-start gap-y-4 pb-8',
          aside
            ? 'gap-x-8 wide:grid-cols-[200px_minmax(0,1fr)] min-[1360px]:grid-cols-[200px_minmax(0,1fr)_336px]'
            : 'gap-x-10 wide:grid-cols-[216px_minmax(0,720px)]',
        )}
      >
        <nav aria-label={t('steps')} data-keeps-focus className="relative max-wide:overflow-x-auto">
          <p className="pb-1 text-xs text-ink-soft wide:hidden">{t('step', { number: at + 1, total: steps.length })}</p>
          <ol ref={list} className="flex gap-0.5 wide:sticky wide:top-6 wide:flex-col">
            {steps.map((step) => (
              <li key={step.key}>
                <StepButton step={step} isCurrent={step.key === current} onGo={() => onGo(step.key)} />
              </li>
            ))}
          </ol>
        </nav>
        <div className="min-w-0">{children}</div>
        {aside && (
          <div className="min-w-0 max-[1359px]:border-t max-[1359px]:border-edge max-[1359px]:pt-5 wide:max-[1359px]:col-start-2">
            {aside}
          </div>
        )}
      </div>
      <WizardBar {...props} at={at} />
    </div>
  )
}

function StepButton({ step, isCurrent, onGo }: { step: WizardStep; isCurrent: boolean; onGo: () => void }) {
  const t = useTranslations('patterns.wizard')
  return (
    <button
      type="button"
      aria-current={isCurrent ? 'step' : undefined}
      onClick={onGo}
      className={classes(
        'grid w-full grid-cols-[14px_1fr] items-baseline gap-x-2.5 rounded-control px-3 py-2 text-start max-wide:whitespace-nowrap',
        isCurrent ? 'bg-fill font-semibold' : 'text-ink-soft hover:bg-fill-hover hover:text-ink',
      )}
    >
      <StateMark state={marks[step.state]} className="translate-y-0.5" />
      <span>
        {step.title}
        <span className="spoken">{t(`states.${step.state}`)}</span>
        {step.note && <span className="block text-xs font-normal text-ink-soft max-wide:hidden">{step.note}</span>}
      </span>
    </button>
  )
}

function WizardBar({
  steps,
  at,
  onGo,
  verb,
  offBecause,
  isBusy,
  isReady = true,
  onFinish,
  onSaveDraft,
}: WizardProps & { at: number }) {
  const t = useTranslations('patterns.wizard')
  const loading = useTranslations('patterns.form')('offLoading')
  const [before, next] = [steps[at - 1], steps[at + 1]]
  const reason = isReady ? offBecause : loading
  return (
    <FootBar>
      {before && <Button onClick={() => onGo(before.key)}>{t('back')}</Button>}
      {onSaveDraft && (
        <Button look="plain" className={before ? undefined : '-ms-4'} onClick={onSaveDraft}>
          {t('saveDraft')}
        </Button>
      )}
      <p
        id="wizard-reason"
        role="status"
        className="ms-auto max-w-md text-end text-xs text-ink-soft max-phone:text-start"
      >
        {reason}
      </p>
      <span className="flex gap-2 max-phone:w-full max-phone:[&>*]:grow">
        <Button
          look={next ? 'secondary' : 'primary'}
          busy={isBusy}
          aria-describedby={reason ? 'wizard-reason' : undefined}
          offBecause={reason ? (typeof reason === 'string' ? reason : t('seeReason')) : false}
          onClick={onFinish}
        >
          {verb}
        </Button>
        {next && (
          <Button look="primary" onClick={() => onGo(next.key)}>
            <span className="phone:hidden">{t('nextShort')}</span>
            <span className="max-phone:hidden">{t('next', { step: next.title })}</span>
          </Button>
        )}
      </span>
    </FootBar>
  )
}
