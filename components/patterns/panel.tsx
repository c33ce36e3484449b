/** A framed surface with a head line. Panels are not put into panels. */
import { type ReactNode, useId } from 'react'
import { classes } from '@/components/ui/classes'

interface PanelProps {
  /** What a link can go to. */
  anchor?: string
  title: ReactNode
  /** Small print beside the title. */
  note?: ReactNode
  /** At the end of the head line: a link. */
  action?: ReactNode
  className?: string
  children: ReactNode
}

export function Panel({ anchor, title, note, action, className, children }: PanelProps) {
  const id = useId()
  return (
    <section id={anchor} aria-labelledby={id} className={classes('panel min-w-0 overflow-clip', className)}>
      <div className="flex min-h-11 flex-wrap items-center gap-x-2 gap-y-1 border-b border-edge px-4 py-2.5">
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
        {note && <p className="text-xs text-ink-soft">{note}</p>}
        {action && <div className="ms-auto text-xs">{action}</div>}
      </div>
      {children}
    </section>
  )
}
