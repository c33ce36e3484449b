import 'server-only'

/** Reads what the pages of alerts show. */
import { cache } from 'react'
import * as z from 'zod'
import type { DeliveryProblem } from '@/lib/domain/alerts/delivery'
import { type AlertEvent, type AlertType, alertSwitches } from '@/lib/domain/alerts/events'
import type { ChannelKind } from '@/lib/domain/alerts/fields'
import { recipientsOf } from '@/lib/domain/alerts/recipients'
import { may } from '@/lib/domain/identity/permissions'
import type { SearchParams } from '@/lib/domain/table/query'
import { newId } from '@/lib/platform/clock'
import { database } from '@/lib/platform/db/database'
import { mailer } from '@/lib/platform/mail/mailer'
import { requireActor } from '../gates/session'
import { type ChannelRecord, findChannel, listChannels, valuesOf } from './store/channels'
import { type DeliveryRecord, type LastAttempt, lastAttempts, recentDeliveries } from './store/outbox'
import {
  type AlertsPage,
  type ChannelPage,
  type ChannelRow,
  type DeliveryRow,
  type DeliveryState,
  deliveryStates,
  type NewChannelPage,
} from './types'

const mostDeliveries = 50

export async function loadAlerts(params: SearchParams): Promise<AlertsPage> {
  const actor = await requireActor('alert.read')
  const state = deliveryStates.find((one) => one === params.state) ?? null
  return database().asPartner(actor.partnerId, async (tx) => {
    const last = await lastAttempts(tx)
    const channels = await listChannels(tx)
    const deliveries = await recentDeliveries(tx, { ...(state && { state }), most: mostDeliveries })
    return {
      channels: channels.map((channel) => rowOf(channel, last)),
      deliveries: deliveries.map(deliveryOf),
      state,
      isMailOn: mailer() !== null,
      mayWrite: may(actor.role, 'alert.write'),
    }
  })
}

export async function loadNewChannel(): Promise<NewChannelPage> {
  await requireActor('alert.write')
  return { id: newId(), isMailOn: mailer() !== null }
}

/** Null for an id that is not there, is another partner's, or is no id. */
export const loadChannel = cache(async (id: string): Promise<ChannelPage | null> => {
  const actor = await requireActor('alert.read')
  if (!z.uuid().safeParse(id).success) return null
  const mayWrite = may(actor.role, 'alert.write')
  return database().asPartner(actor.partnerId, async (tx) => {
    const channel = await findChannel(tx, id)
    if (!channel) return null
    const values = valuesOf(channel)
    const { name, kind, isOn, version } = channel
    const deliveries = await recentDeliveries(tx, { channelId: id, most: mostDeliveries })
    return {
      ...{ id, name, kind: kind as ChannelKind, isOn, version },
      values: mayWrite ? values : { ...values, webhookUrl: originOf(channel) },
      deliveries: deliveries.map(deliveryOf),
      isMailOn: mailer() !== null,
      mayWrite,
    }
  })
})

function rowOf(channel: ChannelRecord, last: ReadonlyMap<string, LastAttempt>): ChannelRow {
  const attempt = last.get(channel.id)
  return {
    id: channel.id,
    name: channel.name,
    kind: channel.kind as ChannelKind,
    isOn: channel.isOn,
    host: channel.webhookUrl ? new URL(channel.webhookUrl).host : null,
    recipientCount: recipientsOf(channel.recipients).length,
    hears: alertSwitches.filter((name) => channel[name]),
    last: attempt
      ? {
          state: attempt.state as DeliveryState,
          problem: attempt.problem as DeliveryProblem | null,
          at: attempt.at.toISOString(),
        }
      : null,
  }
}

function deliveryOf(row: DeliveryRecord): DeliveryRow {
  return {
    id: row.id,
    eventType: row.eventType as AlertType,
    subject: subjectOf(row.event),
    channelId: row.channelId,
    channelName: row.channel.name,
    recipient: row.recipient,
    state: row.state as DeliveryState,
    attempts: row.attempts,
    problem: row.lastProblem as DeliveryProblem | null,
    status: row.lastStatus,
    at: row.createdAt.toISOString(),
    nextAttemptAt: row.state === 'waiting' ? (row.nextAttemptAt?.toISOString() ?? null) : null,
  }
}

function subjectOf(text: string): string | null {
  const event = JSON.parse(text) as AlertEvent
  if (event.type === 'test') return null
  return event.clusterName ?? (event.type === 'certificate.ends' ? event.subject : null)
}

const originOf = ({ webhookUrl }: ChannelRecord): string => (webhookUrl ? `${new URL(webhookUrl).origin}/…` : '')
