/** What the list of customers can be searched, filtered and sorted by. */
import type { TableSpec } from '../table/query'

/**
 * A partner may have a hundred thousand of them, so everything offered here follows an index under row-level security:
 * names by how they begin, enterprise IDs as a whole, one template at a time.
 */
export const customerTable = { sorts: ['name'], filters: { template: 'any' } } as const satisfies TableSpec
