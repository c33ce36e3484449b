/** Above the rows: search, filters, what is set as removable chips, columns, CSV. Links, but for the typing. */
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icons/icon'
import { tableHref } from '@/lib/domain/table/query'
import { chip } from './chip'
import { Filter, SetFilters } from './table-filters'
import type { TableFilter, TableState } from './table-props'
import { TableSearch } from './table-search'
import { ToggleMenu } from './toggle-menu'

export interface ToolbarColumn {
  key: string
  header: ReactNode
  canHide?: boolean
}

interface ToolbarProps extends TableState {
  filters?: readonly TableFilter[]
  columns: readonly ToolbarColumn[]
  search?: string
  csvHref?: string
  jsonHref?: string
  tools?: ReactNode
}

export function TableToolbar({ filters = [], columns, search, csvHref, jsonHref, tools, ...state }: ToolbarProps) {
  const t = useTranslations('patterns.table')
  const { path, spec, query } = state
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        {search && <TableSearch placeholder={search} path={path} spec={spec} query={query} />}
        <div className="flex min-w-0 items-center gap-2 max-phone:-mx-4 max-phone:w-screen max-phone:overflow-x-auto max-phone:px-4">
          {filters.map((filter) => (
            <Filter key={filter.name} filter={filter} {...state} />
          ))}
        </div>
        <div className="ms-auto flex flex-wrap items-center gap-2">
          {tools}
          <ColumnMenu columns={columns.filter(({ canHide }) => canHide)} {...state} />
          {csvHref && <DownloadChip href={csvHref}>{t('csv')}</DownloadChip>}
          {jsonHref && <DownloadChip href={jsonHref}>{t('json')}</DownloadChip>}
        </div>
      </div>
      <SetFilters filters={filters} {...state} />
    </div>
  )
}

function DownloadChip({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} download className={chip(false)}>
      <Icon name="download" size={14} />
      {children}
    </a>
  )
}

function ColumnMenu({ columns, path, query, spec }: TableState & { columns: readonly ToolbarColumn[] }) {
  const t = useTranslations('patterns.table')
  if (columns.length === 0) return null
  return (
    <ToggleMenu
      label={t('columns')}
      side="end"
      trigger={
        <>
          <Icon name="columns" size={14} />
          {t('columns')}
        </>
      }
      items={columns.map(({ key, header }) => {
        const isOn = !query.hidden.includes(key)
        const hidden = isOn ? [...query.hidden, key] : query.hidden.filter((one) => one !== key)
        return { key, isOn, href: tableHref(path, query, spec, { hidden }), content: header }
      })}
    />
  )
}
