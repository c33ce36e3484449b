/** The plain shapes of customers that cross rooms. */
import type { TablePage } from '@/lib/domain/table/query'

/** Exact up to a limit, then the limit with `isMore`. */
export interface BoundedCount {
  value: number
  isMore: boolean
}

/** Who lives by a template. */
export interface AffectedCustomers {
  customers: BoundedCount
  subscribers: BoundedCount
  /** Names of the first few customers, in the order of the list. */
  first: string[]
}

/** One line of the list of customers. Times are ISO 8601. */
export interface CustomerRow {
  id: string
  name: string
  enterpriseId: string
  /** ISO 3166 alpha-2; '' when it is not known. */
  country: string
  template: { id: string; name: string }
  authenticationMode: string
  /** Exact up to 100. */
  subscribers: BoundedCount
  createdAt: string
}

export interface CustomerListPage {
  page: TablePage<CustomerRow>
  /** The templates that the list is narrowed to. */
  templates: { id: string; name: string }[]
}
