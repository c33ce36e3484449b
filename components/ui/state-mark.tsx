/** The marks of health. Each state has its own shape, so that colour is never alone; the word stands beside it. */
import { classes } from './classes'
import { Icon } from './icons/icon'
import { Ring } from './progress'

export const markStates = [
  'up',
  'degraded',
  'down',
  'unknown',
  'checking',
  'notReached',
  'skipped',
  'maintenance',
  'paused',
  'flapping',
] as const
export type MarkState = (typeof markStates)[number]

const colours: Record<MarkState, string> = {
  up: 'text-mark-up',
  degraded: 'text-mark-degraded',
  down: 'text-mark-down',
  unknown: 'text-mark-unknown',
  checking: 'text-mark-checking',
  notReached: 'text-mark-unknown',
  skipped: 'text-mark-unknown',
  maintenance: 'text-ink-soft',
  paused: 'text-ink-soft',
  flapping: 'text-ink-soft',
}

const inner = {
  fill: 'none',
  stroke: 'var(--surface)',
  strokeWidth: 1.6,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const

const shapes: Partial<Record<MarkState, React.ReactNode>> = {
  up: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path d="m5.2 8.3 1.9 1.9 3.8-4" {...inner} />
    </>
  ),
  degraded: (
    <>
      <path
        d="M8 1.3c.5 0 .9.3 1.2.7l5.9 10.6c.5.9-.2 2-1.2 2H2.100c-1 0-1.7-1.1-1.2-2L6.8 2c.3-.4.7-.7 1.2-.7Z"
        fill="currentColor"
      />
      <path d="M8 6v3.300M8 11.700v.05" {...inner} />
    </>
  ),
  down: (
    <>
      <path
        d="M5.3.9h5.400l3.9 3.900v5.900l-3.9 4H5.300l-3.9-4V4.800Z"
        transform="translate(0 .2)"
        fill="currentColor"
        stroke="currentColor"
        strokeLinejoin="round"
      />
      <path d="m5.8 5.8 4.4 4.400m0-4.4-4.4 4.4" {...inner} />
    </>
  ),
  unknown: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path d="M6.3 6.500c0-1 .7-1.7 1.7-1.700s1.7.6 1.7 1.500c0 1.2-1.7 1.3-1.7 2.500M8 11.15v.05" {...inner} />
    </>
  ),
  notReached: (
    <circle cx="8" cy="8" r="6.3" fill="none" stroke="currentColor" strokeWidth="1.4" strokeDasharray="2.4 2.55" />
  ),
  skipped: (
    <>
      <circle cx="8" cy="8" r="6.3" fill="none" stroke="currentColor" strokeWidth="1.3" />
      <path d="M5 8h6" stroke="currentColor" strokeWidth="1.3" strokeLinecap="round" />
    </>
  ),
}

interface StateMarkProps {
  state: MarkState
  size?: number
  /** Spoken name, for a mark that stands without its word. */
  label?: string
  className?: string
}

export function StateMark({ state, size = 14, label, className }: StateMarkProps) {
  const look = classes('inline-flex shrink-0 align-middle', colours[state], className)
  const drawing = <Drawing state={state} size={size} />
  if (!label) return <span className={look}>{drawing}</span>
  return (
    <span role="img" aria-label={label} title={label} className={look}>
      {drawing}
    </span>
  )
}

function Drawing({ state, size }: { state: MarkState; size: number }) {
  if (state === 'checking') return <Ring size={size} />
  if (state === 'maintenance' || state === 'paused' || state === 'flapping')
    return <Icon name={state === 'paused' ? 'pause' : state} size={size} />
  return (
    <svg viewBox="0 0 16 16" width={size} height={size} aria-hidden="true" focusable="false">
      {shapes[state]}
    </svg>
  )
}
