/** One channel: where it goes, what it hears of, how its last delivery went. */
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { RelativeTime } from '@/components/patterns/relative-time'
import { routes } from '@/components/patterns/routes'
import { Badge } from '@/components/ui/badge'
import type { ChannelRow } from '@/lib/features/alerts/types'
import { DeliveryState } from './delivery-state'
import { Hears } from './hears'

export function ChannelLine({ channel }: { channel: ChannelRow }) {
  const t = useTranslations('alerts')
  const { id, name, kind, isOn, host, recipientCount, hears, last } = channel
  return (
    <li className="relative flex flex-wrap items-start gap-x-6 gap-y-2 border-t border-hairline px-4 py-3 first:border-t-0 hover:bg-fill-hover">
      <div className="min-w-0 grow basis-72">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Link href={routes.alertChannel(id)} prefetch={false} className="font-semibold after:absolute after:inset-0">
            {name}
          </Link>
          {!isOn && <Badge tone="soft">{t('off')}</Badge>}
        </p>
        <p className="text-xs text-ink-soft">
          {t(`fields.kind.options.${kind}`)}
          {', '}
          {kind === 'webhook' ? (
            <span className="host break-all">{host}</span>
          ) : (
            t('recipients', { count: recipientCount })
          )}
        </p>
        <p className="text-xs text-ink-soft">
          {t('columns.hears')}
          {': '}
          <Hears hears={hears} />
        </p>
      </div>
      <div className="text-xs text-ink-soft">
        {t('columns.last')}
        {': '}
        {last ? (
          <>
            <DeliveryState state={last.state} /> <RelativeTime at={last.at} />
          </>
        ) : (
          t('neverTried')
        )}
      </div>
    </li>
  )
}
