/** What a table is told: where its state lives, its columns, its filters, and its rows. */
import type { Route } from 'next'
import type { ReactNode } from 'react'
import type { MarkState } from '@/components/ui/state-mark'
import type { TablePage, TableQuery, TableSpec } from '@/lib/domain/table/query'

/** The address that a table is read from: its page, what may stand in it, and what does. */
export interface TableState {
  path: string
  spec: TableSpec
  query: TableQuery
}

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

export interface TableFilter {
  /** The parameter's name in the spec. */
  name: string
  label: string
  /** 'chips' shows every value with its count and chooses one; 'menu' hides them behind a button and chooses several. */
  look: 'chips' | 'menu'
  options: readonly { value: string; label: string; count?: number; mark?: MarkState }[]
}

export interface DataTableProps<Row> extends TableState {
  label: string
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
