/** The plain shapes of customers that cross rooms. */

/** Exact up to 1,000, then 1,000 with `isMore`. */
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
