'use client'

/** Label above, one line below a control. The line is always there, so nothing jumps when it turns into a problem. */
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { classes } from './classes'
import { StateMark } from './state-mark'

/** What every control of a form takes. `problem` is a sentence already, not a code. */
export interface ControlProps {
  id: string
  name: string
  label: ReactNode
  help?: ReactNode
  problem?: string | null
  optional?: boolean
  /** What the value was before it was changed: stands at the end of the label's line. */
  was?: ReactNode
  /** Stands under the field: what a probe found, a remark. */
  under?: ReactNode
  readOnly?: boolean
  onBlur?: () => void
}

export const describedBy = (id: string) => `${id}-line`

/** The attributes by which a control is tied to its line. */
export function lineProps({ id, problem, help }: Pick<ControlProps, 'id' | 'problem' | 'help'>) {
  return {
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': problem || help ? describedBy(id) : undefined,
  }
}

interface FrameProps extends ControlProps {
  children: ReactNode
}

export function FieldFrame({ id, label, help, problem, optional, was, under, children }: FrameProps) {
  const t = useTranslations('patterns')
  return (
    <div className="flex flex-col gap-1.5" data-field={id}>
      <div className="flex flex-wrap items-baseline gap-x-2">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {optional && <span className="text-xs text-ink-soft">{t('optional')}</span>}
        {was && <span className="ms-auto text-xs text-ink-soft">{was}</span>}
      </div>
      {children}
      <FieldLine id={id} help={help} problem={problem} />
      {under}
    </div>
  )
}

/** Help, or the problem in its place. */
export function FieldLine({ id, help, problem }: Pick<ControlProps, 'id' | 'help' | 'problem'>) {
  return (
    <p id={describedBy(id)} className={classes('min-h-4 text-xs', problem ? 'text-bad' : 'text-ink-soft')}>
      {problem ? (
        <span className="flex items-start gap-1.5">
          <StateMark state="down" size={12} className="mt-0.5" />
          {problem}
        </span>
      ) : (
        help
      )}
    </p>
  )
}
