/** What the lists of locales and of call-in locations can be searched, filtered and sorted by. */
import type { TableSpec } from '../table/query'
import { callInLocationCodes } from './call-in'

export const localeFilters = { site: ['english'], choice: ['overridden', 'choice'] } as const

export const localeTable = { sorts: ['language'], filters: localeFilters } as const satisfies TableSpec

export const callInOrigins = ['vendor', 'own-map', 'partner'] as const

export const callInTableSpec = {
  sorts: ['country', 'location'],
  filters: { location: callInLocationCodes, origin: callInOrigins },
} as const satisfies TableSpec
