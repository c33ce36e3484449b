/** Reads and writes alert channels; every function takes the tenant's transaction. */
import type { AlertSwitches } from '@/lib/domain/alerts/events'
import type { ChannelValues } from '@/lib/domain/alerts/fields'
import type { FieldValues } from '@/lib/domain/catalogue/field'
import type { Tx } from '@/lib/platform/db/database'
import type { AlertChannel } from '@/lib/platform/db/generated/client'

export type ChannelRecord = AlertChannel

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

/** Every channel by name; a partner has a handful. */
export function listChannels(tx: Tx): Promise<ChannelRecord[]> {
  return tx.alertChannel.findMany({ orderBy: [{ name: 'asc' }, { id: 'asc' }] })
}

export function findChannel(tx: Tx, id: string): Promise<ChannelRecord | null> {
  return tx.alertChannel.findFirst({ where: { id } })
}

export async function insertChannel(
  tx: Tx,
  channel: { id: string; partnerId: string; signingSecret: Uint8Array<ArrayBuffer> | null },
  values: ChannelValues,
): Promise<void> {
  await tx.alertChannel.create({ data: { ...channel, ...columnsOf(values) } })
}

/** False when somebody else saved since `version` was read. */
export async function changeChannelAt(
  tx: Tx,
  { id, version }: { id: string; version: number },
  values: ChannelValues,
): Promise<boolean> {
  const { count } = await tx.alertChannel.updateMany({
    where: { id, version },
    data: { ...columnsOf(values), version: { increment: 1 } },
  })
  return count === 1
}

export async function setSigningSecret(tx: Tx, id: string, signingSecret: Uint8Array<ArrayBuffer>): Promise<void> {
  await tx.alertChannel.updateMany({ where: { id }, data: { signingSecret } })
}

export async function deleteChannel(tx: Tx, id: string): Promise<void> {
  await tx.alertChannel.deleteMany({ where: { id } })
}

/** What the form holds; the secret is never among it. */
export function valuesOf(row: ChannelRecord): FieldValues {
  return {
    name: row.name,
    kind: row.kind,
    webhookUrl: row.webhookUrl ?? '',
    recipients: row.recipients,
    language: row.language,
    isOn: row.isOn,
    sendsIncidents: row.sendsIncidents,
    sendsClusters: row.sendsClusters,
    sendsInterfaces: row.sendsInterfaces,
    sendsFlapping: row.sendsFlapping,
    sendsCertificates: row.sendsCertificates,
  }
}

function columnsOf({ webhookUrl, ...values }: ChannelValues) {
  return { ...values, webhookUrl: webhookUrl || null }
}
