/** One row: a line that may be chosen, opened in place or followed; on a phone a few lines. */
import type { Route } from 'next'
import Link from 'next/link'
import { classes } from '@/components/ui/classes'
import { Icon } from '@/components/ui/icons/icon'
import { cellAlign } from './table-head'
import type { DataTableProps } from './table-props'
import { SelectRow } from './table-selection'

const phoneLook = {
  title: 'max-phone:order-1 max-phone:min-w-0',
  aside: 'max-phone:order-2 max-phone:text-end',
  line: 'max-phone:order-3 max-phone:col-span-2 max-phone:-col-end-1 max-phone:text-start',
  hide: 'max-phone:hidden',
} as const

export function TableRow<Row>(props: DataTableProps<Row> & { row: Row }) {
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
