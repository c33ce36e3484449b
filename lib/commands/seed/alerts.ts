/** Who the story's partner tells of trouble, the incidents of its invented past, and its maintenance. */
import { newSecret } from '@/lib/features/alerts/operations/secrets'
import { recordAudit } from '@/lib/features/audit/operations'
import { webhookUrl } from '@/lib/lab/receivers/webhook-receiver'
import { newId } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db/database'
import { incidents, spanOf } from './invented-history'
import type { StoryPartner } from './people'

const storyteller = 'Norte Telecom'
const hourMs = 3_600_000
const dayMs = 24 * hourMs

export async function addAlerts(
  tx: Tx,
  partner: StoryPartner,
  clusterIds: ReadonlyMap<string, string>,
  now: Date,
): Promise<void> {
  await addPastIncidents(tx, partner, clusterIds, now)
  if (partner.name !== storyteller) return
  await addChannels(tx, partner)
  await addMaintenance(tx, partner, clusterIds, now)
}

/** The receivers are those of the simulated network: its control page shows what arrives. */
async function addChannels(tx: Tx, { id: partnerId, admin }: StoryPartner): Promise<void> {
  const [onCall, mailbox] = [newId(), newId()]
  const signingSecret = newSecret({ id: onCall, partnerId }).sealed
  const channels = [
    { id: onCall, name: 'On-call system', kind: 'webhook', webhookUrl, signingSecret, sendsClusters: true },
    { id: mailbox, name: 'NOC mailbox', kind: 'mail', recipients: 'noc@norte.example' },
  ]
  await tx.alertChannel.createMany({ data: channels.map((channel) => ({ ...channel, partnerId })) })
  const actor = { kind: 'person', personId: admin.id, name: admin.name, partnerId, clientAddress: '' } as const
  for (const { id, name } of channels) {
    await recordAudit(tx, actor, { action: 'alert.channel-added', target: { type: 'alert', id, name }, changes: [] })
  }
}

async function addPastIncidents(
  tx: Tx,
  { id: partnerId }: StoryPartner,
  clusterIds: ReadonlyMap<string, string>,
  now: Date,
): Promise<void> {
  const past = incidents.filter(({ state, cluster }) => state === 'down' && clusterIds.has(cluster))
  await tx.incident.createMany({
    data: past.map((incident) => {
      const { begins, ends } = spanOf(incident, now)
      const isQuiet = incident === maintained
      return {
        ...{ id: newId(), partnerId, clusterId: clusterIds.get(incident.cluster) ?? null, scope: 'cluster' },
        ...{ cause: incident.reason, affected: JSON.stringify([incident.kind]), affectedCount: 1 },
        ...{ openedAt: begins, closedAt: ends, closedBecause: 'recovered' },
        ...{ isInMaintenance: isQuiet, announcedAt: isQuiet ? null : begins },
      }
    }),
  })
}

/** The outage that somebody had planned. */
const maintained = incidents.find(({ cluster, state }) => cluster === 'lisboa' && state === 'down')

async function addMaintenance(
  tx: Tx,
  { id: partnerId, admin: { name: plannedBy } }: StoryPartner,
  clusterIds: ReadonlyMap<string, string>,
  now: Date,
): Promise<void> {
  const midnight = Math.floor(now.getTime() / dayMs) * dayMs
  const windows = [
    {
      clusterId: clusterIds.get('lisboa'),
      startsAt: new Date((maintained ? spanOf(maintained, now).begins.getTime() : midnight) - hourMs / 2),
      hours: 2,
      reason: 'Firmware of the load balancer',
    },
    {
      clusterId: clusterIds.get('dublin'),
      startsAt: new Date(midnight + 2 * dayMs + 22 * hourMs),
      hours: 3,
      reason: 'New certificate on both proxies',
    },
  ]
  await tx.maintenanceWindow.createMany({
    data: windows.flatMap(({ clusterId, startsAt, hours, reason }) => {
      const endsAt = new Date(startsAt.getTime() + hours * hourMs)
      return clusterId ? [{ id: newId(), partnerId, clusterId, startsAt, endsAt, reason, plannedBy }] : []
    }),
  })
}
