/** What the interface status can be searched and filtered by; its order is always worst first. */
import type { TableSpec } from '../table/query'

export const statusFilterStates = ['down', 'degraded', 'unknown', 'up', 'maintenance', 'paused', 'flapping'] as const
export type StatusFilterState = (typeof statusFilterStates)[number]

export const statusTable = {
  sorts: ['state'],
  filters: { state: statusFilterStates, only: ['failing'] },
} as const satisfies TableSpec
