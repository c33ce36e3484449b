/**
 * The one table of the hub. All of its state is in the address, so it is drawn on the server and works as plain links;
 * small client parts add typing, choosing and selecting.
 */

import type { Route } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'
import { Icon } from '@/components/ui/icons/icon'
import { isNarrowed, type TablePage, type TableQuery, type TableSpec, tableHref } from '@/lib/domain/table/query'
import { EmptyState } from '../empty-state'
import { TableFoot } from './table-foot'
import { type AllMatching, SelectAll, SelectRow, TableSelection } from './table-selection'
import { type TableFilter, TableToolbar } from './table-toolbar'

export interface TableColumn<Row> {
  key: string
  header: ReactNode
  cell: (row: Row) => ReactNode
  /** Its key is then one of the spec's sorts. */
  isSortable?: boolean
  /** The column that names the row: its link covers the whole row. */
  isTitle?: boolean
  canHide?: boolean
  align?: 'end' | 'center'
  /** Tailwind width of the column: "w-40". */
  width?: string
  /** Where it goes on a phone, where a row becomes lines. */
  phone?: 'title' | 'aside' | 'line' | 'hide'
}

export interface DataTableProps<Row> {
  label: string
  path: string
  spec: TableSpec
  query: TableQuery
  page: TablePage<Row>
  columns: readonly TableColumn<Row>[]
  rowKey: (row: Row) => string
  /** Spoken name of a row, for its checkbox. */
  rowName: (row: Row) => string
  rowHref?: (row: Row) => Route | string
  /** What a row opens to, in place; the title column then opens and closes it. Works without script. */
  rowDetail?: (row: Row) => ReactNode
  filters?: readonly TableFilter[]
  /** Placeholder of the search field; no field without it. */
  search?: string
  csvHref?: string
  jsonHref?: string
  /** Actions of the selection bar; gives the table its checkboxes. */
  selection?: ReactNode
  /** Answers the ids of all rows that match, as `{ ids }`: offers to select more than this page. */
  matchingHref?: string
  /** At the end of the toolbar. */
  tools?: ReactNode
  empty: ReactNode
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, page, query, columns, selection, empty } = props
  const shown = columns.filter(({ key, canHide }) => !(canHide && query.hidden.includes(key)))
  const isEmpty = page.rows.length === 0
  if (isEmpty && !isNarrowed(query) && !query.after && !query.before) return <div className="panel">{empty}</div>
  const table = (
    <table aria-label={label} className="w-full max-phone:block">
      <Head {...props} columns={shown} />
      <tbody className="max-phone:block">
        {page.rows.map((row) => (
          <TableRow key={props.rowKey(row)} row={row} {...props} columns={shown} />
        ))}
      </tbody>
    </table>
  )
  return (
    <div className="flex flex-col gap-3">
      <TableToolbar {...props} columns={columns.map(({ key, header, canHide }) => ({ key, header, canHide }))} />
      <div className="panel">
        {isEmpty ? (
          <NothingMatches {...props} />
        ) : selection ? (
          // Another search or filter is another set of rows: what was chosen among the others is let go.
          <TableSelection
            key={JSON.stringify([query.search, query.filters])}
            actions={selection}
            allMatching={matchingOf(props)}
          >
            {table}
          </TableSelection>
        ) : (
          table
        )}
      </div>
      <TableFoot {...props} />
    </div>
  )
}

/** More than can be counted exactly cannot be selected at once. */
function matchingOf<Row>({ matchingHref, page }: DataTableProps<Row>): AllMatching | undefined {
  return matchingHref && !page.count.isMore ? { href: matchingHref, count: page.count.value } : undefined
}

function NothingMatches<Row>({ path, query, spec }: DataTableProps<Row>) {
  const t = useTranslations('patterns.table')
  const clear = tableHref(path, { ...query, search: '', filters: {} }, spec, { after: null, before: null })
  return (
    <EmptyState
      title={t('nothingMatches')}
      text={t('nothingMatchesText')}
      action={<ButtonLink href={clear}>{t('clear')}</ButtonLink>}
    />
  )
}

const cellAlign = { end: 'text-end', center: 'text-center', start: 'text-start' } as const

function Head<Row>({ columns, query, path, spec, selection }: DataTableProps<Row>) {
  return (
    <thead className="max-phone:spoken">
      <tr>
        {selection && (
          <th scope="col" className={classes(headLook, 'w-10 ps-4')}>
            <SelectAll />
          </th>
        )}
        {columns.map((column) => {
          const isSorted = column.isSortable && query.sort.column === column.key
          const direction = query.sort.isDescending ? 'descending' : 'ascending'
          return (
            <th
              key={column.key}
              scope="col"
              aria-sort={isSorted ? direction : undefined}
              className={classes(headLook, cellAlign[column.align ?? 'start'], column.width)}
            >
              {column.isSortable ? (
                <SortLink
                  isEnd={column.align === 'end'}
                  isSorted={Boolean(isSorted)}
                  isDescending={query.sort.isDescending}
                  href={tableHref(path, query, spec, {
                    sort: { column: column.key, isDescending: Boolean(isSorted) && !query.sort.isDescending },
                  })}
                >
                  {column.header}
                </SortLink>
              ) : (
                column.header
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

const headLook =
  'sticky top-0 z-10 h-10 bg-surface px-3 first:ps-4 last:pe-4 text-xs font-semibold text-ink-soft first:rounded-ss-panel last:rounded-se-panel shadow-[inset_0_-1px_var(--color-edge)]'

interface SortLinkProps {
  href: string
  isSorted: boolean
  isDescending: boolean
  isEnd: boolean
  children: ReactNode
}

function SortLink({ href, isSorted, isDescending, isEnd, children }: SortLinkProps) {
  return (
    <Link
      href={href as Route}
      replace
      scroll={false}
      prefetch={false}
      className={classes(
        'group inline-flex items-center gap-1 rounded-xs hover:text-ink',
        isSorted && 'text-ink',
        isEnd && 'flex-row-reverse',
      )}
    >
      {children}
      <Icon
        name={isSorted && isDescending ? 'arrow-down' : 'arrow-up'}
        size={12}
        className={isSorted ? '' : 'opacity-0 group-hover:opacity-60 group-focus-visible:opacity-60'}
      />
    </Link>
  )
}

const phoneLook = {
  title: 'max-phone:order-1 max-phone:min-w-0',
  aside: 'max-phone:order-2 max-phone:text-end',
  line: 'max-phone:order-3 max-phone:col-span-2 max-phone:-col-end-1 max-phone:text-start',
  hide: 'max-phone:hidden',
} as const

function TableRow<Row>(props: DataTableProps<Row> & { row: Row }) {
  const { row, columns, selection, rowDetail } = props
  if (!rowDetail) return <RowLine {...props} />
  return (
    <>
      <RowLine {...props} />
      <tr className="hidden [tr:has(details[open])+&]:table-row max-phone:[tr:has(details[open])+&]:block">
        <td colSpan={columns.length + (selection ? 1 : 0)} className="px-4 pb-4 max-phone:block">
          {rowDetail(row)}
        </td>
      </tr>
    </>
  )
}

function RowLine<Row>(props: DataTableProps<Row> & { row: Row }) {
  const { row, columns, rowKey, rowName, rowHref, rowDetail, selection } = props
  const key = rowKey(row)
  const href = rowHref?.(row)
  return (
    <tr
      className={classes(
        'relative border-t border-hairline first:border-t-0 has-[input:checked]:bg-fill-hover',
        'max-phone:grid max-phone:gap-x-3 max-phone:gap-y-1 max-phone:px-4 max-phone:py-3',
        selection ? 'max-phone:grid-cols-[auto_minmax(45%,1fr)_auto]' : 'max-phone:grid-cols-[minmax(50%,1fr)_auto]',
        (href || rowDetail) && 'hover:bg-fill-hover',
      )}
    >
      {selection && (
        <td className="max-phone:p-0.5 phone:w-10 phone:ps-4">
          <SelectRow id={key} name={rowName(row)} />
        </td>
      )}
      {columns.map((column) => (
        <td
          key={column.key}
          className={classes(
            'h-12 px-3 py-2 max-phone:h-auto max-phone:p-0 phone:first:ps-4 phone:last:pe-4',
            cellAlign[column.align ?? 'start'],
            column.align === 'end' && 'tabular-nums',
            phoneLook[column.phone ?? (column.isTitle ? 'title' : 'line')],
          )}
        >
          {column.isTitle && href ? (
            <Link
              href={href as Route}
              prefetch={false}
              className="after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
            >
              {column.cell(row)}
            </Link>
          ) : column.isTitle && rowDetail ? (
            <details className="group">
              <summary className="flex list-none items-start gap-2 rounded-xs after:absolute after:inset-0 after:cursor-pointer focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus">
                <Icon name="down" size={14} className="mt-0.75 shrink-0 -rotate-90 group-open:rotate-0" />
                <span className="min-w-0">{column.cell(row)}</span>
              </summary>
            </details>
          ) : (
            column.cell(row)
          )}
        </td>
      ))}
    </tr>
  )
}
