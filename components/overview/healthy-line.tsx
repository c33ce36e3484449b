/** All that is well, as one line that opens to its names. */
import { useFormatter, useTranslations } from 'next-intl'
import { RelativeTime } from '@/components/patterns/relative-time'
import { routes } from '@/components/patterns/routes'
import { StateBadge } from '@/components/patterns/state-badge'
import { Icon } from '@/components/ui/icons/icon'
import { TextLink } from '@/components/ui/link'

/** Up to so many clusters are named in the line itself. */
const mostNamed = 3

interface HealthyLineProps {
  healthy: readonly { id: string; name: string }[]
  checkedAt: string | null
}

export function HealthyLine({ healthy, checkedAt }: HealthyLineProps) {
  const t = useTranslations('overview')
  const format = useFormatter()
  const count = healthy.length
  const names = format.list(healthy.map(({ name }) => name))
  return (
    <details className="group border-t border-hairline first:border-t-0">
      <summary className="grid list-none gap-x-4 gap-y-1 px-4 py-3 hover:bg-fill-hover max-phone:grid-cols-[1fr_auto] phone:grid-cols-[208px_minmax(0,1fr)_auto] [&::-webkit-details-marker]:hidden">
        <StateBadge state="up" />
        <span className="text-ink-soft max-phone:order-1 max-phone:col-span-2">
          {count <= mostNamed ? t('healthyLine', { count, names }) : t('healthyMany', { count })}
        </span>
        <span className="flex items-center gap-3 text-xs text-ink-soft">
          {checkedAt && <span>{t.rich('allChecked', { time: () => <RelativeTime at={checkedAt} /> })}</span>}
          <Icon name="down" size={14} className="group-open:rotate-180" />
        </span>
      </summary>
      <ul className="flex flex-wrap gap-x-5 gap-y-1.5 px-4 pb-4 phone:ps-60">
        {healthy.map(({ id, name }) => (
          <li key={id}>
            <TextLink href={routes.cluster(id)}>{name}</TextLink>
          </li>
        ))}
      </ul>
    </details>
  )
}
