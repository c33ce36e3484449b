/** Alert channels, and checks of interfaces without a network, for tests of what follows from them. */
import { judgeInterface } from '@/lib/domain/health/judge'
import type { HealthState, InterfaceKind } from '@/lib/domain/health/types'
import { recordResults } from '@/lib/features/health/operations/record'
import { newId } from '@/lib/platform/clock'
import type { Database } from '@/lib/platform/db/database'
import type { AlertChannel, AlertDelivery, Incident, Prisma } from '@/lib/platform/db/generated/client'
import type { ClusterWithInterfaces } from './factories'
import { type AddressSpec, observationOf } from './observations'

/** What the checks say: a light, or the reason why the hub itself could not tell. */
export type Light = Exclude<HealthState, 'unknown'> | 'resolver-unreachable' | 'prober-starved' | 'blocked-by-policy'

const addresses: Record<Exclude<Light, 'resolver-unreachable' | 'prober-starved'>, AddressSpec[]> = {
  up: [{}, {}],
  degraded: [{ reason: 'tcp-refused' }, {}],
  down: [{ reason: 'tcp-refused' }, { reason: 'tcp-refused' }],
  'blocked-by-policy': [{ reason: 'blocked-by-policy' }, { reason: 'blocked-by-policy' }],
}

/** Records one check of each named interface, as a worker does with a batch; each call is later than the one before. */
export function recordChecks(
  database: Database,
  cluster: ClusterWithInterfaces,
  lights: Partial<Record<InterfaceKind, Light>>,
): Promise<unknown> {
  const found = Object.entries(lights).map(([kind, light]) => ({
    interfaceId: cluster.interfaces.find((one) => one.kind === kind)?.id ?? '',
    clusterId: cluster.id,
    clusterVersion: cluster.version,
    result: resultOf(kind as InterfaceKind, light),
  }))
  return database.asPartner(cluster.partnerId, (tx) => recordResults(tx, cluster.partnerId, found))
}

/** All official interfaces say the same, `times` times. */
export async function recordAll(
  database: Database,
  cluster: ClusterWithInterfaces,
  light: Light,
  times = 1,
): Promise<void> {
  for (let turn = 0; turn < times; turn += 1) {
    await recordChecks(database, cluster, {
      'xsi-actions': light,
      'xsi-events': light,
      'authentication-service': light,
    })
  }
}

function resultOf(kind: InterfaceKind, light: Light) {
  const finishedAt = new Date().toISOString()
  const observation =
    light === 'resolver-unreachable' || light === 'prober-starved'
      ? observationOf([], { kind, finishedAt, dns: { stage: 'dns', outcome: 'inconclusive', reason: light } })
      : observationOf(addresses[light], { kind, finishedAt })
  return { observation, verdict: judgeInterface(observation, new Date(finishedAt)) }
}

let made = 0

/** A channel that hears of incidents, flapping and certificates unless told otherwise. */
export function makeChannel(
  database: Database,
  partnerId: string,
  given: Partial<Omit<Prisma.AlertChannelUncheckedCreateInput, 'partnerId'>> = {},
): Promise<AlertChannel> {
  const id = given.id ?? newId()
  const webhook = { kind: 'webhook', webhookUrl: 'https://hooks.example.test/alerts' }
  return database.asPartner(partnerId, (tx) =>
    tx.alertChannel.create({ data: { name: `Channel ${++made}`, ...webhook, ...given, id, partnerId } }),
  )
}

/** A delivery that was given up, so that no worker touches it. */
export async function makeDeadDelivery(database: Database, partnerId: string, channelId: string): Promise<string> {
  const id = newId()
  const event = { type: 'test', occurredAt: new Date(0).toISOString(), requestedBy: 'Ana Admin' }
  await database.asPartner(partnerId, (tx) =>
    tx.alertDelivery.create({
      data: {
        ...{ id, partnerId, channelId, alertId: newId(), eventType: event.type, event: JSON.stringify(event) },
        ...{
          occurredAt: new Date(0),
          state: 'dead',
          nextAttemptAt: null,
          attempts: 24,
          lastProblem: 'receiver-silent',
        },
      },
    }),
  )
  return id
}

/** Maintenance from `from` to `until`, in minutes from now. */
export async function makeWindow(
  database: Database,
  { partnerId, clusterId, from, until }: { partnerId: string; clusterId: string; from: number; until: number },
): Promise<string> {
  const id = newId()
  const at = (minutes: number) => new Date(Date.now() + minutes * 60_000)
  const data = { startsAt: at(from), endsAt: at(until), reason: 'New load balancer', plannedBy: 'Ana Admin' }
  await database.asPartner(partnerId, (tx) =>
    tx.maintenanceWindow.create({ data: { id, partnerId, clusterId, ...data } }),
  )
  return id
}

export function deliveriesOf(database: Database, partnerId: string): Promise<AlertDelivery[]> {
  return database.asPartner(partnerId, (tx) => tx.alertDelivery.findMany({ orderBy: { id: 'asc' } }))
}

export function incidentsOf(database: Database, partnerId: string): Promise<Incident[]> {
  return database.asPartner(partnerId, (tx) => tx.incident.findMany({ orderBy: { id: 'asc' } }))
}
