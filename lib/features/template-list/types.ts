/** The plain shapes of the list of templates that cross rooms. */
import type { ProvisioningMethod } from '@/lib/domain/provisioning/types'
import type { Problem } from '@/lib/domain/result'
import type { TablePage } from '@/lib/domain/table/query'
import type { BoundedCount } from '../customers/types'

/** One line of the list. Times are ISO 8601. */
export interface TemplateRow {
  id: string
  name: string
  cluster: string
  /** ISO 3166 alpha-2. */
  country: string
  defaultPackage: string
  method: ProvisioningMethod
  authenticationMode: string
  /** Exact up to 100. */
  customers: BoundedCount
  updatedAt: string
}

export interface TemplateListPage {
  page: TablePage<TemplateRow>
  /** How many there are without search and filter. */
  all: BoundedCount
  /** What can be filtered by: clusters of the partner, countries in use. */
  clusters: { id: string; name: string }[]
  countries: string[]
  mayWrite: boolean
  /** Whether the list leads to the customers of a template. */
  mayReadCustomers: boolean
}

/** What became of one template of a bulk deed. */
export interface BulkOutcome {
  id: string
  name: string
  outcome: 'done' | 'skipped' | 'failed'
  /** Why it was not done. */
  problem: Problem | null
  /** Done, and yet something is left to do. */
  rest?: Problem
  /** What brings it back: the value before. */
  before?: string
}
