/** Owns what the audit page can be narrowed by; page, loader and CSV export share it. */
import type { TableSpec } from '../table/query'
import { auditActions, targetTypes } from './events'

/** More rows than this are not exported at once; the page says so before the click. */
export const exportLimit = 20_000

/** The filter value of what the hub did by itself. */
export const systemActorValue = 'system'

export const auditSpec = {
  sorts: ['time'],
  defaultSort: { column: 'time', isDescending: true },
  filters: {
    /** Person ids, or `system`. */
    actor: 'any',
    action: auditActions,
    target: targetTypes,
    /** Id of one thing. */
    of: 'any',
    /** Days of the partner's time zone, both included. */
    from: 'any',
    to: 'any',
  },
} as const satisfies TableSpec
