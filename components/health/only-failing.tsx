/** A switch in the address: only clusters that are down or degraded. */
import { useTranslations } from 'next-intl'
import { routes } from '@/components/patterns/routes'
import { QueryLink } from '@/components/patterns/table/query-link'
import { classes } from '@/components/ui/classes'
import { statusTable } from '@/lib/domain/health/status-table'
import { type TableQuery, tableHref } from '@/lib/domain/table/query'

export function OnlyFailing({ query }: { query: TableQuery }) {
  const t = useTranslations('health.status')
  const isOn = query.filters.only?.includes('failing') ?? false
  return (
    <QueryLink
      href={tableHref(routes.interfaceStatus, query, statusTable, { filters: { only: isOn ? [] : ['failing'] } })}
      isOn={isOn}
      className="inline-flex items-center gap-2 py-1.5 text-xs text-ink-soft hover:text-ink"
    >
      {t('onlyFailing')}
      <span
        aria-hidden="true"
        className={classes('flex h-4 w-7 rounded-full p-0.5', isOn ? 'justify-end bg-accent' : 'bg-mark-unknown')}
      >
        <span className="size-3 rounded-full bg-on-accent" />
      </span>
    </QueryLink>
  )
}
