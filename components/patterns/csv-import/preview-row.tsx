'use client'

/** One row of the file with its fate: what it adds, what it changes, or why it is refused and the fields to mend it in. */
import { useTranslations } from 'next-intl'
import { useProblemWords } from '@/components/patterns/form/words'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { Icon } from '@/components/ui/icons/icon'
import type { IconName } from '@/components/ui/icons/icon-name'
import type { FieldChange, FieldValue } from '@/lib/domain/catalogue/field'
import type { ImportTarget, RowFate, RowVerdict } from '@/lib/domain/csv/import'
import { cellOf } from './import-state'
import { MendField } from './mend-field'
import type { CsvImport } from './use-csv-import'

const looks: Record<RowFate, { tone: BadgeTone; icon: IconName }> = {
  add: { tone: 'good', icon: 'plus' },
  change: { tone: 'plain', icon: 'edit' },
  same: { tone: 'soft', icon: 'check' },
  problem: { tone: 'bad', icon: 'warning' },
}

type RowProps = CsvImport & { verdict: RowVerdict; targets: readonly ImportTarget[] }

export function PreviewRow({ verdict, targets, state, edit, judge }: RowProps) {
  const t = useTranslations('imports.preview')
  const { line, fate, title, changes, problem } = verdict
  return (
    <li className="grid grid-cols-[5rem_minmax(0,1fr)] gap-x-3 gap-y-1 border-t border-hairline px-4 py-3 first:border-t-0 phone:grid-cols-[5rem_8rem_minmax(0,1fr)]">
      <span className="text-xs text-ink-soft tabular-nums">{t('line', { line })}</span>
      <span>
        <Badge tone={looks[fate].tone}>
          <Icon name={looks[fate].icon} size={12} />
          {t(`fates.${fate}`)}
        </Badge>
      </span>
      <div className="min-w-0 max-phone:col-span-2">
        <p className="truncate font-medium">{title || t('unnamed')}</p>
        {fate === 'change' && <Changes changes={changes} targets={targets} />}
        {problem && (
          <form
            onSubmit={(event) => {
              event.preventDefault()
              judge()
            }}
          >
            <Reasons line={line} problem={problem} targets={targets} state={state} edit={edit} />
            {/* Enter in a field sends the form; the button to press stands below all rows. */}
            <button type="submit" hidden />
          </form>
        )}
      </div>
    </li>
  )
}

function Changes({ changes, targets }: { changes: readonly FieldChange[]; targets: readonly ImportTarget[] }) {
  const t = useTranslations('imports.preview')
  const words = useValueWords(targets)
  return (
    <ul className="text-xs text-ink-soft">
      {changes.map(({ field, before, after, secret }) => (
        <li key={field} className="break-words">
          {secret
            ? t('secretChange', { field: words.label(field) })
            : t('change', {
                field: words.label(field),
                before: words.value(field, before),
                after: words.value(field, after),
              })}
        </li>
      ))}
    </ul>
  )
}

type ReasonsProps = Pick<RowProps, 'targets' | 'state' | 'edit'> & {
  line: number
  problem: NonNullable<RowVerdict['problem']>
}

function Reasons({ line, problem, targets, state, edit }: ReasonsProps) {
  const problemWords = useProblemWords()
  const row = state.rows.find((one) => one.line === line)
  const fields = Object.entries(problem.fields ?? {})
  if (fields.length === 0 || !row) return <p className="text-bad">{problemWords(problem)}</p>
  return (
    <div className="mt-1 grid gap-x-4 gap-y-2 phone:grid-cols-2">
      {fields.map(([name, one]) => {
        const target = targets.find((candidate) => candidate.name === name)
        if (!target) return <p key={name}>{problemWords(one)}</p>
        return (
          <MendField
            key={name}
            id={`row-${line}-${name}`}
            target={target}
            text={cellOf(state, row, name)}
            problem={problemWords(one)}
            onChange={(text) => edit(line, name, target.label, text)}
          />
        )
      })}
    </div>
  )
}

/** Fields and their values as the reader calls them. */
function useValueWords(targets: readonly ImportTarget[]) {
  const t = useTranslations('imports.preview')
  const form = useTranslations('patterns.form')
  const targetOf = (field: string) => targets.find(({ name }) => name === field)
  return {
    label: (field: string) => targetOf(field)?.label ?? field,
    value: (field: string, value: FieldValue | null) => {
      if (typeof value === 'boolean') return form(value ? 'on' : 'off')
      if (!value) return t('empty')
      return targetOf(field)?.options?.find((option) => option.value === value)?.label ?? value
    },
  }
}
