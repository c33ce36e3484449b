/** The people of the partner: who may. */
import type { Stage } from '../stage'
import { observers, type RoomAccess } from './room-access'

const onPerson = ({ personId }: Stage) => ({ personId })
const onPersonVersion = ({ personId }: Stage) => ({ personId, version: 1 })

export const people: RoomAccess = {
  pages: {
    '/settings/people': { for: observers },
    '/settings/people/new': { for: observers },
    '/settings/people/[personId]': { for: observers, of: 'person' },
  },
  actions: {
    inviteAction: {
      for: ['admin'],
      input: (_stage, id) => ({ id, name: 'Smuggled', email: `${id}@example.test`, role: 'full-admin' }),
    },
    renewInvitationAction: { for: ['admin'], input: onPerson, stranger: 'not-found' },
    changeRoleAction: {
      for: ['admin'],
      input: ({ personId }) => ({ personId, version: 1, role: 'full-admin' }),
      stranger: 'not-found',
    },
    disablePersonAction: { for: ['admin'], input: onPersonVersion, stranger: 'not-found' },
    enablePersonAction: { for: ['admin'], input: onPersonVersion, stranger: 'not-found' },
    endSessionsOfAction: { for: ['admin'], input: onPerson, stranger: 'not-found' },
    removeSecondFactorOfAction: { for: ['admin'], input: onPerson, stranger: 'not-found' },
  },
}
