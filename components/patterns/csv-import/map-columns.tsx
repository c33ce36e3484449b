'use client'

/** The second step: which column is which field. Guessed from the headers; samples stand beside to judge the guess by. */
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { inputLook } from '@/components/ui/input-look'
import { type ImportTarget, samplesOf } from '@/lib/domain/csv/import'
import type { CsvImport } from './use-csv-import'

type MapProps = CsvImport & { targets: readonly ImportTarget[] }

export function MapColumns({ targets, state, map, judge, restart }: MapProps) {
  const t = useTranslations('imports.map')
  const missing = targets.filter(({ name, isSecret }) => !isSecret && !state.mapping.includes(name))
  const chosen = state.mapping.filter((field) => field !== null).length
  return (
    <>
      <section className="panel overflow-x-auto" aria-label={t('title')}>
        <table className="w-full">
          <caption className="px-4 py-3 text-start">
            <span className="font-semibold">{t('title')}</span>
            <span className="ms-2 text-xs text-ink-soft">
              {t('text', { file: state.fileName, rows: state.rows.length })}
            </span>
          </caption>
          <thead className="max-phone:spoken">
            <tr className="border-y border-edge text-xs text-ink-soft">
              {(['column', 'samples', 'field'] as const).map((key) => (
                <th key={key} scope="col" className="px-3 py-2 text-start font-semibold first:ps-4 last:pe-4">
                  {t(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="max-phone:block">
            {state.headers.map((header, column) => (
              <ColumnRow
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in the file
                key={column}
                header={header || t('unnamed', { number: column + 1 })}
                samples={samplesOf(state.rows, column, 3)}
                field={state.mapping[column] ?? null}
                targets={targets}
                onChoose={(field) => map(column, field)}
              />
            ))}
          </tbody>
        </table>
      </section>
      {missing.length > 0 && (
        <p className="text-xs text-ink-soft">
          {t('missing', { count: missing.length, fields: missing.map(({ label }) => label).join(', ') })}
        </p>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={restart}>{t('otherFile')}</Button>
        <Button look="primary" busy={state.isBusy} offBecause={chosen === 0 && t('offNothing')} onClick={judge}>
          {t('check', { count: state.rows.length })}
        </Button>
      </div>
    </>
  )
}

interface ColumnRowProps {
  header: string
  samples: readonly string[]
  field: string | null
  targets: readonly ImportTarget[]
  onChoose: (field: string | null) => void
}

function ColumnRow({ header, samples, field, targets, onChoose }: ColumnRowProps) {
  const t = useTranslations('imports.map')
  return (
    <tr className="border-t border-hairline first:border-t-0 max-phone:flex max-phone:flex-col max-phone:gap-1 max-phone:px-4 max-phone:py-3">
      <th scope="row" className="max-w-60 truncate px-3 py-2 text-start font-medium first:ps-4 max-phone:p-0!">
        {header}
      </th>
      <td className="max-w-80 px-3 py-2 text-xs text-ink-soft max-phone:p-0!">
        {samples.length === 0
          ? t('noSamples')
          : samples.map((sample) => (
              <span key={sample} className="block truncate">
                {sample}
              </span>
            ))}
      </td>
      <td className="w-72 px-3 py-2 last:pe-4 max-phone:w-full max-phone:p-0!">
        <select
          aria-label={t('fieldOf', { column: header })}
          value={field ?? ''}
          onChange={(event) => onChoose(event.target.value || null)}
          className={inputLook(false)}
        >
          <option value="">{t('leaveOut')}</option>
          {targets.map(({ name, label }) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </select>
      </td>
    </tr>
  )
}
