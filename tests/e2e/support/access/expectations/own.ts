/** Somebody's own settings, and the partner's: who may. */
import { everybody, type RoomAccess } from './room-access'

const nothing = () => ({})

export const own: RoomAccess = {
  pages: {
    '/settings': { for: everybody, leadsTo: '/settings/profile' },
    '/settings/partner': { for: everybody },
    '/settings/profile': { for: everybody },
    '/settings/security': { for: everybody },
  },
  actions: {
    changePartnerAction: {
      for: ['admin'],
      input: () => ({ partnerName: 'Smuggled', timeZone: 'Europe/Madrid', version: 1 }),
    },
    changeProfileAction: { for: everybody, input: () => ({ name: 'Smuggled', version: 1 }) },
    changePasswordAction: {
      for: everybody,
      input: () => ({ currentPassword: 'guess', newPassword: 'a long smuggled sentence' }),
    },
    offerSecondFactorAction: { for: everybody, input: nothing },
    confirmSecondFactorAction: { for: everybody, input: () => ({ code: '123456' }) },
    renewRecoveryCodesAction: { for: everybody, input: nothing },
    removeSecondFactorAction: { for: everybody, input: nothing },
    confirmPasswordAction: { for: everybody, input: () => ({ password: 'guess' }) },
    endSessionAction: { for: everybody, input: ({ sessionId }) => ({ sessionId }), stranger: 'not-found' },
    endOtherSessionsAction: { for: everybody, input: nothing },
    signOutAction: { for: everybody, input: nothing },
  },
}
