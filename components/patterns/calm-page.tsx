/** A page that says calmly that something is not there or does not work, and what to do. */
import type { ReactNode } from 'react'
import { StateMark } from '@/components/ui/state-mark'

interface CalmPageProps {
  title: string
  text: string
  mark?: 'unknown' | 'down' | 'degraded'
  aside?: ReactNode
  /** It is the whole page, not a part inside the frame. */
  isWhole?: boolean
  children?: ReactNode
}

export function CalmPage({ title, text, mark = 'unknown', aside, isWhole, children }: CalmPageProps) {
  const Frame = isWhole ? 'main' : 'div'
  return (
    <Frame className="mx-auto flex min-h-[70dvh] max-w-xl flex-col justify-center gap-3 px-4 py-16">
      <StateMark state={mark} size={28} />
      <h1 className="text-2xl font-bold text-balance" tabIndex={-1}>
        {title}
      </h1>
      <p className="text-ink-soft">{text}</p>
      {aside && <p className="host text-xs text-ink-soft">{aside}</p>}
      {children && <div className="mt-2 flex flex-wrap items-center gap-2">{children}</div>}
    </Frame>
  )
}
