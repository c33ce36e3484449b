/** How customers are provisioned: who may. */
import { everybody, type RoomAccess } from './room-access'

export const provisioning: RoomAccess = {
  pages: {
    '/templates/adapter-urls': { for: everybody },
    '/templates/api-access': { for: everybody },
    '/templates/methods': { for: everybody },
    '/templates/packages': { for: everybody },
    '/templates/what-if': { for: everybody },
  },
  actions: {
    assignAdapterAction: {
      for: ['admin'],
      input: ({ clusterId }) => ({ clusterId, enterprise: 'smuggled', target: 'uc-one' }),
      stranger: 'not-found',
    },
    confirmApiNeedAction: { for: ['admin'], input: () => ({ need: 'scopes' }) },
    withdrawApiNeedAction: { for: ['admin'], input: () => ({ need: 'scopes' }) },
    unassignAdapterAction: {
      for: ['admin'],
      input: ({ clusterId }) => ({ clusterId, enterprise: 'smuggled' }),
      stranger: 'not-found',
    },
    changePackagesAction: {
      for: ['admin'],
      input: ({ templateId }) => ({ changes: [{ id: templateId, defaultPackage: 'basic' }] }),
    },
  },
}
