/** What became of a cluster's interfaces: uptime, the last day by hours, the last 90 by days, and every change. */
import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useBarCells } from '@/components/health/bar-cells'
import { useHealthWords } from '@/components/health/words'
import { useDuration } from '@/components/patterns/duration'
import { EmptyState } from '@/components/patterns/empty-state'
import { HistoryBar, HistoryLegend } from '@/components/patterns/history-bar'
import { Panel } from '@/components/patterns/panel'
import { DateTime } from '@/components/patterns/relative-time'
import { routes } from '@/components/patterns/routes'
import { TextLink } from '@/components/ui/link'
import { type MarkState, StateMark } from '@/components/ui/state-mark'
import { shownShare } from '@/lib/domain/health/history'
import type { ClusterHistory as History, InterfaceHistory, TimelineEntry } from '@/lib/features/health/types'

interface ClusterHistoryProps {
  clusterId: string
  history: History
  timeZone: string
  isNewest: boolean
  incidents: ReactNode
  /** What people did to it. */
  edits: ReactNode
}

export function ClusterHistory({ clusterId, history, timeZone, isNewest, incidents, edits }: ClusterHistoryProps) {
  const t = useTranslations('clusters.history')
  return (
    <div className="grid items-start gap-4 pb-8 wide:grid-cols-[minmax(0,1fr)_400px]">
      <div className="flex min-w-0 flex-col gap-4">
        <Panel title={t('days')} note={t('daysNote', { timeZone })}>
          <Bars interfaces={history.interfaces} span="days" />
        </Panel>
        <Panel title={t('hours')}>
          <Bars interfaces={history.interfaces} span="hours" />
        </Panel>
        <Panel title={t('uptime')} note={t('uptimeNote')}>
          <UptimeTable interfaces={history.interfaces} />
        </Panel>
        <HistoryLegend />
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        {incidents}
        <Panel title={t('timeline')} note={t('timelineNote')}>
          {history.timeline.length === 0 ? (
            <EmptyState title={t('timeline')} text={t('empty')} />
          ) : (
            <ol>
              {history.timeline.map((entry) => (
                <TimelineItem key={entry.id} entry={entry} />
              ))}
            </ol>
          )}
          <p className="flex gap-4 border-t border-hairline px-4 py-3 text-xs empty:hidden">
            {!isNewest && <TextLink href={routes.clusterHistory(clusterId)}>{t('newest')}</TextLink>}
            {history.nextBefore && (
              <TextLink href={`${routes.clusterHistory(clusterId)}?before=${encodeURIComponent(history.nextBefore)}`}>
                {t('older')}
              </TextLink>
            )}
          </p>
        </Panel>
        {edits}
      </div>
    </div>
  )
}

function Bars({ interfaces, span }: { interfaces: readonly InterfaceHistory[]; span: 'hours' | 'days' }) {
  const t = useTranslations('clusters.history')
  const names = useTranslations('health.interfaces')
  const format = useFormatter()
  const cellsOf = useBarCells(span)
  const first = interfaces[0]?.[span][0]
  const start = first ? format.dateTime(new Date(first.startsAt), span === 'days' ? 'dayShort' : 'clock') : ''
  return (
    <div>
      {interfaces.map((one) => (
        <div
          key={one.kind}
          className="grid items-center gap-x-4 gap-y-1 border-t border-hairline px-4 py-2.5 first:border-t-0 phone:grid-cols-[168px_minmax(0,1fr)]"
        >
          <span className="font-medium">{names(one.kind)}</span>
          <HistoryBar
            name={t('title', { name: names(one.kind) })}
            cells={cellsOf(one[span])}
            startLabel={start}
            endLabel={t(span === 'days' ? 'today' : 'now')}
          />
        </div>
      ))}
      <p className="flex justify-between px-4 pb-2.5 text-xs text-ink-soft phone:ps-50">
        <span>{start}</span>
        <span>{t(span === 'days' ? 'today' : 'now')}</span>
      </p>
    </div>
  )
}

const spans = ['day', 'week', 'month', 'quarter'] as const

function UptimeTable({ interfaces }: { interfaces: readonly InterfaceHistory[] }) {
  const t = useTranslations('clusters.history')
  const names = useTranslations('health.interfaces')
  const format = useFormatter()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone it scrolls, and a keyboard must reach what scrolls
    <div tabIndex={0} className="overflow-x-auto">
      <table className="w-full">
        <thead>
          <tr className="text-xs text-ink-soft">
            <th scope="col" className="px-4 py-2 text-start font-semibold">
              {t('interface')}
            </th>
            {spans.map((span) => (
              <th key={span} scope="col" className="px-3 py-2 text-end font-semibold whitespace-nowrap last:pe-4">
                {t(span)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {interfaces.map(({ kind, uptimes }) => (
            <tr key={kind} className="border-t border-hairline">
              <th scope="row" className="px-4 py-2.5 text-start font-medium">
                {names(kind)}
              </th>
              {spans.map((span) => (
                <td key={span} className="px-3 py-2.5 text-end whitespace-nowrap tabular-nums last:pe-4">
                  {uptimes[span] === null ? (
                    <span className="text-ink-soft">{t('noData')}</span>
                  ) : (
                    format.number(shownShare(uptimes[span] ?? 0), 'percent')
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function TimelineItem({ entry }: { entry: TimelineEntry }) {
  const t = useTranslations('clusters.history')
  const names = useTranslations('health.interfaces')
  const words = useHealthWords()
  const duration = useDuration()
  const mark: MarkState = entry.to
  const what =
    entry.from === 'unknown' && entry.to === 'up'
      ? t('first')
      : t(`became.${entry.to}`, { lost: entry.addressCount - entry.healthyCount, total: entry.addressCount })
  return (
    <li className="grid grid-cols-[14px_minmax(0,1fr)] gap-x-3 border-t border-hairline px-4 py-3 first:border-t-0">
      <StateMark state={mark} className="mt-0.75" />
      <div>
        <p>
          <span className="font-medium">{names(entry.kind)}</span> {what}
          {entry.reason && <span className="font-medium">{`: ${words.reason(entry.reason)}`}</span>}
        </p>
        <p className="text-xs text-ink-soft">
          <DateTime at={entry.at} format="instant" />
          {', '}
          {t(entry.isCurrent ? 'lasting' : 'lasted', { duration: duration(entry.lastedMs) })}
        </p>
      </div>
    </li>
  )
}
