/**
 * The one table of the hub. All of its state is in the address, so it is drawn on the server and works as plain links;
 * small client parts add typing, choosing and selecting.
 */
import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'
import { isNarrowed } from '@/lib/domain/table/query'
import { EmptyState } from '../empty-state'
import { clearedHref } from './table-filters'
import { TableFoot } from './table-foot'
import { TableHead } from './table-head'
import type { DataTableProps, TableState } from './table-props'
import { TableRow } from './table-row'
import { type AllMatching, TableSelection } from './table-selection'
import { TableToolbar } from './table-toolbar'

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, page, query, columns, selection, empty } = props
  const shown = columns.filter(({ key, canHide }) => !(canHide && query.hidden.includes(key)))
  const isEmpty = page.rows.length === 0
  if (isEmpty && !isNarrowed(query) && !query.after && !query.before) return <div className="panel">{empty}</div>
  const table = (
    <table aria-label={label} className="w-full max-phone:block">
      <TableHead {...props} columns={shown} />
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

function NothingMatches(state: TableState) {
  const t = useTranslations('patterns.table')
  return (
    <EmptyState
      title={t('nothingMatches')}
      text={t('nothingMatchesText')}
      action={<ButtonLink href={clearedHref(state)}>{t('clear')}</ButtonLink>}
    />
  )
}
