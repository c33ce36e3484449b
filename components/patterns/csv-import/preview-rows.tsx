'use client'

/** The third step: what would become of every row. Nothing has been written yet; rows with problems can be mended here. */
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'
import { Progress } from '@/components/ui/progress'
import { countFates, type ImportTarget, type RowFate, rowFates } from '@/lib/domain/csv/import'
import { DownloadLeftOut } from './download-left-out'
import { applicableRows, leftOutRows } from './import-state'
import { PreviewRow } from './preview-row'
import type { CsvImport } from './use-csv-import'

type PreviewProps = CsvImport & { targets: readonly ImportTarget[] }

/** Rows drawn at once; the file may hold many more. */
const rowsShown = 100

export function PreviewRows(props: PreviewProps) {
  const { state, targets, judge, apply, go } = props
  const t = useTranslations('imports.preview')
  const counts = countFates(state.verdicts)
  const [chosen, setOnly] = useState<RowFate | null>('problem')
  // What was chosen may have no rows left once they were mended.
  const only = chosen && counts[chosen] > 0 ? chosen : null
  const [most, setMost] = useState(rowsShown)
  const shown = state.verdicts.filter(({ fate }) => only === null || fate === only)
  const changing = counts.add + counts.change
  const isStale = state.edited.length > 0
  const applying = state.isBusy && state.outcomes.length > 0

  return (
    <>
      <section className="panel overflow-clip" aria-label={t('title')}>
        <div className="flex flex-wrap items-center gap-2 border-b border-edge px-4 py-3">
          <p role="status" className="font-semibold">
            {t('summary', { total: state.verdicts.length, ...counts })}
          </p>
          <fieldset className="ms-auto flex flex-wrap gap-2">
            <legend className="spoken">{t('filter')}</legend>
            {[null, ...rowFates].map((fate) => (
              <FateChip
                key={fate ?? 'all'}
                isChosen={only === fate}
                label={fate ? t(`fates.${fate}`) : t('all')}
                count={fate ? counts[fate] : state.verdicts.length}
                onChoose={() => setOnly(fate)}
              />
            ))}
          </fieldset>
        </div>
        <ul>
          {shown.slice(0, most).map((verdict) => (
            <PreviewRow key={verdict.line} verdict={verdict} {...props} />
          ))}
          {shown.length === 0 && <li className="px-4 py-6 text-ink-soft">{t('none')}</li>}
        </ul>
        {shown.length > most && (
          <div className="border-t border-hairline px-4 py-3">
            <Button small onClick={() => setMost(most + rowsShown)}>
              {t('more', { count: Math.min(rowsShown, shown.length - most) })}
            </Button>
          </div>
        )}
      </section>
      <div className="bottom-0 z-20 -mx-1 flex flex-wrap phone:sticky items-center justify-end gap-2 border-t border-edge bg-canvas px-1 py-3">
        {counts.problem > 0 && (
          <p className="w-full text-xs text-ink-soft">{t('leftOut', { count: counts.problem })}</p>
        )}
        {applying && (
          <Progress label={t('progress')} value={state.outcomes.length} maximum={applicableRows(state).length} />
        )}
        <DownloadLeftOut
          rows={leftOutRows(state)}
          headers={state.headers}
          fileName={state.fileName}
          targets={targets}
        />
        <Button onClick={() => go('map')}>{t('back')}</Button>
        {isStale ? (
          <Button look="primary" busy={state.isBusy} onClick={judge}>
            {t('checkAgain', { count: state.edited.length })}
          </Button>
        ) : (
          <Button look="primary" busy={state.isBusy} offBecause={changing === 0 && t('offNothing')} onClick={apply}>
            {t('apply', { count: changing })}
          </Button>
        )}
      </div>
    </>
  )
}

interface FateChipProps {
  label: string
  count: number
  isChosen: boolean
  onChoose: () => void
}

function FateChip({ label, count, isChosen, onChoose }: FateChipProps) {
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      onClick={onChoose}
      className={classes(
        'inline-flex h-7 items-center gap-1.5 rounded-full border px-3 text-xs whitespace-nowrap',
        isChosen ? 'border-button-edge bg-fill font-semibold' : 'border-edge bg-surface hover:bg-fill-hover',
      )}
    >
      {label} <span className="tabular-nums">{count}</span>
    </button>
  )
}
