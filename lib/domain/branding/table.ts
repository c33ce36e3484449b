/** What the list of customers and their brands can be searched, filtered and sorted by. */
import type { TableSpec } from '../table/query'

export const brandedTable = { sorts: ['name'], filters: { brand: ['own'] } } as const satisfies TableSpec
