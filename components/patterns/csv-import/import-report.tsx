'use client'

/** The last step: what was done, what was left out and why, and the way on. */
import type { Route } from 'next'
import { useTranslations } from 'next-intl'
import { useProblemWords } from '@/components/patterns/form/words'
import { Button, ButtonLink } from '@/components/ui/button'
import { StateMark } from '@/components/ui/state-mark'
import { countFates, type ImportTarget } from '@/lib/domain/csv/import'
import { DownloadLeftOut } from './download-left-out'
import { leftOutRows } from './import-state'
import type { CsvImport } from './use-csv-import'

type ReportProps = CsvImport & { targets: readonly ImportTarget[]; list: Route; listLabel: string }

export function ImportReport({ state, targets, list, listLabel, restart }: ReportProps) {
  const t = useTranslations('imports')
  const problemWords = useProblemWords()
  const count = (wanted: string) => state.outcomes.filter(({ outcome }) => outcome === wanted).length
  const leftOut = leftOutRows(state)
  const same = count('same') + countFates(state.verdicts).same
  const lines = [
    { key: 'added', count: count('added') },
    { key: 'changed', count: count('changed') },
    { key: 'same', count: same },
  ] as const
  return (
    <section className="panel flex flex-col gap-3 p-4" aria-labelledby="import-report">
      <h2 id="import-report" className="flex items-center gap-2 text-base font-semibold">
        <StateMark state={leftOut.length > 0 ? 'degraded' : 'up'} />
        {t('report.title', { done: count('added') + count('changed'), total: state.rows.length })}
      </h2>
      <ul className="list-disc ps-5">
        {lines
          .filter((line) => line.count > 0)
          .map((line) => (
            <li key={line.key}>{t(`report.${line.key}`, { count: line.count })}</li>
          ))}
        {leftOut.length > 0 && <li>{t('report.leftOut', { count: leftOut.length })}</li>}
      </ul>
      {state.outcomes.some(({ problem }) => problem) && (
        <ul className="text-xs text-bad">
          {state.outcomes.flatMap(({ line, title: name, problem }) =>
            problem
              ? [
                  <li key={line}>
                    {t('report.failedRow', {
                      line,
                      name,
                      why: problemWords(Object.values(problem.fields ?? {})[0] ?? problem),
                    })}
                  </li>,
                ]
              : [],
          )}
        </ul>
      )}
      {leftOut.length > 0 && <p className="text-ink-soft">{t('report.next')}</p>}
      <div className="flex flex-wrap gap-2">
        <ButtonLink href={list} look="primary">
          {listLabel}
        </ButtonLink>
        <DownloadLeftOut rows={leftOut} headers={state.headers} fileName={state.fileName} targets={targets} />
        <Button onClick={restart}>{t('report.again')}</Button>
      </div>
    </section>
  )
}
