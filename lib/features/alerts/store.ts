/** Reads and writes alert channels and the outbox; every function takes the tenant's transaction. */
import type { AlertSwitches } from '@/lib/domain/alerts/events'
import type { Tx } from '@/lib/platform/db/database'

export interface ListeningChannel extends AlertSwitches {
  id: string
  kind: string
  recipients: string
}

const switchColumns = {
  sendsIncidents: true,
  sendsClusters: true,
  sendsInterfaces: true,
  sendsFlapping: true,
  sendsCertificates: true,
} as const

/** The channels that are on, or the one that is named. */
export function listeningChannels(tx: Tx, channelId?: string): Promise<ListeningChannel[]> {
  return tx.alertChannel.findMany({
    where: channelId ? { id: channelId } : { isOn: true },
    select: { id: true, kind: true, recipients: true, ...switchColumns },
  })
}

export interface NewDelivery {
  id: string
  partnerId: string
  channelId: string
  alertId: string
  recipient: string
  eventType: string
  event: string
  occurredAt: Date
}

/** Puts deliveries into the outbox; one that is there already stays as it is. */
export async function insertDeliveries(tx: Tx, deliveries: NewDelivery[]): Promise<void> {
  if (deliveries.length > 0) await tx.alertDelivery.createMany({ data: deliveries, skipDuplicates: true })
}
