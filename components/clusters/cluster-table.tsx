/** The clusters of the partner: worst first, searched and filtered by the address. */
import { useTranslations } from 'next-intl'
import { InterfaceMarks } from '@/components/health/interface-marks'
import { ClientWords } from '@/components/patterns/client-words'
import { EmptyState } from '@/components/patterns/empty-state'
import { routes } from '@/components/patterns/routes'
import { NameMark, StateBadge } from '@/components/patterns/state-badge'
import { DataTable } from '@/components/patterns/table/data-table'
import type { TableColumn } from '@/components/patterns/table/table-props'
import { timeColumn } from '@/components/patterns/table/time-column'
import { ButtonLink } from '@/components/ui/button'
import { edgeTopologies } from '@/lib/domain/clusters/fields'
import { clusterFilterStates, clusterTable } from '@/lib/domain/clusters/table'
import type { TableQuery } from '@/lib/domain/table/query'
import type { ClusterPage, ClusterRow } from '@/lib/features/clusters/types'
import { ClusterBulkActions } from './cluster-bulk-actions'
import { useClusterOptions } from './cluster-options'

export function ClusterTable({ list, query }: { list: ClusterPage; query: TableQuery }) {
  const t = useTranslations('clusters.list')
  const states = useTranslations('patterns.states')
  const option = useClusterOptions()
  const columns = useColumns()
  return (
    <DataTable
      label={useTranslations('clusters')('title')}
      path={routes.clusters}
      spec={clusterTable}
      query={query}
      page={list.page}
      rowKey={(row) => row.id}
      rowName={(row) => row.name}
      rowHref={(row) => routes.cluster(row.id)}
      columns={columns}
      search={t('search')}
      selection={
        <ClientWords namespaces={['bulk']}>
          <ClusterBulkActions mayWrite={list.mayWrite} />
        </ClientWords>
      }
      filters={[
        {
          name: 'state',
          label: t('state'),
          look: 'chips',
          options: clusterFilterStates.map((state) => ({ value: state, label: states(state), mark: state })),
        },
        {
          name: 'topology',
          label: t('topology'),
          look: 'menu',
          options: edgeTopologies.map((topology) => ({ value: topology, label: option('edgeTopology', topology) })),
        },
      ]}
      empty={
        <EmptyState
          title={t('emptyTitle')}
          text={t('emptyText')}
          action={
            list.mayWrite && (
              <ButtonLink href={routes.newCluster} look="primary" icon="plus">
                {t('add')}
              </ButtonLink>
            )
          }
        />
      }
    />
  )
}

function useColumns(): TableColumn<ClusterRow>[] {
  const t = useTranslations('clusters.list')
  const option = useClusterOptions()
  return [
    {
      key: 'state',
      header: t('state'),
      isSortable: true,
      width: 'w-44',
      phone: 'line',
      cell: ({ state, healthyCount, addressCount }) => (
        <StateBadge state={state} healthy={healthyCount} total={addressCount} short />
      ),
    },
    {
      key: 'name',
      header: t('name'),
      isSortable: true,
      isTitle: true,
      phone: 'title',
      cell: ({ name, host, pausedAt, maintenance, isFlapping }) => (
        <>
          <span className="flex flex-wrap items-center gap-x-2 font-semibold">
            {name}
            {pausedAt && <NameMark mark="paused" />}
            {maintenance && <NameMark mark="maintenance" />}
            {isFlapping && <NameMark mark="flapping" />}
          </span>
          <span className="host block text-xs text-ink-soft">{host}</span>
        </>
      ),
    },
    {
      key: 'interfaces',
      header: t('interfaces'),
      width: 'w-36',
      canHide: true,
      phone: 'hide',
      cell: ({ interfaces }) => <InterfaceMarks interfaces={interfaces} />,
    },
    {
      key: 'topology',
      header: t('topology'),
      width: 'w-44',
      canHide: true,
      phone: 'hide',
      cell: ({ edgeTopology }) => option('edgeTopology', edgeTopology),
    },
    {
      key: 'release',
      header: t('release'),
      width: 'w-32',
      canHide: true,
      phone: 'hide',
      cell: ({ broadworksRelease }) => option('broadworksRelease', broadworksRelease),
    },
    {
      key: 'customers',
      header: t('customers'),
      isSortable: true,
      align: 'end',
      width: 'w-32',
      canHide: true,
      phone: 'hide',
      cell: ({ customers, templates }) => (
        <span className="tabular-nums">
          {customers}
          <span className="block text-xs text-ink-soft">{t('templates', { count: templates })}</span>
        </span>
      ),
    },
    timeColumn({ key: 'updated', header: t('updated'), isSortable: true, at: ({ updatedAt }) => updatedAt }),
  ]
}
