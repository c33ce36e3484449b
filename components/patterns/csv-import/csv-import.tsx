'use client'

/**
 * Brings rows of a file into a noun: choose the file, say what its columns are, see what would become of every row, apply.
 * The noun gives its fields, its route handlers and its example; nothing is written before the last step.
 */
import type { Route } from 'next'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { FormProblem } from '@/components/patterns/form/form-problem'
import { UnsavedGuard } from '@/components/patterns/form/unsaved-guard'
import type { ImportTarget } from '@/lib/domain/csv/import'
import type { ReadLimits } from '@/lib/domain/csv/read-types'
import type { ImportApi } from './calls'
import { ChooseFile } from './choose-file'
import { ImportReport } from './import-report'
import { type ImportStep, importSteps } from './import-state'
import { MapColumns } from './map-columns'
import { PreviewRows } from './preview-rows'
import { useCsvImport } from './use-csv-import'

export interface CsvImportProps {
  targets: readonly ImportTarget[]
  api: ImportApi
  limits: ReadLimits
  /** Where an example file is, and where the list is that the rows end up in. */
  example: string
  list: Route
  listLabel: string
  /** Why nothing can be imported by this person. */
  offBecause?: string | false
}

export function CsvImport(props: CsvImportProps) {
  const { api, limits, targets, example, list, listLabel, offBecause } = props
  const tools = useCsvImport(api, limits)
  const { state } = tools
  const atRisk = state.step === 'preview' ? state.edited.length : 0
  const place = useFocusOnStep(state.step)
  return (
    <div ref={place} tabIndex={-1} className="flex flex-col gap-4 outline-none">
      <UnsavedGuard count={atRisk} />
      <StepLine current={state.step} />
      <FormProblem problem={state.problem} />
      {state.step === 'choose' && (
        <ChooseFile limits={limits} example={example} isBusy={state.isBusy} offBecause={offBecause} {...tools} />
      )}
      {state.step === 'map' && <MapColumns targets={targets} {...tools} />}
      {state.step === 'preview' && <PreviewRows targets={targets} {...tools} />}
      {state.step === 'done' && <ImportReport targets={targets} list={list} listLabel={listLabel} {...tools} />}
    </div>
  )
}

/** The button that led to a step is gone with the step before it: the focus goes to the new one. */
function useFocusOnStep(step: ImportStep) {
  const place = useRef<HTMLDivElement>(null)
  const shown = useRef(step)
  useEffect(() => {
    if (shown.current === step) return
    shown.current = step
    place.current?.focus()
  }, [step])
  return place
}

/** Where in the four steps this is. */
function StepLine({ current }: { current: ImportStep }) {
  const t = useTranslations('imports')
  return (
    <ol aria-label={t('steps.label')} className="flex flex-wrap gap-x-6 gap-y-1 text-xs">
      {importSteps.map((step, at) => (
        <li
          key={step}
          aria-current={step === current ? 'step' : undefined}
          className={step === current ? 'font-semibold' : 'text-ink-soft'}
        >
          <span className="tabular-nums">{at + 1}</span> {t(`steps.${step}`)}
        </li>
      ))}
    </ol>
  )
}
