/** Gathers the news of a partner: what is in trouble and why, what is well, what ends soon. */
import type { HeldPlace } from '@/lib/domain/certificates/held/held-place'
import { certificateNoticeDays, daysUntil } from '@/lib/domain/health/certificate-expiry'
import { isOfficial } from '@/lib/domain/health/cluster-state'
import { judgeAddress } from '@/lib/domain/health/judge'
import type { HealthState, InterfaceKind, InterfaceResult } from '@/lib/domain/health/types'
import type { Tx } from '@/lib/platform/db/database'
import { endingChains } from '../certificates/store/chains'
import {
  type ClusterState,
  checkedAtOf,
  readClusterStates,
  sinceOf,
  worstFirst,
  worstInterfaceOf,
} from '../clusters/operations/states'
import { resultOf } from '../health/operations/views'
import { readInterfaces } from '../health/store/states'
import type { Expiry, Overview, Trouble, TroubledCluster } from './types'

/** More than these would be a list, and there is a page for that. */
const mostTold = 12
const mostExpiries = 6
const dayMs = 86_400_000

export async function readOverview(tx: Tx, now: Date): Promise<Omit<Overview, 'mayWrite' | 'recent'>> {
  const clusters = worstFirst(await readClusterStates(tx))
  const needy = clusters.filter(({ state }) => state !== 'up')
  const told = needy.slice(0, mostTold)
  const results = await readResults(tx, told)
  const healthy = clusters.filter(({ state }) => state === 'up')
  return {
    total: clusters.length,
    counts: countsOf(clusters),
    troubled: told.map((cluster) => troubledOf(cluster, results)),
    moreTroubled: needy.length - told.length,
    healthy: healthy.map(({ id, name }) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name, 'en')),
    healthyCheckedAt: oldestCheckOf(healthy),
    checkedAt: oldestCheckOf(clusters.filter(({ pausedAt }) => pausedAt === null)),
    expiries: soonest([...expiriesOf(clusters, now), ...(await storedExpiries(tx, clusters, now))]),
  }
}

function countsOf(clusters: readonly ClusterState[]): Overview['counts'] {
  const counts = { up: 0, degraded: 0, down: 0, unknown: 0, paused: 0 }
  for (const { state, pausedAt } of clusters) counts[pausedAt ? 'paused' : state] += 1
  return counts
}

async function readResults(tx: Tx, clusters: readonly ClusterState[]): Promise<Map<string, InterfaceResult | null>> {
  const ids = clusters.filter(({ pausedAt }) => pausedAt === null).map(({ id }) => id)
  return new Map((await readInterfaces(tx, ids)).map((row) => [row.id, resultOf(row.result)]))
}

function troubledOf(cluster: ClusterState, results: ReadonlyMap<string, InterfaceResult | null>): TroubledCluster {
  const worst = worstInterfaceOf(cluster.interfaces)
  const official = cluster.interfaces.filter(({ kind, state }) => isOfficial(kind as InterfaceKind) && state !== 'up')
  return {
    id: cluster.id,
    name: cluster.name,
    state: cluster.state,
    since: sinceOf(cluster)?.toISOString() ?? null,
    pausedAt: cluster.pausedAt?.toISOString() ?? null,
    isNew: cluster.interfaces.every(({ checkedAt }) => checkedAt === null),
    maintenance: cluster.maintenance,
    isFlapping: cluster.flappingSince !== null,
    healthyCount: worst?.healthyCount ?? 0,
    addressCount: worst?.addressCount ?? 0,
    customers: cluster.dependents.customers,
    troubles: cluster.pausedAt
      ? []
      : official.map(
          (one): Trouble => ({
            kind: one.kind as InterfaceKind,
            state: one.state as HealthState,
            reason: one.reason,
            addressCount: one.addressCount,
            failing: failingOf(results.get(one.id) ?? null),
          }),
        ),
  }
}

function failingOf(result: InterfaceResult | null): Trouble['failing'] {
  if (!result) return []
  const { kind, addresses } = result.observation
  return addresses.flatMap((one) => {
    const { health, reason } = judgeAddress(kind, one)
    return health === 'failed' && reason ? [{ address: one.address, reason }] : []
  })
}

function oldestCheckOf(clusters: readonly ClusterState[]): string | null {
  const times = clusters.flatMap(({ interfaces }) => checkedAtOf(interfaces)?.getTime() ?? [])
  return times.length > 0 ? new Date(Math.min(...times)).toISOString() : null
}

/** Certificates of watched clusters that end soon; one that several interfaces of a cluster send is one line. */
function expiriesOf(clusters: readonly ClusterState[], now: Date): Expiry[] {
  const found = new Map<string, Expiry>()
  for (const cluster of clusters) {
    for (const one of cluster.interfaces) {
      const endsAt = one.certificateExpiresAt?.toISOString()
      const days = endsAt ? daysUntil(endsAt, now) : Number.POSITIVE_INFINITY
      if (!endsAt || days > certificateNoticeDays) continue
      const key = JSON.stringify([cluster.id, one.certificateSubject, endsAt])
      const known = found.get(key)
      if (known) known.interfaces.push(one.kind as InterfaceKind)
      else
        found.set(key, {
          ...placeOf(cluster),
          interfaces: [one.kind as InterfaceKind],
          place: null,
          subject: subjectOf(one),
          endsAt,
          days,
        })
    }
  }
  return [...found.values()]
}

/** What no interface sends ends too: client certificates, trust anchors, what stands behind a bridge. */
async function storedExpiries(tx: Tx, clusters: readonly ClusterState[], now: Date): Promise<Expiry[]> {
  const names = new Map(clusters.map(({ id, name }) => [id, name]))
  const before = new Date(now.getTime() + (certificateNoticeDays + 1) * dayMs)
  const stored = (await endingChains(tx, before)).filter(({ source }) => source !== 'probed')
  return stored.flatMap(({ clusterId, place, subject, earliestExpiresAt }) => {
    if (!earliestExpiresAt) return []
    const endsAt = earliestExpiresAt.toISOString()
    const at = { clusterId, clusterName: names.get(clusterId) ?? '', interfaces: [], place: place as HeldPlace }
    return [{ ...at, subject, endsAt, days: daysUntil(endsAt, now) }]
  })
}

const soonest = (expiries: readonly Expiry[]): Expiry[] =>
  expiries.toSorted((a, b) => a.endsAt.localeCompare(b.endsAt)).slice(0, mostExpiries)

const placeOf = ({ id, name }: ClusterState) => ({ clusterId: id, clusterName: name })

/** The common name of a subject, or all of it. */
function subjectOf({ certificateSubject }: { certificateSubject: string | null }): string {
  return /CN=([^,\n]+)/.exec(certificateSubject ?? '')?.[1] ?? certificateSubject ?? ''
}
