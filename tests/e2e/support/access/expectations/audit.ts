/** The trail of changes: who may. */
import { observers, type RoomAccess } from './room-access'

export const audit: RoomAccess = {
  pages: {
    '/audit': { for: observers },
  },
  routes: {
    '/api/audit.csv': { method: 'GET', for: ['admin', 'readOnly'], stranger: 200 },
  },
}
