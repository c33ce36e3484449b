/** What the inventory of chains can be searched, filtered and sorted by. */
import type { TableSpec } from '../../table/query'
import { chainPlaces } from './held-place'

/** How soon the first certificate of a chain ends: it has, or within so many days. */
export const endFilters = ['expired', '1', '7', '14', '30', '60'] as const

export const findingFilters = ['broken', 'warning', 'unknown', 'met'] as const

export const chainTable = {
  sorts: ['left', 'certificate', 'cluster', 'place', 'finding'],
  filters: { finding: findingFilters, ends: endFilters, place: chainPlaces, cluster: 'any' },
} as const satisfies TableSpec

/** More rows than these are not exported at once. */
export const chainExportLimit = 20_000

const dayMs = 86_400_000

/** The last moment that counts: the widest of the chosen. */
export function endsBefore(chosen: readonly string[], at: Date): Date {
  const days = Math.max(...chosen.map((one) => (one === 'expired' ? 0 : Number(one))))
  return new Date(at.getTime() + days * dayMs)
}
