/** What is written down for each room of the product: its pages, route handlers and actions, and for whom they are. */
import type { Insider, Stage } from '../stage'

export interface PageAccess {
  /** Whose request is answered; everybody else's role is refused. `anyone` needs no session. */
  for: readonly Insider[] | 'anyone'
  /** The page belongs to one thing of the partner. */
  of?: 'cluster' | 'channel' | 'authority' | 'chain' | 'template' | 'customer' | 'person' | 'token'
  /** Leads on whoever is signed in, to here. */
  leadsTo?: string
  /** What somebody gets for whom it is. */
  status?: number
}

export interface RouteAccess {
  method: 'GET' | 'POST'
  for: readonly Insider[] | 'anyone'
  query?: string | ((stage: Stage) => string)
  body?: (stage: Stage) => unknown
  /** What an admin of another partner gets for the same request. */
  stranger: 200 | 404
  /** What somebody gets for whom it is. */
  status?: number
  /** Never ends by itself. */
  isStream?: true
}

export interface ActionAccess {
  for: readonly Insider[] | 'anyone'
  /** A body that would do something if it were let through. */
  input: (stage: Stage, someId: string) => unknown
  /** It names a thing of the partner: another partner hears this. Without it the call concerns the caller's own partner. */
  stranger?: string
}

/** One room of the product: everything in it by its path or name. */
export interface RoomAccess {
  pages?: Readonly<Record<string, PageAccess>>
  routes?: Readonly<Record<string, RouteAccess>>
  actions?: Readonly<Record<string, ActionAccess>>
}

export const everybody = ['admin', 'support', 'readOnly', 'assigned'] as const
export const observers = ['admin', 'support', 'readOnly'] as const
