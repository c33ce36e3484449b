'use client'

/** Tabs that are pages: each has its own address, and the focus stays where it is when one is opened. */
import type { Route } from 'next'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { classes } from './classes'

export interface Tab {
  href: Route | string
  label: string
  count?: number
  /** Pages below it belong to other tabs. */
  isExact?: boolean
}

export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const pathname = usePathname()
  return (
    <nav
      aria-label={label}
      data-keeps-focus
      className="relative -mx-4 -mt-2 mb-4 overflow-x-auto px-4 rail:mx-0 rail:px-0"
    >
      <ul className="flex min-w-max gap-6 border-b border-edge">
        {tabs.map((tab) => {
          const [path] = tab.href.split('?')
          const isOpen = pathname === path || (!tab.isExact && pathname.startsWith(`${path}/`))
          return (
            <li key={tab.href}>
              <Link
                href={tab.href as Route}
                prefetch={false}
                aria-current={isOpen ? 'page' : undefined}
                className={classes(
                  '-mb-px flex h-10 items-center gap-2 border-b-2 -outline-offset-2',
                  isOpen ? 'border-ink font-semibold' : 'border-transparent text-ink-soft hover:text-ink',
                )}
              >
                {tab.label}
                {tab.count !== undefined && <span className="font-normal text-ink-soft tabular-nums">{tab.count}</span>}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
