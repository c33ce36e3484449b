/** The rows of the benchmark: one partner with every cluster of the simulated network, and what the database says of them. */
import type pg from 'pg'
import { nextCheckAt } from '@/lib/domain/health/schedule'
import type { LabCluster } from '@/lib/lab/story'
import { createDatabase } from '@/lib/platform/db/database'
import { clusterColumns } from '../../e2e/support/story'
import { makeCluster, makePartner } from '../../support/factories'

export interface Fleet {
  interfaceIds: string[]
  /** Of the clusters that the benchmark breaks, and of those that go on living. */
  breaking: string[]
  living: string[]
}

/** @param owner its connection sees all partners */
export async function makeFleet(
  appUrl: string,
  clusters: readonly LabCluster[],
  breakingCount: number,
): Promise<Fleet> {
  const database = createDatabase({ url: appUrl })
  try {
    const partner = await makePartner(database)
    const ids: string[][] = []
    for (const cluster of clusters) {
      const columns = { name: cluster.name, ...clusterColumns(cluster) }
      const { interfaces } = await makeCluster(database, partner.id, columns)
      ids.push(interfaces.map(({ id }) => id))
    }
    const [breaking, living] = [ids.slice(0, breakingCount).flat(), ids.slice(breakingCount).flat()]
    return { interfaceIds: ids.flat(), breaking, living }
  } finally {
    await database.close()
  }
}

export interface Sample {
  id: string
  checkedAtMs: number
  startedAtMs: number
}

/** Raw samples since a moment, oldest first. When a check began follows from when it ended and how long its stages took. */
export async function samplesSince(owner: pg.Client, sinceMs: number): Promise<Sample[]> {
  const { rows } = await owner.query<{ id: string; at: Date; ms: number }>(
    `SELECT interface_id AS id, checked_at AS at,
       coalesce(dns_ms, 0) + coalesce(tcp_ms, 0) + coalesce(tls_ms, 0) + coalesce(http_ms, 0) AS ms
     FROM health_sample WHERE checked_at > $1 ORDER BY checked_at`,
    [new Date(sinceMs)],
  )
  return rows.map(({ id, at, ms }) => ({ id, checkedAtMs: at.getTime(), startedAtMs: at.getTime() - ms }))
}

const onTimeMs = 1_000

export interface Punctuality {
  expected: number
  onTime: number
  /** Slots with more than one check. */
  twice: number
  latestMs: number
}

/** Holds every slot of every interface between two moments against what was checked. */
export function punctualityOf(
  samples: readonly Sample[],
  ids: readonly string[],
  { fromMs, untilMs, intervalMs }: { fromMs: number; untilMs: number; intervalMs: number },
): Punctuality {
  const bySlot = new Map<string, number[]>()
  for (const { id, startedAtMs } of samples) {
    // The slowest stages of two addresses may add up to more than either took, the more so on a busy machine.
    const slot = nextCheckAt(id, intervalMs, new Date(startedAtMs + intervalMs / 10)).getTime() - intervalMs
    const key = `${id} ${slot}`
    const lateness = Math.max(0, startedAtMs - slot)
    bySlot.set(key, [...(bySlot.get(key) ?? []), lateness])
  }
  const result: Punctuality = { expected: 0, onTime: 0, twice: 0, latestMs: 0 }
  for (const id of ids) {
    const first = nextCheckAt(id, intervalMs, new Date(fromMs)).getTime()
    for (let slot = first; slot + onTimeMs < untilMs; slot += intervalMs) {
      const found = bySlot.get(`${id} ${slot}`) ?? []
      const lateness = Math.min(...found, intervalMs)
      result.expected += 1
      result.latestMs = Math.max(result.latestMs, lateness)
      if (lateness <= onTimeMs) result.onTime += 1
      if (found.length > 1) result.twice += 1
    }
  }
  return result
}
