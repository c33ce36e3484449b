/** Work under way: a ring where a word stands beside it, a bar where its length is known. */
import { classes } from './classes'

export function Ring({ size = 14, className = 'text-mark-checking' }: { size?: number; className?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width={size}
      height={size}
      fill="none"
      aria-hidden="true"
      className={classes('shrink-0 animate-spin', className)}
    >
      <circle cx="8" cy="8" r="6.25" stroke="currentColor" strokeWidth="2" opacity="0.25" />
      <path d="M8 1.75a6.25 6.25 0 0 1 6.25 6.25" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
    </svg>
  )
}

interface ProgressProps {
  label: string
  value: number
  maximum: number
  className?: string
}

export function Progress({ label, value, maximum, className }: ProgressProps) {
  const share = maximum > 0 ? Math.min(1, value / maximum) : 0
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={maximum}
      aria-valuenow={value}
      className={classes('h-1 w-24 overflow-hidden rounded-full bg-fill', className)}
    >
      <div
        className="h-full origin-left bg-accent transition-transform"
        style={{ transform: `scaleX(${share})`, width: '100%' }}
      />
    </div>
  )
}
