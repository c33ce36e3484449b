/** What happened, told to every process that shows it: LISTEN/NOTIFY of PostgreSQL. Events carry ids only. */
import * as z from 'zod'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db/database'
import { CodedError } from '@/lib/platform/db/errors'
import { env } from '@/lib/platform/env/env'
import { log } from '@/lib/platform/log/log'
import { listen, type NotificationClient, type NotificationOptions } from './notification-client'

const CHANNEL = 'hub_events'
/** Whoever was away while more than these happened reads everything again. */
const mostRemembered = 1_000

export const topics = [
  'health',
  'cluster',
  'session',
  'audit',
  'person',
  'template',
  'certificate',
  'alert',
  'resync',
] as const
export type Topic = (typeof topics)[number]

/** `id`: of the cluster for health, cluster and certificate, of the session, of the person, of the alert channel. `resync`: read everything again. */
export interface HubEvent {
  topic: Topic
  id?: string
}

export type EventListener = (event: HubEvent) => void

export interface Events {
  /** `sinceMs`: what happened from then on is told first, as `resync` where it is not remembered. */
  subscribe(partnerId: string, listener: EventListener, sinceMs?: number): () => void
  close(): Promise<void>
}

const message = z.object({ partnerId: z.string(), topic: z.enum(topics), id: z.string().optional() })

/** Tells every process when `tx` commits, and never when it does not; the same event twice in one transaction is one. */
export async function notify(tx: Tx, event: HubEvent & { partnerId: string }): Promise<void> {
  await notifyAll(tx, [event])
}

/** As `notify`, many in one statement. */
export async function notifyAll(tx: Tx, events: readonly (HubEvent & { partnerId: string })[]): Promise<void> {
  if (events.length === 0) return
  const payloads = events.map(({ partnerId, topic, id }) => JSON.stringify({ partnerId, topic, id }))
  await tx.$executeRaw`
    SELECT count(pg_notify(${CHANNEL}, value)) FROM jsonb_array_elements_text(${JSON.stringify(payloads)}::jsonb)`
}

/** Listens on a connection of its own, from the first subscriber on. */
export function createEvents(
  options: Pick<NotificationOptions, 'url' | 'firstRetryMs' | 'longestRetryMs' | 'heartbeatMs'>,
): Events {
  const listeners = new Map<string, Set<EventListener>>()
  let remembered: { atMs: number; partnerId: string; event: HubEvent }[] = []
  /** What happened before this moment may have been missed here. */
  let rememberedFromMs = Number.POSITIVE_INFINITY
  let client: NotificationClient | undefined
  const start = (): NotificationClient =>
    listen({
      ...options,
      channel: CHANNEL,
      onPayload: (payload) => {
        const parsed = message.safeParse(parsedJson(payload))
        if (!parsed.success) return
        const { partnerId, ...event } = parsed.data
        if (remembered.length === mostRemembered) rememberedFromMs = (remembered.shift()?.atMs ?? 0) + 1
        remembered.push({ atMs: now().getTime(), partnerId, event })
        tell(listeners.get(partnerId) ?? [], event)
      },
      onListening: () => {
        remembered = []
        rememberedFromMs = now().getTime()
        for (const some of listeners.values()) tell(some, { topic: 'resync' })
      },
      onLost: (error) => log.warn({ err: error }, 'notifications are interrupted'),
    })
  return {
    subscribe: (partnerId, listener, sinceMs) => {
      client ??= start()
      if (sinceMs !== undefined && Number.isFinite(rememberedFromMs)) {
        const missed = remembered.filter((one) => one.partnerId === partnerId && one.atMs >= sinceMs)
        const events = sinceMs < rememberedFromMs ? [{ topic: 'resync' } as const] : missed.map(({ event }) => event)
        for (const event of events) tell([listener], event)
      }
      const some = listeners.get(partnerId) ?? new Set()
      listeners.set(partnerId, some.add(listener))
      return () => {
        some.delete(listener)
        if (some.size === 0 && listeners.get(partnerId) === some) listeners.delete(partnerId)
      }
    },
    close: async () => {
      listeners.clear()
      await client?.close()
      client = undefined
    },
  }
}

const place: { current?: Events } = sharedPlace()

/**
 * Calls `listener` with every event of this partner until the returned function is called, those since `sinceMs` first
 * where it is given. The first thing it hears may be `resync`, as after every lost connection.
 */
export function subscribe(partnerId: string, listener: EventListener, sinceMs?: number): () => void {
  place.current ??= createEvents({ url: databaseUrl() })
  return place.current.subscribe(partnerId, listener, sinceMs)
}

/** Ends all subscriptions and the connection of this process. */
export async function closeEvents(): Promise<void> {
  const open = place.current
  place.current = undefined
  await open?.close()
}

function tell(some: Iterable<EventListener>, event: HubEvent): void {
  for (const listener of [...some]) {
    try {
      listener(event)
    } catch (error) {
      log.error({ err: error }, 'a listener failed')
    }
  }
}

function databaseUrl(): string {
  const url = env().databaseUrl
  if (!url) throw new CodedError('E_DATABASE_URL', 'DATABASE_URL is not set')
  return url
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** One connection a process, even where a bundler copies this module. */
function sharedPlace(): { current?: Events } {
  const all: Record<symbol, { current?: Events } | undefined> = Object(globalThis)
  const key = Symbol.for('partner-hub.events')
  const found = all[key] ?? {}
  all[key] = found
  return found
}
