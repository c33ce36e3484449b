/** The customers and what their brand has of its own. */
import { useFormatter, useTranslations } from 'next-intl'
import { EmptyState } from '@/components/patterns/empty-state'
import { PageHeader } from '@/components/patterns/page-header'
import { routes } from '@/components/patterns/routes'
import { DataTable } from '@/components/patterns/table/data-table'
import type { TableColumn } from '@/components/patterns/table/table-props'
import { brandedTable } from '@/lib/domain/branding/table'
import type { TableQuery } from '@/lib/domain/table/query'
import type { BrandedCustomerRow, BrandedCustomers as Customers } from '@/lib/features/branding/types'

export function BrandedCustomers({ list, query }: { list: Customers; query: TableQuery }) {
  const t = useTranslations('branding')
  return (
    <>
      <PageHeader
        crumbs={[{ label: t('title'), href: routes.branding }]}
        here={t('customers.title')}
        title={t('customers.title')}
        text={t('customers.text', { own: list.withOwn })}
      />
      <DataTable
        label={t('customers.title')}
        path={routes.brandedCustomers}
        spec={brandedTable}
        query={query}
        page={list.page}
        rowKey={({ id }) => id}
        rowName={({ name }) => name}
        rowHref={({ id }) => routes.customerBranding(id)}
        columns={useColumns()}
        search={t('customers.search')}
        filters={[
          {
            name: 'brand',
            label: t('customers.filterBrand'),
            look: 'chips',
            options: [{ value: 'own', label: t('customers.filterOwn'), count: list.withOwn }],
          },
        ]}
        empty={<EmptyState title={t('customers.emptyTitle')} text={t('customers.emptyText')} />}
      />
    </>
  )
}

function useColumns(): TableColumn<BrandedCustomerRow>[] {
  const t = useTranslations('branding')
  const format = useFormatter()
  return [
    {
      key: 'name',
      header: t('customers.name'),
      isSortable: true,
      isTitle: true,
      phone: 'title',
      cell: ({ name }) => <span className="font-semibold">{name}</span>,
    },
    {
      key: 'brand',
      header: t('customers.brand'),
      width: 'w-72',
      phone: 'line',
      cell: ({ fields, logos, since }) =>
        since ? (
          <span className="font-medium">{t('own.line', { fields, logos })}</span>
        ) : (
          <span className="text-ink-soft">{t('customers.inherits')}</span>
        ),
    },
    {
      key: 'since',
      header: t('customers.since'),
      width: 'w-40',
      align: 'end',
      phone: 'aside',
      cell: ({ since }) => (
        <span className="text-xs text-ink-soft">{since && format.dateTime(new Date(since), 'day')}</span>
      ),
    },
  ]
}
