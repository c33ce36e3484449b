/** The plain shapes of alerts that cross rooms. Times are ISO 8601. */
import type { DeliveryProblem } from '@/lib/domain/alerts/delivery'
import type { AlertSwitch, AlertType } from '@/lib/domain/alerts/events'
import type { ChannelKind } from '@/lib/domain/alerts/fields'
import type { FieldValues } from '@/lib/domain/catalogue/field'

export const deliveryStates = ['waiting', 'delivered', 'dead'] as const
export type DeliveryState = (typeof deliveryStates)[number]

export interface ChannelRow {
  id: string
  name: string
  kind: ChannelKind
  isOn: boolean
  /** The host of a webhook; never its whole address, which may hold a key. */
  host: string | null
  recipientCount: number
  hears: AlertSwitch[]
  last: { state: DeliveryState; problem: DeliveryProblem | null; at: string } | null
}

export interface DeliveryRow {
  id: string
  eventType: AlertType
  /** What it is about: a cluster, a certificate; null for the hub and for tests. */
  subject: string | null
  channelId: string
  channelName: string
  recipient: string
  state: DeliveryState
  attempts: number
  problem: DeliveryProblem | null
  status: number | null
  at: string
  nextAttemptAt: string | null
}

export interface AlertsPage {
  channels: ChannelRow[]
  deliveries: DeliveryRow[]
  /** The state that deliveries are narrowed to. */
  state: DeliveryState | null
  isMailOn: boolean
  mayWrite: boolean
}

export interface ChannelPage {
  id: string
  name: string
  kind: ChannelKind
  isOn: boolean
  version: number
  /** What the form begins with; without the address of a webhook for a role that may not change it. */
  values: FieldValues
  deliveries: DeliveryRow[]
  isMailOn: boolean
  mayWrite: boolean
}

export interface NewChannelPage {
  /** Minted here, so that a form sent twice makes one channel. */
  id: string
  isMailOn: boolean
}
