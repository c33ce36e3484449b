/** Recent deliveries, newest first, each with what came of it and what can be done. */
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Panel } from '@/components/patterns/panel'
import { RelativeTime } from '@/components/patterns/relative-time'
import { routes } from '@/components/patterns/routes'
import { TextLink } from '@/components/ui/link'
import type { DeliveryRow } from '@/lib/features/alerts/types'
import { DeliveryState } from './delivery-state'
import { RetryButton } from './retry-button'

interface DeliveryListProps {
  deliveries: readonly DeliveryRow[]
  mayWrite: boolean
  /** On the page of a channel its name goes without saying. */
  isOfOneChannel?: boolean
  /** Narrows the list. */
  action?: ReactNode
}

export function DeliveryList({ deliveries, mayWrite, isOfOneChannel = false, action }: DeliveryListProps) {
  const t = useTranslations('alerts.deliveries')
  return (
    <Panel title={t('title')} note={t('note')} action={action}>
      {deliveries.length === 0 ? (
        <p className="px-4 py-6 text-ink-soft">{t('empty')}</p>
      ) : (
        <ul>
          {deliveries.map((delivery) => (
            <Delivery key={delivery.id} delivery={delivery} mayWrite={mayWrite} isOfOneChannel={isOfOneChannel} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

interface DeliveryProps {
  delivery: DeliveryRow
  mayWrite: boolean
  isOfOneChannel: boolean
}

function Delivery({ delivery, mayWrite, isOfOneChannel }: DeliveryProps) {
  const t = useTranslations('alerts')
  const { id, eventType, subject, channelId, channelName, recipient, state, at } = delivery
  const title = [t(`events.${eventType}`), subject].filter(Boolean).join(': ')
  return (
    <li className="flex flex-wrap items-start gap-x-6 gap-y-2 border-t border-hairline px-4 py-3 first:border-t-0">
      <div className="min-w-0 grow basis-72">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-medium break-words">{title}</span>
          <DeliveryState state={state} />
        </p>
        <p className="text-xs text-ink-soft">
          <RelativeTime at={at} />
          {!isOfOneChannel && (
            <>
              {', '}
              <TextLink href={routes.alertChannel(channelId)}>{channelName}</TextLink>
            </>
          )}
          {recipient && `, ${t('deliveries.to', { recipient })}`}
          {', '}
          <Attempts delivery={delivery} />
        </p>
        {delivery.problem && state !== 'delivered' && <Problem delivery={delivery} />}
      </div>
      {state !== 'delivered' && <RetryButton id={id} alert={title} offBecause={!mayWrite && t('writeOff')} />}
    </li>
  )
}

function Attempts({ delivery: { attempts, nextAttemptAt } }: { delivery: DeliveryRow }) {
  const t = useTranslations('alerts.deliveries')
  return (
    <>
      {t('attempts', { count: attempts })}
      {nextAttemptAt && attempts > 0 && (
        <>
          {', '}
          {t.rich('next', { time: () => <RelativeTime at={nextAttemptAt} /> })}
        </>
      )}
    </>
  )
}

function Problem({ delivery: { problem, status } }: { delivery: DeliveryRow }) {
  const t = useTranslations('alerts')
  return (
    <p className="text-xs">
      {problem && t(`deliveryProblems.${problem}`)}
      {status !== null && ` (${t('deliveries.status', { status })})`}
    </p>
  )
}
