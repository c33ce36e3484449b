/** Keys, requests and the partner's own authorities: who may. */
import { everybody, type RoomAccess } from './room-access'

export const authorities: RoomAccess = {
  pages: {
    '/certificates/authorities': { for: everybody },
    '/certificates/authorities/[authorityId]': { for: everybody, of: 'authority' },
    '/certificates/create': { for: everybody },
  },
  actions: {
    createRequestAction: {
      for: ['admin'],
      input: () => ({ hosts: 'smuggled.example.com', key: 'ec-p256', organization: '', country: '' }),
    },
    createAuthorityAction: { for: ['admin'], input: (_stage, id) => ({ id, name: 'Smuggled', years: '10' }) },
    issueClientAction: {
      for: ['admin'],
      input: ({ authorityId }, id) => ({
        id,
        authorityId,
        days: '365',
        password: '',
        clusterId: null,
        replacesId: null,
      }),
      stranger: 'not-found',
    },
    revokeClientAction: {
      for: ['admin'],
      input: ({ issuedId }) => ({ certificateId: issuedId, reason: 'superseded' }),
      stranger: 'not-found',
    },
    issueListAction: { for: ['admin'], input: ({ authorityId }) => ({ authorityId }), stranger: 'not-found' },
  },
}
