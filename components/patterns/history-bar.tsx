'use client'

/**
 * The past as a row of cells: height carries the state, colour repeats it. A list of buttons with one stop for the
 * Tab key; arrows move, hovering shows, a click keeps the details open.
 */
import type { Route } from 'next'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { classes } from '@/components/ui/classes'
import { TextLink } from '@/components/ui/link'

export type CellState = 'up' | 'degraded' | 'down' | 'unknown' | 'none' | 'maintenance'

export interface HistoryCell {
  key: string
  state: CellState
  /** The time it stands for: "3 Nov 2026". */
  label: string
  /** "99.72% uptime". */
  uptime?: string
  /** Why it was not up. */
  note?: string
  /** Where its samples are shown. */
  href?: Route | string
}

interface HistoryBarProps {
  /** Of what: "Madrid Norte". */
  name: string
  cells: readonly HistoryCell[]
  startLabel: string
  endLabel: string
  /** In a row of a table the ends are labelled by the column's head. */
  size?: 'row' | 'detail'
}

const looks: Record<CellState, string> = {
  up: 'h-[38%] bg-mark-up',
  degraded: 'h-[66%] bg-mark-degraded',
  down: 'h-full bg-mark-down',
  unknown: 'h-[14%] bg-mark-unknown',
  none: 'h-0.5 bg-mark-unknown',
  maintenance: 'h-[38%] bg-mark-unknown',
}

const words = {
  up: 'up',
  degraded: 'degraded',
  down: 'down',
  unknown: 'unknown',
  none: 'noData',
  maintenance: 'maintenance',
} as const

const moves: Record<string, (at: number, last: number) => number> = {
  ArrowLeft: (at) => Math.max(0, at - 1),
  ArrowRight: (at, last) => Math.min(last, at + 1),
  Home: () => 0,
  End: (_at, last) => last,
}

export function HistoryBar({ name, cells, startLabel, endLabel, size = 'row' }: HistoryBarProps) {
  const t = useTranslations('patterns')
  const list = useRef<HTMLOListElement>(null)
  const hintId = useId()
  const last = cells.length - 1
  const [stop, setStop] = useState(last)
  const [hovered, setHovered] = useState<number | null>(null)
  const [pinned, setPinned] = useState<number | null>(null)
  const shown = cells[hovered ?? pinned ?? -1]

  const indexOf = (target: EventTarget | null): number | null => {
    const cell = target instanceof Element ? target.closest<HTMLElement>('[data-at]') : null
    return cell ? Number(cell.dataset.at) : null
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return setPinned(null)
    const next = moves[event.key]?.(stop, last)
    if (next === undefined) return
    event.preventDefault()
    setStop(next)
    setHovered(next)
    list.current?.querySelector<HTMLElement>(`[data-at="${next}"]`)?.focus()
  }

  return (
    <div className="relative z-10 min-w-0 has-data-detail:z-30">
      <span id={hintId} className="spoken">
        {t('history.keys')}
      </span>
      <ol
        ref={list}
        aria-label={t('history.label', { name })}
        aria-describedby={hintId}
        onKeyDown={onKeyDown}
        onMouseOver={(event) => setHovered(indexOf(event.target))}
        onMouseLeave={() => setHovered(null)}
        onFocus={(event) => setHovered(indexOf(event.target))}
        onBlur={() => setHovered(null)}
        onClick={(event) => {
          const at = indexOf(event.target)
          if (at === null) return
          setStop(at)
          setPinned(at === pinned ? null : at)
        }}
        className={classes('flex items-end', size === 'row' ? 'h-6' : 'h-10')}
      >
        {cells.map((cell, at) => (
          <li key={cell.key} className="flex h-full min-w-0 flex-1">
            <button
              type="button"
              data-at={at}
              tabIndex={at === stop ? 0 : -1}
              aria-pressed={at === pinned}
              aria-label={[cell.label, t(`states.${words[cell.state]}`), cell.uptime, cell.note]
                .filter(Boolean)
                .join(', ')}
              className="flex h-full w-full items-end px-[0.5px] -outline-offset-1 hover:bg-fill"
            >
              <span className={classes('w-full rounded-[1px]', looks[cell.state])} />
            </button>
          </li>
        ))}
      </ol>
      {size === 'detail' && (
        <p className="mt-1 flex justify-between text-xs text-ink-soft">
          <span>{startLabel}</span>
          <span>{endLabel}</span>
        </p>
      )}
      {shown && <Detail cell={shown} place={(cells.indexOf(shown) + 0.5) / cells.length} isPinned={hovered === null} />}
    </div>
  )
}

function Detail({ cell, place, isPinned }: { cell: HistoryCell; place: number; isPinned: boolean }) {
  const t = useTranslations('patterns')
  return (
    <div
      data-detail
      style={place > 0.5 ? { right: `${(1 - place) * 100}%` } : { left: `${place * 100}%` }}
      className={classes(
        'absolute top-full z-30 mt-1 w-max max-w-64 rounded-control border border-edge bg-surface px-3 py-2 text-xs shadow-float',
        !isPinned && 'pointer-events-none',
      )}
    >
      <p className="font-semibold">{cell.label}</p>
      <p>{[t(`states.${words[cell.state]}`), cell.uptime].filter(Boolean).join(', ')}</p>
      {cell.note && <p className="text-ink-soft">{cell.note}</p>}
      {cell.href && isPinned && <TextLink href={cell.href}>{t('history.open')}</TextLink>}
    </div>
  )
}

/** The legend of the bars of a page. */
export function HistoryLegend() {
  const t = useTranslations('patterns.states')
  const states = ['up', 'degraded', 'down', 'none', 'maintenance'] as const
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-soft">
      {states.map((state) => (
        <li key={state} className="flex items-center gap-1.5">
          <span aria-hidden="true" className="flex h-4 items-end gap-px">
            {[0, 1, 2].map((bar) => (
              <span
                key={bar}
                className={classes('w-[3px] rounded-[1px]', looks[state === 'down' && bar !== 1 ? 'up' : state])}
              />
            ))}
          </span>
          {t(words[state])}
        </li>
      ))}
    </ul>
  )
}
