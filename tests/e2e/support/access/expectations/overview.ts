/** The overview, and what every page inside has around it: who may. */
import { everybody, type RoomAccess } from './room-access'

export const overview: RoomAccess = {
  pages: {
    '/': { for: everybody },
  },
  routes: {
    '/api/events': { method: 'GET', for: everybody, stranger: 200, isStream: true },
    '/api/search': { method: 'GET', for: everybody, query: '?q=Reservado', stranger: 200 },
  },
}
