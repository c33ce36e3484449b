/** One thing that can be done, in a panel: what it is, what it does, and its button. */
import type { ReactNode } from 'react'

export function ActionRow({ title, text, children }: { title: string; text: ReactNode; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-2 border-t border-hairline px-4 py-3 first-of-type:border-t-0">
      <div className="min-w-0 grow basis-80">
        <p className="font-medium">{title}</p>
        <p className="text-xs text-ink-soft">{text}</p>
      </div>
      {children}
    </div>
  )
}
