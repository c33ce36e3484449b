/** Clusters, the state of their interfaces, and maintenance: who may. */
import type { Stage } from '../stage'
import { everybody, type RoomAccess } from './room-access'

const onCluster = ({ clusterId }: Stage) => ({ id: clusterId })

export const clusters: RoomAccess = {
  pages: {
    '/clusters': { for: everybody },
    '/clusters/new': { for: ['admin'] },
    '/clusters/[clusterId]/certificates': { for: everybody, of: 'cluster' },
    '/clusters/[clusterId]/history': { for: everybody, of: 'cluster' },
    '/clusters/[clusterId]/interfaces': { for: everybody, of: 'cluster' },
    '/clusters/[clusterId]/maintenance': { for: everybody, of: 'cluster' },
    '/clusters/[clusterId]/requirements': { for: everybody, of: 'cluster' },
    '/clusters/[clusterId]/settings': { for: everybody, of: 'cluster' },
    '/interface-status': { for: everybody },
  },
  routes: {
    '/api/checks': {
      method: 'POST',
      for: ['admin', 'support'],
      body: ({ clusterId }) => ({ clusterId }),
      stranger: 404,
    },
    '/api/traces': {
      method: 'POST',
      for: ['admin', 'support'],
      body: ({ clusterId }) => ({ clusterId, kind: 'xsi-actions', requests: 1 }),
      stranger: 404,
    },
    '/api/session-checks': {
      method: 'POST',
      for: ['admin', 'support'],
      body: ({ clusterId }) => ({ clusterId }),
      stranger: 404,
    },
  },
  actions: {
    createClusterAction: {
      for: ['admin'],
      input: (_stage, id) => ({ id, values: { name: 'Smuggled' }, confirmation: '' }),
    },
    updateClusterAction: {
      for: ['admin'],
      input: ({ clusterId }) => ({
        id: clusterId,
        version: 1,
        values: {
          name: 'Smuggled',
          xsiActionsUrl: 'https://smuggled.example.com/a',
          xsiEventsUrl: 'https://smuggled.example.com/e',
          ctiHost: 'smuggled.example.com',
          ctiPort: '8012',
          authenticationServiceUrl: 'https://smuggled.example.com/t',
        },
      }),
      stranger: 'not-found',
    },
    pauseClusterAction: { for: ['admin'], input: onCluster, stranger: 'not-found' },
    resumeClusterAction: { for: ['admin'], input: onCluster, stranger: 'not-found' },
    removeClusterAction: {
      for: ['admin'],
      input: ({ clusterId }) => ({ id: clusterId, confirmation: 'Reservado-7F3Q cluster' }),
      stranger: 'not-found',
    },
    startMaintenanceAction: {
      for: ['admin'],
      input: ({ clusterId }, id) => ({ id, clusterId, hours: '1', reason: 'Smuggled' }),
      stranger: 'not-found',
    },
    planMaintenanceAction: {
      for: ['admin'],
      input: ({ clusterId }, id) => ({
        ...{ id, clusterId, reason: 'Smuggled' },
        ...{ startsAt: '2099-01-01T22:00', endsAt: '2099-01-02T02:00' },
      }),
      stranger: 'not-found',
    },
    endMaintenanceAction: { for: ['admin'], input: ({ windowId }) => ({ id: windowId }), stranger: 'not-found' },
    confirmRequirementAction: {
      for: ['admin'],
      input: ({ clusterId }) => ({ clusterId, requirement: 'servers', basis: '' }),
      stranger: 'not-found',
    },
    withdrawRequirementAction: {
      for: ['admin'],
      input: ({ clusterId }) => ({ clusterId, requirement: 'servers' }),
      stranger: 'not-found',
    },
  },
}
