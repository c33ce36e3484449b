/** The templates of the partner, searched, filtered and sorted by the address. */
import { useFormatter, useTranslations } from 'next-intl'
import { ClientWords } from '@/components/patterns/client-words'
import { EmptyState } from '@/components/patterns/empty-state'
import { routes } from '@/components/patterns/routes'
import { DataTable } from '@/components/patterns/table/data-table'
import type { TableColumn, TableFilter } from '@/components/patterns/table/table-props'
import { timeColumn } from '@/components/patterns/table/time-column'
import { ButtonLink } from '@/components/ui/button'
import { TextLink } from '@/components/ui/link'
import { provisioningMethods } from '@/lib/domain/provisioning/types'
import { type TableQuery, tableHref } from '@/lib/domain/table/query'
import { templatePackages } from '@/lib/domain/templates/fields'
import { templateTable } from '@/lib/domain/templates/table'
import type { TemplateListPage, TemplateRow } from '@/lib/features/template-list/types'
import { DuplicateButton } from './duplicate-button'
import { TemplateBulkActions } from './template-bulk-actions'
import { useTemplateOptions } from './template-options'

export function TemplateTable({ list, query }: { list: TemplateListPage; query: TableQuery }) {
  const t = useTranslations('templateList')
  const option = useTemplateOptions()
  const filtered = (path: string) => tableHref(path, query, templateTable, { after: null, before: null })
  return (
    <DataTable
      label={useTranslations('templates')('title')}
      path={routes.templates}
      spec={templateTable}
      query={query}
      page={list.page}
      rowKey={(row) => row.id}
      rowName={(row) => row.name}
      rowHref={(row) => routes.template(row.id)}
      columns={useColumns(list)}
      search={t('search')}
      filters={useFilters(list)}
      csvHref={filtered(routes.api.templatesCsv)}
      jsonHref={filtered(routes.api.templatesJson)}
      matchingHref={filtered(routes.api.templatesMatching)}
      selection={
        <ClientWords namespaces={['templateList', 'problems']}>
          <TemplateBulkActions
            mayWrite={list.mayWrite}
            packages={templatePackages.map((value) => ({ value, label: option('defaultPackage', value) }))}
          />
        </ClientWords>
      }
      empty={
        <EmptyState
          title={t('emptyTitle')}
          text={t('emptyText')}
          action={
            list.mayWrite && (
              <ButtonLink href={routes.newTemplate} look="primary" icon="plus">
                {t('add')}
              </ButtonLink>
            )
          }
          link={list.mayWrite && <ButtonLink href={routes.importTemplates}>{t('import')}</ButtonLink>}
        />
      }
    />
  )
}

function useFilters({ clusters, countries }: TemplateListPage): TableFilter[] {
  const t = useTranslations('templateList')
  const methods = useTranslations('provisioning.methods')
  const option = useTemplateOptions()
  return [
    {
      name: 'cluster',
      label: t('cluster'),
      look: 'menu',
      options: clusters.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      name: 'method',
      label: t('method'),
      look: 'menu',
      options: provisioningMethods.map((method) => ({ value: method, label: methods(`${method}.name`) })),
    },
    {
      name: 'package',
      label: t('package'),
      look: 'menu',
      options: templatePackages.map((value) => ({ value, label: option('defaultPackage', value) })),
    },
    {
      name: 'country',
      label: t('country'),
      look: 'menu',
      options: countries.map((value) => ({ value, label: option('country', value) })),
    },
  ]
}

function useColumns({ mayWrite, mayReadCustomers }: TemplateListPage): TableColumn<TemplateRow>[] {
  const t = useTranslations('templateList')
  const methods = useTranslations('provisioning.methods')
  const option = useTemplateOptions()
  const format = useFormatter()
  return [
    {
      key: 'name',
      header: t('name'),
      isSortable: true,
      isTitle: true,
      phone: 'title',
      cell: ({ name, method }) => (
        <>
          <span className="font-semibold break-words">{name}</span>
          <span className="block text-xs text-ink-soft">{methods(`${method}.name`)}</span>
        </>
      ),
    },
    {
      key: 'cluster',
      header: t('cluster'),
      isSortable: true,
      width: 'w-36',
      canHide: true,
      phone: 'hide',
      cell: ({ cluster }) => cluster,
    },
    {
      key: 'package',
      header: t('package'),
      isSortable: true,
      width: 'w-36',
      canHide: true,
      phone: 'line',
      cell: ({ defaultPackage }) => option('defaultPackage', defaultPackage),
    },
    {
      key: 'country',
      header: t('country'),
      isSortable: true,
      width: 'w-32',
      canHide: true,
      phone: 'hide',
      cell: ({ country }) => option('country', country),
    },
    {
      key: 'authentication',
      header: t('authentication'),
      width: 'w-36',
      canHide: true,
      phone: 'hide',
      cell: ({ authenticationMode }) => option('authenticationMode', authenticationMode),
    },
    {
      key: 'customers',
      header: t('customers'),
      align: 'end',
      width: 'w-24',
      canHide: true,
      phone: 'hide',
      cell: ({ id, customers: { value, isMore } }) => {
        const count = isMore ? t('customersMore', { count: value }) : format.number(value, 'integer')
        if (!mayReadCustomers || value === 0) return count
        return (
          <TextLink href={routes.customersOf(id)} className="relative z-10">
            {count}
          </TextLink>
        )
      },
    },
    timeColumn({ key: 'updated', header: t('updated'), isSortable: true, at: ({ updatedAt }) => updatedAt }),
    {
      key: 'actions',
      header: <span className="spoken">{t('actions')}</span>,
      width: 'w-14',
      align: 'end',
      phone: 'hide',
      cell: ({ id, name }) => mayWrite && <DuplicateButton id={id} label={t('duplicate', { name })} />,
    },
  ]
}
