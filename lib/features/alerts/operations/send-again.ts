/** What a person may send by hand: a test of a channel, and what was not delivered. */
import { parseWebhookUrl } from '@/lib/domain/alerts/webhook'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { now } from '@/lib/platform/clock'
import { database } from '@/lib/platform/db/database'
import { env } from '@/lib/platform/env/env'
import { notify } from '@/lib/platform/events/events'
import { prober } from '@/lib/platform/net/prober'
import { recordAudit } from '../../audit/operations'
import type { Actor } from '../../gates/types'
import { type ChannelRecord, findChannel } from '../store/channels'
import { findDelivery, tryAgain } from '../store/outbox'
import { enqueueTest } from './enqueue'

/** A webhook counts against the hour's budget of checked addresses: a test must not become a port scanner. */
export function sendTest(actor: Actor, { id }: { id: string }): Promise<Result<null>> {
  return database().asPartner(actor.partnerId, async (tx) => {
    const channel = await findChannel(tx, id)
    if (!channel) return refuse('not-found')
    if (!isWithinBudget(actor, channel))
      return refuse('hosts-budget-spent', { params: { limit: prober().options.guard.budget.perHour } })
    const event = { type: 'test', occurredAt: now().toISOString(), requestedBy: actor.name } as const
    await enqueueTest(tx, actor.partnerId, id, event)
    await notify(tx, { partnerId: actor.partnerId, topic: 'alert', id })
    const target = { type: 'alert' as const, id, name: channel.name }
    await recordAudit(tx, actor, { action: 'alert.tested', target, changes: [] })
    return ok(null)
  })
}

/** Begins the attempts anew, at once. */
export function retryDelivery(actor: Actor, { id }: { id: string }): Promise<Result<null>> {
  return database().asPartner(actor.partnerId, async (tx) => {
    const delivery = await findDelivery(tx, id)
    if (!delivery) return refuse('not-found')
    if (!(await tryAgain(tx, id, now()))) return refuse('delivery-not-waiting')
    const { channelId } = delivery
    await notify(tx, { partnerId: actor.partnerId, topic: 'alert', id: channelId })
    const target = { type: 'alert' as const, id: channelId, name: delivery.channel.name }
    await recordAudit(tx, actor, { action: 'alert.retried', target, changes: [] })
    return ok(null)
  })
}

function isWithinBudget({ partnerId }: Actor, { kind, webhookUrl }: ChannelRecord): boolean {
  if (kind !== 'webhook') return true
  const place = parseWebhookUrl(webhookUrl ?? '', env().outboundAllowedPorts)
  return !place.ok || prober().options.guard.budget.spend(partnerId, place.value.host, place.value.port, now())
}
