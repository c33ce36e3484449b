/** Makes, changes and removes alert channels. */
import { type ChannelValues, channelFields } from '@/lib/domain/alerts/fields'
import { diffOf, type FieldChange, type FieldValues } from '@/lib/domain/catalogue/field'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { database, type Tx } from '@/lib/platform/db/database'
import { uniqueViolationOf } from '@/lib/platform/db/errors'
import { notify } from '@/lib/platform/events/events'
import { recordAudit } from '../../audit/operations'
import type { Actor } from '../../gates/types'
import {
  type ChannelRecord,
  changeChannelAt,
  deleteChannel,
  findChannel,
  insertChannel,
  setSigningSecret,
  valuesOf,
} from '../store/channels'
import { giveUpWaiting } from '../store/outbox'
import { newSecret } from './secrets'

/** The signing secret is answered once; null for mail, and when the same id is posted again. */
export interface MadeChannel {
  id: string
  secret: string | null
}

export async function createChannel(
  actor: Actor,
  { id, values }: { id: string; values: ChannelValues },
): Promise<Result<MadeChannel>> {
  const { partnerId } = actor
  const secret = values.kind === 'webhook' ? newSecret({ id, partnerId }) : null
  try {
    return await database().asPartner(partnerId, async (tx) => {
      if (await findChannel(tx, id)) return ok({ id, secret: null })
      await insertChannel(tx, { id, partnerId, signingSecret: secret?.sealed ?? null }, values)
      await told(tx, actor, 'alert.channel-added', { id, name: values.name }, changesOf(null, values))
      return ok({ id, secret: secret?.shown ?? null })
    })
  } catch (error) {
    return refusalOf(error, values.name)
  }
}

/** How it goes out stays as it was made; the second of two edits is refused as `conflict`. */
export async function changeChannel(
  actor: Actor,
  { id, version, values }: { id: string; version: number; values: ChannelValues },
): Promise<Result<{ version: number }>> {
  try {
    return await database().asPartner(actor.partnerId, async (tx) => {
      const before = await findChannel(tx, id)
      if (!before) return refuse('not-found')
      if (before.kind !== values.kind)
        return refuse('check-fields', { fields: { kind: { code: 'channel-kind-fixed' } } })
      const changes = changesOf(valuesOf(before), values)
      if (changes.length === 0) return ok({ version })
      if (!(await changeChannelAt(tx, { id, version }, values))) return refuse('conflict')
      if (before.isOn && !values.isOn) await giveUpWaiting(tx, id, 'channel-off')
      await told(tx, actor, 'alert.channel-changed', { id, name: values.name }, changes)
      return ok({ version: version + 1 })
    })
  } catch (error) {
    return refusalOf(error, values.name)
  }
}

/** The old secret stops working at once. */
export function renewSecret(actor: Actor, { id }: { id: string }): Promise<Result<MadeChannel>> {
  return withChannel(actor, id, async (tx, channel) => {
    if (channel.kind !== 'webhook') return refuse('not-found')
    const secret = newSecret(channel)
    await setSigningSecret(tx, id, secret.sealed)
    await told(tx, actor, 'alert.secret-renewed', channel, [])
    return ok({ id, secret: secret.shown })
  })
}

export function removeChannel(actor: Actor, { id }: { id: string }): Promise<Result<null>> {
  return withChannel(actor, id, async (tx, channel) => {
    await deleteChannel(tx, id)
    await told(tx, actor, 'alert.channel-removed', channel, changesOf(valuesOf(channel), null))
    return ok(null)
  })
}

function withChannel<T>(
  actor: Actor,
  id: string,
  run: (tx: Tx, channel: ChannelRecord) => Promise<Result<T>>,
): Promise<Result<T>> {
  return database().asPartner(actor.partnerId, async (tx) => {
    const channel = await findChannel(tx, id)
    return channel ? run(tx, channel) : refuse('not-found')
  })
}

/** The address of a webhook may hold a key of its receiver: the trail tells its host, or that the rest changed. */
function changesOf(before: FieldValues | null, after: FieldValues | null): FieldChange[] {
  const changes = diffOf(channelFields, hostOnly(before), hostOnly(after))
  const isOtherPath = before && after && before.webhookUrl !== after.webhookUrl
  const isTold = changes.some(({ field }) => field === 'webhookUrl')
  return isOtherPath && !isTold
    ? [...changes, { field: 'webhookUrl', before: null, after: null, secret: true }]
    : changes
}

function hostOnly(values: FieldValues | null): FieldValues | null {
  const url = String(values?.webhookUrl ?? '')
  return values && { ...values, webhookUrl: URL.canParse(url) ? new URL(url).host : '' }
}

async function told(
  tx: Tx,
  actor: Actor,
  action: 'alert.channel-added' | 'alert.channel-changed' | 'alert.channel-removed' | 'alert.secret-renewed',
  { id, name }: { id: string; name: string },
  changes: FieldChange[],
): Promise<void> {
  await notify(tx, { partnerId: actor.partnerId, topic: 'alert', id })
  await recordAudit(tx, actor, { action, target: { type: 'alert', id, name }, changes })
}

function refusalOf(error: unknown, name: string) {
  const constraint = uniqueViolationOf(error)
  if (constraint === null) throw error
  if (!constraint.includes('name')) return refuse('not-found')
  return refuse('check-fields', { fields: { name: { code: 'channel-name-taken', params: { name } } } })
}
