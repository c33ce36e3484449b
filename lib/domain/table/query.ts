/** The state of a table is its address: search, filters, sort, page, size and hidden columns, parsed and written here. */
import { defaultPageSize, type PageSize, pageSizes } from '../preferences/preferences'

/** What a table can do; the same object serves its page, its loader and its CSV. */
export interface TableSpec {
  /** Columns that can be sorted by; the first is the default unless `defaultSort` says otherwise. */
  sorts: readonly string[]
  defaultSort?: TableSort
  /** Filters by parameter name (not one of q, sort, size, after, before, hide): the values allowed, or 'any' text. */
  filters: Readonly<Record<string, readonly string[] | 'any'>>
}

export interface TableSort {
  column: string
  isDescending: boolean
}

export interface TableQuery {
  search: string
  sort: TableSort
  /** Chosen values by filter; a filter that is absent is not set. */
  filters: Record<string, string[]>
  size: PageSize
  /** What the size is when the address names none, in this browser. */
  usualSize: PageSize
  /** Keyset positions: rows after, or before, this cursor. */
  after: string | null
  before: string | null
  hidden: string[]
}

/** One page of rows. `count` is exact up to 1,000, then 1,000 with `isMore`. */
export interface TablePage<Row> {
  rows: Row[]
  count: { value: number; isMore: boolean }
  /** Cursors of the neighbouring pages; null where there is none. */
  previous: string | null
  next: string | null
}

export type SearchParams = Readonly<Record<string, string | string[] | undefined>>

const longestSearch = 200
const longestCursor = 1000

/** The one character that PostgreSQL takes in no text goes. */
const firstOf = (value: string | string[] | undefined): string =>
  ((Array.isArray(value) ? value[0] : value) ?? '').replaceAll('\0', '')

/** Reads a table's state from an address; whatever does not fit the spec is ignored. */
export function tableQueryOf(params: SearchParams, spec: TableSpec, rememberedSize?: PageSize): TableQuery {
  const usualSize = rememberedSize ?? defaultPageSize
  return {
    search: firstOf(params.q).trim().slice(0, longestSearch),
    sort: sortOf(firstOf(params.sort), spec),
    filters: Object.fromEntries(
      Object.entries(spec.filters).flatMap(([name, allowed]) => {
        const values = firstOf(params[name])
          .split(',')
          .map((value) => value.trim().slice(0, longestSearch))
          .filter((value) => value !== '' && (allowed === 'any' || allowed.includes(value)))
        return values.length > 0 ? [[name, [...new Set(values)]]] : []
      }),
    ),
    size: pageSizes.find((size) => String(size) === firstOf(params.size)) ?? usualSize,
    usualSize,
    after: firstOf(params.after).slice(0, longestCursor) || null,
    before: firstOf(params.before).slice(0, longestCursor) || null,
    hidden: firstOf(params.hide).split(',').filter(Boolean),
  }
}

function defaultSortOf(spec: TableSpec): TableSort {
  return spec.defaultSort ?? { column: spec.sorts[0] ?? '', isDescending: false }
}

function sortOf(text: string, spec: TableSpec): TableSort {
  const column = text.replace(/^-/, '')
  return spec.sorts.includes(column) ? { column, isDescending: text.startsWith('-') } : defaultSortOf(spec)
}

export type TableChange = Partial<Omit<TableQuery, 'filters'>> & { filters?: Record<string, string[]> }

/**
 * The address of the table with some of its state changed. Any change but of the page itself, or of what is hidden,
 * begins at the first page again.
 */
export function tableHref(path: string, query: TableQuery, spec: TableSpec, change: TableChange = {}): string {
  const keepsPage = Object.keys(change).every((key) => key === 'hidden')
  const page = keepsPage ? query : { after: null, before: null }
  const next = { ...query, ...page, ...change, filters: { ...query.filters, ...change.filters } }
  const parameters = parametersOf(next, spec)
  return parameters ? `${path}?${parameters}` : path
}

function parametersOf(query: TableQuery, spec: TableSpec): string {
  const usual = defaultSortOf(spec)
  const isUsualSort = query.sort.column === usual.column && query.sort.isDescending === usual.isDescending
  const parts: [string, string | null][] = [
    ['q', query.search],
    ...Object.entries(query.filters).map(([name, values]): [string, string] => [name, values.join(',')]),
    ['sort', isUsualSort ? null : `${query.sort.isDescending ? '-' : ''}${query.sort.column}`],
    ['size', query.size === defaultPageSize && query.usualSize === defaultPageSize ? null : String(query.size)],
    ['hide', query.hidden.join(',')],
    ['after', query.after],
    ['before', query.before],
  ]
  return new URLSearchParams(parts.filter((part): part is [string, string] => Boolean(part[1]))).toString()
}

/** Whether anything narrows the rows: tells "nothing matches" from "nothing yet". */
export function isNarrowed(query: TableQuery): boolean {
  return query.search !== '' || Object.keys(query.filters).length > 0
}
