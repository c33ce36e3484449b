/** Who may see which page and call which route, written by hand: a second opinion on the permission table. */
import { alerts } from './expectations/alerts'
import { audit } from './expectations/audit'
import { authorities } from './expectations/authorities'
import { branding } from './expectations/branding'
import { certificates } from './expectations/certificates'
import { clusters } from './expectations/clusters'
import { customers } from './expectations/customers'
import { front } from './expectations/front'
import { locales } from './expectations/locales'
import { overview } from './expectations/overview'
import { own } from './expectations/own'
import { people } from './expectations/people'
import { provisioning } from './expectations/provisioning'
import type { ActionAccess, PageAccess, RoomAccess, RouteAccess } from './expectations/room-access'
import { templates } from './expectations/templates'
import type { Stage } from './stage'

/** Every room of the product; whatever the build has stands in exactly one of them. */
export const rooms: Readonly<Record<string, RoomAccess>> = {
  front,
  overview,
  clusters,
  certificates,
  authorities,
  templates,
  provisioning,
  customers,
  locales,
  branding,
  alerts,
  people,
  own,
  audit,
}

const joined = <Access>(
  of: (room: RoomAccess) => Readonly<Record<string, Access>> | undefined,
): Record<string, Access> => Object.assign({}, ...Object.values(rooms).map(of))

export const pageAccess = joined<PageAccess>(({ pages }) => pages)
export const routeAccess = joined<RouteAccess>(({ routes }) => routes)
export const actionAccess = joined<ActionAccess>(({ actions }) => actions)

/** The query that a route handler is asked with. */
export const queryOf = (query: NonNullable<RouteAccess['query']>, stage: Stage): string =>
  typeof query === 'string' ? query : query(stage)
