/** The heads of the columns; what can be sorted is a link that sorts. */
import type { ReactNode } from 'react'
import { classes } from '@/components/ui/classes'
import { Icon } from '@/components/ui/icons/icon'
import { tableHref } from '@/lib/domain/table/query'
import { QueryLink } from './query-link'
import type { DataTableProps } from './table-props'
import { SelectAll } from './table-selection'

export const cellAlign = { end: 'text-end', center: 'text-center', start: 'text-start' } as const

export function TableHead<Row>({ columns, query, path, spec, selection }: DataTableProps<Row>) {
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
    <QueryLink
      href={href}
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
    </QueryLink>
  )
}
