/** What stands where rows would be: what the thing is, one button, one link. */
import type { ReactNode } from 'react'

interface EmptyStateProps {
  title: string
  text?: ReactNode
  action?: ReactNode
  link?: ReactNode
}

export function EmptyState({ title, text, action, link }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-2 px-4 py-12 text-center">
      <p className="text-base font-semibold">{title}</p>
      {text && <p className="max-w-md text-ink-soft">{text}</p>}
      {(action || link) && (
        <div className="mt-2 flex flex-wrap items-center justify-center gap-3">
          {action}
          {link}
        </div>
      )}
    </div>
  )
}
