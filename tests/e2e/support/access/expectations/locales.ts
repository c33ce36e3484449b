/** Languages and call-in countries: who may. */
import { everybody, type RoomAccess } from './room-access'

export const locales: RoomAccess = {
  pages: {
    '/locales': { for: everybody },
    '/locales/call-in': { for: everybody },
  },
  routes: {
    '/api/locales.csv': { method: 'GET', for: everybody, stranger: 200 },
    '/api/call-in.csv': { method: 'GET', for: everybody, stranger: 200 },
  },
  actions: {
    chooseDefaultAction: {
      for: ['admin'],
      input: () => ({ language: 'zh', locale: 'zh_TW', seen: 'zh_CN' }),
    },
    chooseCallInAction: { for: ['admin'], input: () => ({ country: 'BE', location: 'EMEA', seen: 'EURO' }) },
  },
}
