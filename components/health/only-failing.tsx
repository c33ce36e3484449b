/** A switch in the address: only clusters that are down or degraded. */
import type { Route } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { routes } from '@/components/patterns/routes'
import { classes } from '@/components/ui/classes'
import { statusTable } from '@/lib/domain/health/status-table'
import { type TableQuery, tableHref } from '@/lib/domain/table/query'

export function OnlyFailing({ query }: { query: TableQuery }) {
  const t = useTranslations('health.status')
  const isOn = query.filters.only?.includes('failing') ?? false
  return (
    <Link
      href={
        tableHref(routes.interfaceStatus, query, statusTable, { filters: { only: isOn ? [] : ['failing'] } }) as Route
      }
      replace
      scroll={false}
      prefetch={false}
      aria-current={isOn ? 'true' : undefined}
      className="inline-flex items-center gap-2 py-1.5 text-xs text-ink-soft hover:text-ink"
    >
      {t('onlyFailing')}
      <span
        aria-hidden="true"
        className={classes('flex h-4 w-7 rounded-full p-0.5', isOn ? 'justify-end bg-accent' : 'bg-mark-unknown')}
      >
        <span className="size-3 rounded-full bg-on-accent" />
      </span>
    </Link>
  )
}
