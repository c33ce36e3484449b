'use client'

/** One stage of one address: its mark, its time or its reason, and the evidence under it. */
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { classes } from '@/components/ui/classes'
import { type MarkState, StateMark } from '@/components/ui/state-mark'
import type { Stage, StageFact, StageOutcome } from '@/lib/domain/health/types'
import type { StageView } from './check-state'
import { type HealthWords, useHealthWords } from './words'

const marks: Record<StageOutcome, MarkState> = {
  passed: 'up',
  failed: 'down',
  skipped: 'skipped',
  'not-reached': 'notReached',
  inconclusive: 'unknown',
}

interface StageCellProps {
  stage: Stage
  view: StageView
  address: string
  /** `full` has a line of evidence and a tint; `brief` one line with the status; `glance` only the time. */
  look?: 'full' | 'brief' | 'glance'
}

export function StageCell({ stage, view, address, look = 'full' }: StageCellProps) {
  const t = useTranslations('health')
  const words = useHealthWords()
  const isFailed = typeof view === 'object' && view.outcome === 'failed'
  const line = look === 'full' && typeof view === 'object' ? lineOf(view, address, words) : ''
  return (
    <span
      className={classes(
        'grid gap-x-2 max-wide:grid-cols-[48px_14px_minmax(0,1fr)_minmax(0,1fr)] max-wide:rounded-md max-wide:px-2 max-wide:py-0.5 wide:grid-cols-[14px_minmax(0,1fr)]',
        isFailed && look === 'full' && 'bg-tint-bad wide:-mx-2 wide:-my-1 wide:rounded-control wide:px-2 wide:py-1',
      )}
    >
      <span className="text-xs leading-5 text-ink-soft wide:spoken">{t(`stages.${stage}`)}</span>
      <StateMark state={markOf(view)} className="mt-0.75" />
      <span className={classes('min-w-0 tabular-nums', toneOf(view))}>
        <StageText view={view} words={words} isTold={look === 'brief'} />
      </span>
      {line && <span className="min-w-0 text-xs text-ink-soft max-wide:leading-5 wide:col-start-2">{line}</span>}
    </span>
  )
}

function markOf(view: StageView): MarkState {
  if (view === 'running') return 'checking'
  return typeof view === 'object' ? marks[view.outcome] : 'notReached'
}

function toneOf(view: StageView): string {
  if (view === 'running') return 'font-medium'
  if (typeof view === 'string' || view.outcome === 'skipped' || view.outcome === 'not-reached') return 'text-ink-soft'
  return view.outcome === 'failed' ? 'font-semibold text-bad' : ''
}

function StageText({ view, words, isTold }: { view: StageView; words: HealthWords; isTold: boolean }) {
  const t = useTranslations('health')
  const states = useTranslations('patterns.states')
  if (view === 'running') return <Ticking />
  if (view === 'waiting') return states('waiting')
  if (view === 'not-reached' || view.outcome === 'not-reached') return states('notReached')
  if (view.outcome === 'skipped') return states('skipped')
  const time = view.durationMs === undefined ? '' : words.time(view.durationMs)
  if (view.outcome === 'passed') {
    const status = isTold && view.stage === 'http' ? String(view.evidence?.status ?? '') : ''
    return [status, time].filter(Boolean).join(', ') || t('outcomes.passed')
  }
  const reason = words.reason(view.reason) || t(`outcomes.${view.outcome}`)
  return isTold && time ? `${reason}, ${time}` : reason
}

/** Under a passed stage its evidence, under any other one its time or its reason. */
function lineOf(fact: StageFact, address: string, words: HealthWords): string {
  if (fact.outcome === 'passed') return fact.evidence ? words.evidence(fact, address) : ''
  if (fact.outcome === 'skipped') return words.reason(fact.reason)
  return fact.durationMs === undefined ? '' : words.time(fact.durationMs)
}

const tickMs = 100

/** Counts while the stage runs. */
function Ticking() {
  const words = useHealthWords()
  const [elapsedMs, setElapsed] = useState(0)
  useEffect(() => {
    const begun = performance.now()
    const timer = setInterval(() => setElapsed(performance.now() - begun), tickMs)
    return () => clearInterval(timer)
  }, [])
  return <span aria-hidden="true">{words.time(Math.round(elapsedMs / tickMs) * tickMs)}</span>
}
