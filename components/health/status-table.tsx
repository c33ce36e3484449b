/** Every cluster worst first: a mark for each interface, its last 90 days, its uptime. */
import { useFormatter, useTranslations } from 'next-intl'
import { EmptyState } from '@/components/patterns/empty-state'
import { HistoryBar, HistoryLegend } from '@/components/patterns/history-bar'
import { routes } from '@/components/patterns/routes'
import { NameMark, StateBadge } from '@/components/patterns/state-badge'
import { DataTable } from '@/components/patterns/table/data-table'
import type { TableColumn } from '@/components/patterns/table/table-props'
import { shownShare } from '@/lib/domain/health/history'
import { statusFilterStates, statusTable } from '@/lib/domain/health/status-table'
import type { TableQuery } from '@/lib/domain/table/query'
import type { StatusPage, StatusRow } from '@/lib/features/health/types'
import { useBarCells } from './bar-cells'
import { InterfaceMarks } from './interface-marks'
import { OnlyFailing } from './only-failing'
import { StatusLine } from './status-line'

export function StatusTable({ status, query }: { status: StatusPage; query: TableQuery }) {
  const t = useTranslations('health.status')
  const states = useTranslations('patterns.states')
  const columns = useColumns(status.page.rows)
  const chosen = query.filters.state ?? []
  // A chip for maintenance only while there is any: the others fill the line.
  const shownStates = statusFilterStates.filter(
    (state) => state !== 'maintenance' || status.counts.maintenance > 0 || chosen.includes(state),
  )
  return (
    <>
      <DataTable
        label={t('title')}
        path={routes.interfaceStatus}
        spec={statusTable}
        query={query}
        page={status.page}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        rowHref={(row) => routes.cluster(row.id)}
        columns={columns}
        search={t('search')}
        filters={[
          {
            name: 'state',
            label: t('filter'),
            look: 'chips',
            options: shownStates.map((state) => ({
              value: state,
              label: states(state),
              mark: state,
              count: status.counts[state],
            })),
          },
        ]}
        tools={<OnlyFailing query={query} />}
        empty={<EmptyState title={t('title')} text={t('emptyText')} />}
      />
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 py-3">
        <p className="text-xs text-ink-soft">{t('note')}</p>
        <HistoryLegend />
      </div>
    </>
  )
}

function useColumns(rows: readonly StatusRow[]): TableColumn<StatusRow>[] {
  const t = useTranslations('health.status')
  const format = useFormatter()
  const cellsOf = useBarCells('days')
  const first = rows[0]?.days[0]
  const from = first ? format.dateTime(new Date(first.startsAt), 'dayShort') : ''
  return [
    {
      key: 'state',
      header: t('state'),
      width: 'w-36',
      phone: 'line',
      cell: ({ state, healthyCount, addressCount }) => (
        <StateBadge state={state} healthy={healthyCount} total={addressCount} short />
      ),
    },
    {
      key: 'name',
      header: t('cluster'),
      isTitle: true,
      phone: 'title',
      cell: (row) => (
        <>
          <span className="flex flex-wrap items-center gap-x-2.5 font-semibold">
            {row.name}
            {row.pausedAt && <NameMark mark="paused" />}
            {row.maintenance && <NameMark mark="maintenance" />}
            {row.isFlapping && <NameMark mark="flapping" />}
          </span>
          <span className="block text-xs text-ink-soft">
            <StatusLine row={row} />
          </span>
        </>
      ),
    },
    {
      key: 'interfaces',
      header: <MarkHeads />,
      width: 'w-64',
      phone: 'hide',
      cell: (row) => <InterfaceMarks interfaces={row.interfaces} isWide />,
    },
    {
      key: 'healthy',
      header: t('healthy'),
      align: 'end',
      width: 'w-20',
      phone: 'aside',
      cell: (row) => <Healthy row={row} />,
    },
    {
      key: 'days',
      header: <Ends from={from} />,
      width: 'w-88',
      phone: 'line',
      cell: (row) => (
        <span className="relative z-10 block w-full">
          <HistoryBar name={row.name} cells={cellsOf(row.days)} startLabel={from} endLabel="" />
        </span>
      ),
    },
    {
      key: 'uptime',
      header: t('uptime'),
      align: 'end',
      width: 'w-24',
      phone: 'hide',
      cell: ({ uptimePercent }) => (
        <span className="tabular-nums">
          {uptimePercent === null ? (
            <span className="text-ink-soft">{t('noData')}</span>
          ) : (
            format.number(shownShare(uptimePercent), 'percent')
          )}
        </span>
      ),
    },
  ]
}

/** The interfaces' short names above their marks. */
function MarkHeads() {
  const names = useTranslations('health.short')
  return (
    <span className="grid grid-cols-5 gap-x-1 text-center whitespace-nowrap">
      {(['xsi-actions', 'xsi-events', 'authentication-service', 'cti', 'dms'] as const).map((kind) => (
        <span key={kind}>{names(kind)}</span>
      ))}
    </span>
  )
}

function Ends({ from }: { from: string }) {
  const t = useTranslations('clusters.history')
  return (
    <span className="flex justify-between">
      <span>{from}</span>
      <span>{t('today')}</span>
    </span>
  )
}

function Healthy({ row: { interfaces } }: { row: StatusRow }) {
  const t = useTranslations('health.status')
  const healthy = interfaces.filter(({ state }) => state === 'up' || state === 'degraded').length
  return (
    <span className={`tabular-nums ${healthy < interfaces.length ? 'font-semibold' : ''}`}>
      {t('healthyOf', { healthy, total: interfaces.length })}
    </span>
  )
}
