/** What the production build has of each room of the product. */
import { type BuiltAction, type BuiltRoute, builtActions, builtRoutes } from './calls'
import { rooms } from './expectations'

export interface BuiltRoom {
  name: string
  pages: BuiltRoute[]
  handlers: BuiltRoute[]
  actions: BuiltAction[]
}

export function builtRooms(): BuiltRoom[] {
  const [routes, actions] = [builtRoutes(), builtActions()]
  return Object.entries(rooms).map(([name, room]) => ({
    name,
    pages: routes.filter(({ path, isPage }) => isPage && path in (room.pages ?? {})),
    handlers: routes.filter(({ path, isPage }) => !isPage && path in (room.routes ?? {})),
    actions: actions.filter((action) => action.name in (room.actions ?? {})),
  }))
}
