/** One thing wrong: a line with place and fault, then what was expected, what was found, and what to do, aligned. */
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { type MarkState, StateMark } from '@/components/ui/state-mark'

export type FindingRow = 'expected' | 'found' | 'whatToDo' | 'breaks'

interface FindingProps {
  mark: MarkState
  title: ReactNode
  /** Softer words after the title. */
  note?: ReactNode
  /** At the end of the line: the rule, or when it was found. */
  aside?: ReactNode
  rows?: readonly { label: FindingRow; text: ReactNode }[]
  actions?: ReactNode
}

export function Finding({ mark, title, note, aside, rows = [], actions }: FindingProps) {
  const t = useTranslations('patterns')
  return (
    <div className="py-3">
      <div className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
        <p className="flex items-start gap-2 font-semibold">
          <StateMark state={mark} className="mt-0.75" />
          <span>{title}</span>
        </p>
        {note && <p className="text-ink-soft">{note}</p>}
        {aside && <p className="ms-auto text-xs text-ink-soft">{aside}</p>}
      </div>
      {rows.length > 0 && (
        <dl className="mt-2 grid gap-x-6 gap-y-1 phone:grid-cols-[80px_1fr]">
          {rows.map(({ label, text }) => (
            <div key={label} className="contents">
              <dt className="text-ink-soft max-phone:mt-1 max-phone:text-xs">{t(label)}</dt>
              <dd className="min-w-0">{text}</dd>
            </div>
          ))}
        </dl>
      )}
      {actions && <div className="mt-2 flex flex-wrap gap-4 phone:ps-26">{actions}</div>}
    </div>
  )
}
