/** Puts alerts into the outbox, in the transaction of what they tell: an alert is never lost and never told of nothing. */
import { type AlertEvent, alertsFor, type Cause, isWanted } from '@/lib/domain/alerts/events'
import { recipientsOf } from '@/lib/domain/alerts/recipients'
import { newId } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db/database'
import { type ListeningChannel, listeningChannels } from '../store/channels'
import { insertDeliveries, type NewDelivery } from '../store/outbox'

/**
 * Tells every channel of the partner that wants to hear of `event`. Nothing is sent here: the worker delivers.
 * @param options.alertId the same id twice is told once; leave it out for a new alert
 */
export async function enqueueAlert(
  tx: Tx,
  partnerId: string,
  event: AlertEvent,
  options: { alertId?: string } = {},
): Promise<void> {
  const channels = await listeningChannels(tx)
  const wanted = channels.filter((channel) => isWanted(channel, event.type))
  await insertDeliveries(
    tx,
    wanted.flatMap((channel) => deliveriesOf(partnerId, channel, event, options.alertId ?? newId())),
  )
}

/** Tells of several causes; of each a channel hears the widest kind it wants. */
export async function enqueueCauses(tx: Tx, partnerId: string, causes: readonly Cause[]): Promise<void> {
  if (causes.length === 0) return
  const channels = await listeningChannels(tx)
  const ids = new Map(causes.flatMap(({ telling }) => telling).map((event) => [event, newId()]))
  const deliveries = channels.flatMap((channel) =>
    causes
      .flatMap((cause) => alertsFor(channel, cause))
      .flatMap((event) => deliveriesOf(partnerId, channel, event, ids.get(event) ?? newId())),
  )
  await insertDeliveries(tx, deliveries)
}

/** Sends a test through one channel, whatever it wants to hear. */
export async function enqueueTest(tx: Tx, partnerId: string, channelId: string, event: AlertEvent): Promise<void> {
  const channels = await listeningChannels(tx, channelId)
  await insertDeliveries(
    tx,
    channels.flatMap((channel) => deliveriesOf(partnerId, channel, event, newId())),
  )
}

function deliveriesOf(partnerId: string, channel: ListeningChannel, event: AlertEvent, alertId: string): NewDelivery[] {
  const recipients = channel.kind === 'mail' ? recipientsOf(channel.recipients) : ['']
  return recipients.map((recipient) => ({
    id: newId(),
    partnerId,
    channelId: channel.id,
    alertId,
    recipient,
    eventType: event.type,
    event: JSON.stringify(event),
    occurredAt: new Date(event.occurredAt),
  }))
}
