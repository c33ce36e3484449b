/** A link to the same table in another state: no new entry in the browser's history, and no jump to the top. */
import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'

interface QueryLinkProps {
  href: string
  /** Marks the state that the table is in. */
  isOn?: boolean
  /** Spoken in place of what it shows. */
  label?: string
  className: string
  children: ReactNode
}

export function QueryLink({ href, isOn, label, className, children }: QueryLinkProps) {
  return (
    <Link
      href={href as Route}
      replace
      scroll={false}
      prefetch={false}
      aria-current={isOn ? 'true' : undefined}
      aria-label={label}
      className={className}
    >
      {children}
    </Link>
  )
}
