/** Customers: who may. */
import { observers, type RoomAccess } from './room-access'

export const customers: RoomAccess = {
  pages: {
    '/customers': { for: observers },
  },
}
