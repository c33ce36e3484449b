/** Alert channels: who may. */
import type { Stage } from '../stage'
import { observers, type RoomAccess } from './room-access'

const onChannel = ({ channelId }: Stage) => ({ id: channelId })
const smuggledChannel = { name: 'Smuggled', kind: 'webhook', webhookUrl: 'https://smuggled.example.com/hook' }

export const alerts: RoomAccess = {
  pages: {
    '/settings/alerts': { for: observers },
    '/settings/alerts/new': { for: ['admin'] },
    '/settings/alerts/[channelId]': { for: observers, of: 'channel' },
  },
  actions: {
    createChannelAction: {
      for: ['admin'],
      input: (_stage, id) => ({ id, values: { ...smuggledChannel, name: `Smuggled ${id}` } }),
    },
    changeChannelAction: {
      for: ['admin'],
      input: ({ channelId }) => ({ id: channelId, version: 1, values: smuggledChannel }),
      stranger: 'not-found',
    },
    renewSecretAction: { for: ['admin'], input: onChannel, stranger: 'not-found' },
    sendTestAction: { for: ['admin'], input: onChannel, stranger: 'not-found' },
    removeChannelAction: { for: ['admin'], input: onChannel, stranger: 'not-found' },
    retryDeliveryAction: { for: ['admin'], input: ({ deliveryId }) => ({ id: deliveryId }), stranger: 'not-found' },
  },
}
