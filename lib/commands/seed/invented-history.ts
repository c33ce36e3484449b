/**
 * The past of the story, invented: 90 days of counted checks and the incidents among them. Nothing of it was observed;
 * only the demo's database ever holds it, and what is checked from its first minute on is real.
 */
import type { HealthState, InterfaceKind } from '@/lib/domain/health/types'
import { newId } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db/database'

export interface Incident {
  cluster: string
  kind: InterfaceKind
  daysAgo: number
  /** Hour and minute of the day in UTC. */
  at: readonly [number, number]
  minutes: number
  state: Extract<HealthState, 'degraded' | 'down'>
  reason: string
}

/** Which day the story of a cluster begins: later ones have no data before. */
export const storyBegins: Readonly<Record<string, number>> = { dublin: 41, madrid: 78 }

export const incidents: readonly Incident[] = [
  {
    cluster: 'amsterdam',
    kind: 'xsi-actions',
    daysAgo: 61,
    at: [3, 10],
    minutes: 12,
    state: 'degraded',
    reason: 'tcp-timeout',
  },
  { cluster: 'amsterdam', kind: 'dms', daysAgo: 33, at: [14, 2], minutes: 9, state: 'degraded', reason: 'http-503' },
  {
    cluster: 'lisboa',
    kind: 'xsi-actions',
    daysAgo: 71,
    at: [9, 31],
    minutes: 44,
    state: 'degraded',
    reason: 'http-timeout',
  },
  {
    cluster: 'lisboa',
    kind: 'xsi-actions',
    daysAgo: 70,
    at: [10, 5],
    minutes: 18,
    state: 'degraded',
    reason: 'http-timeout',
  },
  {
    cluster: 'lisboa',
    kind: 'authentication-service',
    daysAgo: 22,
    at: [2, 0],
    minutes: 6,
    state: 'down',
    reason: 'tcp-refused',
  },
  {
    cluster: 'madrid',
    kind: 'xsi-events',
    daysAgo: 48,
    at: [16, 20],
    minutes: 35,
    state: 'degraded',
    reason: 'http-503',
  },
  { cluster: 'madrid', kind: 'xsi-events', daysAgo: 47, at: [6, 55], minutes: 87, state: 'down', reason: 'http-503' },
  {
    cluster: 'madrid',
    kind: 'xsi-actions',
    daysAgo: 19,
    at: [11, 40],
    minutes: 14,
    state: 'degraded',
    reason: 'tls-timeout',
  },
  {
    cluster: 'dublin',
    kind: 'authentication-service',
    daysAgo: 12,
    at: [20, 15],
    minutes: 22,
    state: 'degraded',
    reason: 'http-502',
  },
  { cluster: 'faro', kind: 'xsi-events', daysAgo: 8, at: [7, 7], minutes: 31, state: 'down', reason: 'tcp-timeout' },
]

const checksPerHour = 60
const addresses = 2
const dayMs = 86_400_000

export interface PastInterface {
  id: string
  cluster: string
  kind: InterfaceKind
}

/** Writes the past of some interfaces of one partner up to the hour before `now`. */
export async function inventPast(
  tx: Tx,
  partnerId: string,
  interfaces: readonly PastInterface[],
  now: Date,
): Promise<void> {
  for (const one of interfaces) {
    const begins = new Date(dayOf(now) - (storyBegins[one.cluster] ?? 89) * dayMs)
    await tx.$executeRaw`
      INSERT INTO health_bucket (partner_id, interface_id, bucket_at, up_checks)
      SELECT ${partnerId}::uuid, ${one.id}::uuid, hour, ${checksPerHour}
      FROM generate_series(${begins}::timestamptz, date_trunc('hour', ${now}::timestamptz) - interval '1 hour', interval '1 hour') hour`
    await addChange(tx, partnerId, { interfaceId: one.id, from: 'unknown', to: 'up', at: begins })
    await tx.clusterInterface.updateMany({
      where: { id: one.id },
      data: { state: 'up', stateSince: begins, lastHealthyAt: now },
    })
    for (const incident of incidents.filter((past) => past.cluster === one.cluster && past.kind === one.kind)) {
      await addIncident(tx, partnerId, one.id, incident, now)
    }
  }
}

/** When it was, seen from `now`. */
export function spanOf({ at: [hour, minute], daysAgo, minutes }: Incident, now: Date): { begins: Date; ends: Date } {
  const begins = new Date(dayOf(now) - daysAgo * dayMs + (hour * 60 + minute) * 60_000)
  return { begins, ends: new Date(begins.getTime() + minutes * 60_000) }
}

async function addIncident(
  tx: Tx,
  partnerId: string,
  interfaceId: string,
  incident: Incident,
  now: Date,
): Promise<void> {
  const { begins, ends } = spanOf(incident, now)
  const { state, reason } = incident
  await addChange(tx, partnerId, { interfaceId, from: 'up', to: state, at: begins, reason })
  await addChange(tx, partnerId, { interfaceId, from: state, to: 'up', at: ends })
  await tx.clusterInterface.updateMany({ where: { id: interfaceId }, data: { stateSince: ends } })
  for (const { bucketAt, minutes } of hoursBetween(begins, ends)) {
    const column = state === 'down' ? 'downChecks' : 'degradedChecks'
    await tx.healthBucket.updateMany({
      where: { interfaceId, bucketAt },
      data: { upChecks: { decrement: minutes }, [column]: minutes },
    })
  }
}

interface PastChange {
  interfaceId: string
  from: HealthState
  to: HealthState
  at: Date
  reason?: string
}

async function addChange(tx: Tx, partnerId: string, { interfaceId, from, to, at, reason }: PastChange): Promise<void> {
  const healthyCount = { up: addresses, degraded: 1, down: 0, unknown: 0 }[to]
  await tx.healthChange.create({
    data: {
      id: newId(),
      partnerId,
      interfaceId,
      fromState: from,
      toState: to,
      reason: reason ?? null,
      healthyCount,
      addressCount: addresses,
      occurredAt: at,
    },
  })
}

/** The hours that a span touches, and how many whole minutes of each. */
function hoursBetween(begins: Date, ends: Date): { bucketAt: Date; minutes: number }[] {
  const hourMs = 3_600_000
  const hours: { bucketAt: Date; minutes: number }[] = []
  for (let hour = Math.floor(begins.getTime() / hourMs) * hourMs; hour < ends.getTime(); hour += hourMs) {
    const minutes = Math.round((Math.min(hour + hourMs, ends.getTime()) - Math.max(hour, begins.getTime())) / 60_000)
    hours.push({ bucketAt: new Date(hour), minutes })
  }
  return hours
}

function dayOf(time: Date): number {
  return Math.floor(time.getTime() / dayMs) * dayMs
}
