/** Every chain of every cluster and place, the one that ends first on top. */
import { useFormatter, useTranslations } from 'next-intl'
import { EmptyState } from '@/components/patterns/empty-state'
import { routes } from '@/components/patterns/routes'
import { DataTable } from '@/components/patterns/table/data-table'
import type { TableColumn } from '@/components/patterns/table/table-props'
import { classes } from '@/components/ui/classes'
import { StateMark } from '@/components/ui/state-mark'
import { type ChainPlace, chainPlaces } from '@/lib/domain/certificates/held/place-names'
import { chainTable, endFilters, findingFilters } from '@/lib/domain/certificates/held/table'
import { type TableQuery, tableHref } from '@/lib/domain/table/query'
import type { ChainList, ChainRow } from '@/lib/features/certificates/types'
import { markOfCheck } from './chain-findings'
import { DaysLeft } from './days-left'
import { useFindingWords } from './finding-words'

export function ChainTable({ list, query }: { list: ChainList; query: TableQuery }) {
  const t = useTranslations('chains')
  const placeWord = usePlaceWord()
  const { page, facets, clusters } = list
  const countOf = { expired: facets.expired, '60': facets.within60 } as Record<string, number>
  return (
    <DataTable
      label={t('title')}
      path={routes.certificates}
      spec={chainTable}
      query={query}
      page={page}
      rowKey={(row) => row.id}
      rowName={(row) => row.subject}
      rowHref={(row) => (row.place === 'cloud-chain' ? routes.cloudFile(row.id) : routes.certificate(row.id))}
      columns={useColumns()}
      search={t('search')}
      csvHref={tableHref(routes.api.certificatesCsv, query, chainTable)}
      filters={[
        {
          name: 'finding',
          label: t('columns.finding'),
          look: 'chips',
          options: findingFilters.map((state) => ({
            value: state,
            label: t(`findingFilters.${state}`),
            mark: markOfCheck[state],
            count: facets.byFinding[state],
          })),
        },
        {
          name: 'ends',
          label: t('ends'),
          look: 'menu',
          options: endFilters.map((end) => ({
            value: end,
            label: end === 'expired' ? t('expired') : t('within', { days: Number(end) }),
            ...(countOf[end] !== undefined && { count: countOf[end] }),
          })),
        },
        {
          name: 'cluster',
          label: t('columns.cluster'),
          look: 'menu',
          options: clusters.map(({ id, name }) => ({ value: id, label: name })),
        },
        {
          name: 'place',
          label: t('columns.place'),
          look: 'menu',
          options: chainPlaces.map((place) => ({ value: place, label: placeWord(place) })),
        },
      ]}
      empty={<EmptyState title={t('emptyTitle')} text={t('emptyText')} />}
    />
  )
}

const tones = { met: 'text-ink-soft', unknown: 'text-ink-soft', warning: 'text-warn', broken: 'text-bad' } as const

interface WorstFindingProps extends Pick<ChainRow, 'worst' | 'worstCheck'> {
  /** Of the dates that can be wrong, the end is it. */
  hasEnded: boolean
}

/** The worst finding of a chain in a few words. */
export function WorstFinding({ worst, worstCheck, hasEnded }: WorstFindingProps) {
  const t = useTranslations('chains')
  const words = useFindingWords()
  return (
    <span className={classes('inline-flex items-start gap-2', tones[worst], worst !== 'met' && 'font-medium')}>
      <StateMark state={markOfCheck[worst]} className="mt-0.75" />
      <span className="min-w-0">
        {worstCheck ? words.check({ check: worstCheck, state: worst, hasEnded }) : t(`findingFilters.${worst}`)}
      </span>
    </span>
  )
}

function usePlaceWord(): (place: ChainPlace) => string {
  const t = useTranslations('chains')
  const words = useTranslations('certificates')
  return (place) => (place === 'cloud-chain' ? t('cloud.place') : words(`places.${place}`))
}

function useColumns(): TableColumn<ChainRow>[] {
  const t = useTranslations('chains')
  const placeWord = usePlaceWord()
  const format = useFormatter()
  const day = (at: string) => format.dateTime(new Date(at), 'day')
  const placeOf = ({ addresses, host, port, source, fileName }: ChainRow) => {
    const [first] = addresses
    if (!first) return fileName || t(`sources.${source}`)
    return `${host}:${port}, ${addresses.length > 1 ? t('addresses', { count: addresses.length }) : first}`
  }
  return [
    {
      key: 'certificate',
      header: t('columns.certificate'),
      isSortable: true,
      isTitle: true,
      phone: 'title',
      cell: (row) => (
        <>
          <span className="host block font-semibold">{row.subject}</span>
          <span className="host block text-xs text-ink-soft">{placeOf(row)}</span>
        </>
      ),
    },
    {
      key: 'cluster',
      header: t('columns.cluster'),
      isSortable: true,
      width: 'w-36',
      phone: 'line',
      cell: ({ clusterName }) => clusterName || <span className="text-ink-soft">{t('everyCluster')}</span>,
    },
    {
      key: 'place',
      header: t('columns.place'),
      isSortable: true,
      width: 'w-44',
      canHide: true,
      phone: 'line',
      cell: ({ place }) => placeWord(place),
    },
    {
      key: 'left',
      header: t('columns.daysLeft'),
      isSortable: true,
      align: 'end',
      width: 'w-28',
      phone: 'aside',
      cell: ({ daysLeft, earliestExpiresAt }) => (
        <>
          {daysLeft === null ? <span className="text-ink-soft">{t('notKnown')}</span> : <DaysLeft days={daysLeft} />}
          {earliestExpiresAt && (
            <span className="block text-xs whitespace-nowrap text-ink-soft">{day(earliestExpiresAt)}</span>
          )}
        </>
      ),
    },
    {
      key: 'which',
      header: t('columns.which'),
      width: 'w-28',
      canHide: true,
      phone: 'hide',
      cell: ({ earliestRole, earliestExpiresAt }) =>
        earliestExpiresAt && (
          <span className={earliestRole === 'leaf' ? 'text-ink-soft' : ''}>{t(`roles.${earliestRole}`)}</span>
        ),
    },
    {
      key: 'finding',
      header: t('columns.finding'),
      isSortable: true,
      width: 'w-64',
      phone: 'line',
      cell: (row) => <WorstFinding {...row} hasEnded={row.daysLeft !== null && row.daysLeft < 0} />,
    },
  ]
}
