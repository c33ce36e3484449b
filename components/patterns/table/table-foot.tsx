/** Below the rows: how many there are, how many at a time, and the neighbouring pages. */
import type { Route } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icons/icon'
import type { IconName } from '@/components/ui/icons/icon-name'
import { pageSizes } from '@/lib/domain/preferences/preferences'
import { type TablePage, tableHref } from '@/lib/domain/table/query'
import { PageSizeSelect } from './page-size-select'
import type { TableState } from './table-props'

interface FootProps extends TableState {
  page: TablePage<unknown>
}

export function TableFoot({ path, spec, query, page }: FootProps) {
  const t = useTranslations('patterns.table')
  const { value, isMore } = page.count
  const isPaged = Boolean(page.previous || page.next || query.after || query.before)
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-6 gap-y-2 text-xs text-ink-soft">
      <p role="status">{t(isMore ? 'countMore' : 'count', { count: value })}</p>
      {(isPaged || value > pageSizes[0]) && (
        <div className="ms-auto flex items-center gap-4">
          <PageSizeSelect
            size={query.size}
            hrefs={pageSizes.map((size) => ({ size, href: tableHref(path, query, spec, { size }) }))}
          />
          <nav aria-label={t('pages')} className="flex gap-1">
            <PageLink
              icon="left"
              label={t('previous')}
              href={page.previous && tableHref(path, query, spec, { before: page.previous })}
            />
            <PageLink
              icon="right"
              label={t('next')}
              href={page.next && tableHref(path, query, spec, { after: page.next })}
            />
          </nav>
        </div>
      )}
    </div>
  )
}

const pageLook = 'inline-flex size-8 items-center justify-center rounded-full border border-edge'

function PageLink({ icon, label, href }: { icon: IconName; label: string; href: string | null }): ReactNode {
  if (!href)
    return (
      <span aria-hidden="true" className={`${pageLook} text-ink-off`}>
        <Icon name={icon} size={14} />
      </span>
    )
  return (
    <Link
      href={href as Route}
      prefetch={false}
      aria-label={label}
      title={label}
      className={`${pageLook} bg-surface text-ink hover:bg-fill-hover`}
    >
      <Icon name={icon} size={14} />
    </Link>
  )
}
