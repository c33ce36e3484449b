/** The column that says how long ago something was: small, at the end, and beside the title on a phone. */
import type { ReactNode } from 'react'
import { RelativeTime } from '../relative-time'
import type { TableColumn } from './table-props'

interface TimeColumn<Row> {
  key: string
  header: ReactNode
  isSortable?: boolean
  at: (row: Row) => string
}

export function timeColumn<Row>({ at, ...column }: TimeColumn<Row>): TableColumn<Row> {
  return {
    ...column,
    align: 'end',
    width: 'w-28',
    canHide: true,
    phone: 'aside',
    cell: (row) => (
      <span className="text-xs text-ink-soft">
        <RelativeTime at={at(row)} />
      </span>
    ),
  }
}
