/** What happened to a chain, newest first: seen, replaced, judged otherwise, reminded of. */
import { useFormatter, useTranslations } from 'next-intl'
import { DateTime } from '@/components/patterns/relative-time'
import type { ChainEvent } from '@/lib/features/certificates/types'
import { WorstFinding } from './chain-table'

export function ChainHistory({ events }: { events: readonly ChainEvent[] }) {
  const t = useTranslations('chains')
  const format = useFormatter()
  return (
    <section aria-labelledby="history">
      <h2 id="history" className="border-b border-edge pb-2 font-semibold">
        {t('history.title')}
      </h2>
      <ol>
        {events.map((event) => (
          <li
            key={event.id}
            className="grid gap-x-4 gap-y-0.5 border-t border-hairline py-2.5 first:border-t-0 phone:grid-cols-[11rem_1fr]"
          >
            <span className="text-xs text-ink-soft phone:pt-0.5">
              <DateTime at={event.at} />
            </span>
            <span className="min-w-0">
              <span className="block">
                {t(event.kind === 'replaced' && event.actorName ? 'history.replacedBy' : `history.${event.kind}`, {
                  days: event.days ?? 0,
                  by: event.actorName,
                })}{' '}
                {event.earliestExpiresAt && (
                  <span className="text-ink-soft">
                    {t('history.until', { day: format.dateTime(new Date(event.earliestExpiresAt), 'day') })}
                  </span>
                )}
              </span>
              <WorstFinding
                {...event}
                hasEnded={event.earliestExpiresAt !== null && event.earliestExpiresAt < event.at}
              />
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
