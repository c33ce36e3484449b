/** The head of every page: where it is, what it is, what can be done. */
import type { Route } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

export interface Crumb {
  label: string
  href: Route | string
}

interface PageHeaderProps {
  /** The pages above this one. */
  crumbs?: readonly Crumb[]
  /** This page in the path; short. */
  here: string
  title: ReactNode
  /** Stands beside the title: the state of the thing. */
  badge?: ReactNode
  /** One sentence below. */
  text?: ReactNode
  /** Small print before the actions: "Updated 8 s ago". */
  aside?: ReactNode
  actions?: ReactNode
}

export function PageHeader({ crumbs = [], here, title, badge, text, aside, actions }: PageHeaderProps) {
  return (
    <header>
      <Breadcrumb crumbs={crumbs} here={here} />
      <div className="flex flex-wrap items-start gap-x-6 gap-y-3 pt-1 pb-4">
        <div className="min-w-0 grow basis-80">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 tabIndex={-1} className="text-2xl font-bold text-balance outline-none">
              {title}
            </h1>
            {badge}
          </div>
          {text && <div className="mt-0.5 text-ink-soft">{text}</div>}
        </div>
        {(aside || actions) && (
          <div className="flex min-w-0 flex-wrap items-center gap-2 max-phone:w-full max-phone:[&>a]:grow max-phone:[&>button]:grow">
            {aside && <span className="not-last:me-2 text-xs text-ink-soft max-phone:w-full">{aside}</span>}
            {actions}
          </div>
        )}
      </div>
    </header>
  )
}

function Breadcrumb({ crumbs, here }: { crumbs: readonly Crumb[]; here: string }) {
  const t = useTranslations('shell')
  return (
    <nav aria-label={t('breadcrumb')} className="flex h-12 items-center max-rail:ps-9 max-rail:pe-10 rail:pe-72">
      <ol className="flex min-w-0 items-center gap-2 text-xs whitespace-nowrap">
        {crumbs.map(({ label, href }) => (
          <li key={href} className="flex min-w-0 items-center gap-2 max-phone:not-nth-last-2:hidden">
            <Link
              href={href as Route}
              prefetch={false}
              className="truncate text-ink-soft hover:text-ink hover:underline"
            >
              {label}
            </Link>
            <span aria-hidden="true" className="text-ink-soft">
              /
            </span>
          </li>
        ))}
        <li aria-current="page" className="truncate font-medium">
          {here}
        </li>
      </ol>
    </nav>
  )
}
