/** A word with a mark. Only trouble gets a tint. */
import type { ReactNode } from 'react'
import { classes } from './classes'
import { type MarkState, StateMark } from './state-mark'

export type BadgeTone = 'plain' | 'good' | 'warn' | 'bad' | 'soft'

const tones: Record<BadgeTone, string> = {
  plain: 'text-ink',
  good: 'text-good',
  warn: 'rounded-full bg-tint-warn px-2 text-warn',
  bad: 'rounded-full bg-tint-bad px-2 text-bad',
  soft: 'text-ink-soft',
}

export function Badge({ tone = 'plain', mark, children }: { tone?: BadgeTone; mark?: MarkState; children: ReactNode }) {
  return (
    <span
      className={classes('inline-flex items-center gap-1.5 py-0.5 text-xs font-medium whitespace-nowrap', tones[tone])}
    >
      {mark && <StateMark state={mark} size={12} />}
      {children}
    </span>
  )
}
