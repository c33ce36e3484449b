/** The customers of the partner by name: searched by how a name begins, or by a whole enterprise ID. */
import { useFormatter, useTranslations } from 'next-intl'
import { EmptyState } from '@/components/patterns/empty-state'
import { routes } from '@/components/patterns/routes'
import { DataTable } from '@/components/patterns/table/data-table'
import type { TableColumn } from '@/components/patterns/table/table-props'
import { timeColumn } from '@/components/patterns/table/time-column'
import { useTemplateOptions } from '@/components/templates/list/template-options'
import { ButtonLink } from '@/components/ui/button'
import { TextLink } from '@/components/ui/link'
import { customerTable } from '@/lib/domain/customers/table'
import type { TableQuery } from '@/lib/domain/table/query'
import type { CustomerListPage, CustomerRow } from '@/lib/features/customers/types'

export function CustomerTable({ list, query }: { list: CustomerListPage; query: TableQuery }) {
  const t = useTranslations('customers')
  const options = list.templates.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <DataTable
      label={t('title')}
      path={routes.customers}
      spec={customerTable}
      query={query}
      page={list.page}
      rowKey={(row) => row.id}
      rowName={(row) => row.name}
      columns={useColumns()}
      search={t('search')}
      filters={options.length > 0 ? [{ name: 'template', label: t('template'), look: 'menu', options }] : []}
      empty={
        <EmptyState
          title={t('emptyTitle')}
          text={t('emptyText')}
          action={<ButtonLink href={routes.templates}>{t('toTemplates')}</ButtonLink>}
        />
      }
    />
  )
}

function useColumns(): TableColumn<CustomerRow>[] {
  const t = useTranslations('customers')
  const option = useTemplateOptions()
  const format = useFormatter()
  return [
    {
      key: 'name',
      header: t('name'),
      isSortable: true,
      isTitle: true,
      phone: 'title',
      cell: ({ name, enterpriseId }) => (
        <>
          <span className="font-semibold break-words">{name}</span>
          <span className="host block text-xs break-all text-ink-soft">{enterpriseId}</span>
        </>
      ),
    },
    {
      key: 'template',
      header: t('template'),
      width: 'w-48',
      canHide: true,
      phone: 'line',
      cell: ({ template }) => <TextLink href={routes.template(template.id)}>{template.name}</TextLink>,
    },
    {
      key: 'country',
      header: t('country'),
      width: 'w-40',
      canHide: true,
      phone: 'hide',
      cell: ({ country }) => (country ? option('country', country) : t('unknown')),
    },
    {
      key: 'authentication',
      header: t('authentication'),
      width: 'w-48',
      canHide: true,
      phone: 'hide',
      cell: ({ authenticationMode }) => option('authenticationMode', authenticationMode),
    },
    {
      key: 'subscribers',
      header: t('subscribers'),
      align: 'end',
      width: 'w-32',
      canHide: true,
      phone: 'hide',
      cell: ({ subscribers: { value, isMore } }) =>
        isMore ? t('more', { count: value }) : format.number(value, 'integer'),
    },
    timeColumn({ key: 'created', header: t('created'), at: ({ createdAt }) => createdAt }),
  ]
}
