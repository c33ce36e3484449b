/** Names what provisioning by API demands of the partner's own organization (domain.md 3.1), in the order of doing it. */
import type { Confirmation, Source } from './types'

export const apiNeedIds = ['application', 'scopes', 'dedicated-administrator'] as const
export type ApiNeedId = (typeof apiNeedIds)[number]

/** What people confirmed of it; what nobody confirmed is not there. */
export type ConfirmedApiNeeds = Partial<Record<ApiNeedId, Confirmation>>

export interface ApiNeed {
  id: ApiNeedId
  source: Source
  /** Names to copy as they are. */
  names: readonly string[]
  confirmation: Confirmation | null
}

/** The scopes of the operations that read and write subscribers (api.md section 1). */
const subscriberScopes = ['spark-admin:broadworks_subscribers_read', 'spark-admin:broadworks_subscribers_write']

export function isApiNeedId(text: string): text is ApiNeedId {
  return (apiNeedIds as readonly string[]).includes(text)
}

export function apiNeedsOf(confirmed: ConfirmedApiNeeds): ApiNeed[] {
  return apiNeedIds.map((id) => ({
    id,
    source: 'source',
    names: id === 'scopes' ? subscriberScopes : [],
    confirmation: confirmed[id] ?? null,
  }))
}
