/** Incidents, open ones first: what broke, why, since when and for how long. */
import { useFormatter, useTranslations } from 'next-intl'
import { Since } from '@/components/health/since'
import { useHealthWords } from '@/components/health/words'
import { useDuration } from '@/components/patterns/duration'
import { EmptyState } from '@/components/patterns/empty-state'
import { Panel } from '@/components/patterns/panel'
import { DateTime } from '@/components/patterns/relative-time'
import { routes } from '@/components/patterns/routes'
import { TextLink } from '@/components/ui/link'
import { StateMark } from '@/components/ui/state-mark'
import type { IncidentRow } from '@/lib/features/incidents/types'

interface IncidentListProps {
  incidents: readonly IncidentRow[]
  /** On the page of a cluster its name goes without saying. */
  isOfOneCluster?: boolean
  className?: string
}

export function IncidentList({ incidents, isOfOneCluster = false, className }: IncidentListProps) {
  const t = useTranslations('incidents')
  return (
    <Panel title={t('title')} note={t('note')} className={className}>
      {incidents.length === 0 ? (
        <EmptyState title={t('none')} text={t(isOfOneCluster ? 'noneOfCluster' : 'noneText')} />
      ) : (
        <ul>
          {incidents.map((incident) => (
            <Incident key={incident.id} incident={incident} isOfOneCluster={isOfOneCluster} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

function Incident({ incident, isOfOneCluster }: { incident: IncidentRow; isOfOneCluster: boolean }) {
  const t = useTranslations('incidents')
  const words = useHealthWords()
  const duration = useDuration()
  const { clusterId, clusterName, cause, openedAt, closedAt, lastedMs, wasQuiet } = incident
  const end = endOf(incident)
  const isOpen = closedAt === null
  const what = <Affected incident={incident} />
  return (
    <li className="grid grid-cols-[14px_minmax(0,1fr)] gap-x-3 border-t border-hairline px-4 py-3 first:border-t-0">
      <StateMark state={isOpen ? (clusterId ? 'down' : 'unknown') : end ? 'unknown' : 'up'} className="mt-0.75" />
      <div className="min-w-0">
        <p>
          <span className="font-medium">{t(isOpen ? 'open' : 'closed')}</span>
          {': '}
          {!isOfOneCluster &&
            (clusterId ? (
              <>
                <TextLink href={routes.clusterHistory(clusterId)}>{clusterName}</TextLink>
                {', '}
              </>
            ) : (
              <>
                <span className="font-medium">{t('hub')}</span>
                {', '}
              </>
            ))}
          {what}
          {cause && `: ${words.reason(cause)}`}
        </p>
        <p className="text-xs text-ink-soft">
          {isOpen ? (
            t.rich('since', { time: () => <Since at={openedAt} /> })
          ) : (
            <>
              <DateTime at={openedAt} format="instant" />
              {', '}
              {t('lasted', { duration: duration(lastedMs) })}
            </>
          )}
          {end && (
            <>
              {'. '}
              {t(`ended.${end}`)}
            </>
          )}
          {wasQuiet && (
            <>
              {'. '}
              {t('inMaintenance')}
            </>
          )}
        </p>
      </div>
    </li>
  )
}

/** Why it ended, unless checks found that it was over. */
function endOf({ clusterId, closedBecause }: IncidentRow) {
  if (closedBecause === null || closedBecause === 'recovered') return null
  return clusterId === null || closedBecause === 'cluster-deleted' ? 'unwatched' : closedBecause
}

function Affected({ incident: { clusterId, affected, affectedCount, closedAt } }: { incident: IncidentRow }) {
  const t = useTranslations('incidents')
  const names = useTranslations('health.interfaces')
  const format = useFormatter()
  if (!clusterId) return t(closedAt ? 'wasAffectedHub' : 'affectedHub', { count: affectedCount })
  const interfaces = format.list(
    affected.map((kind) => names(kind)),
    'and',
  )
  return t(closedAt ? 'wasAffected' : 'affected', { interfaces, count: affected.length })
}
