/** Follows stored results of checks: settles states, opens and closes incidents, puts alerts into the outbox. */
import { beginDamping, type Damping, settle } from '@/lib/domain/health/damping'
import type { Tx } from '@/lib/platform/db/database'
import { enqueueCauses } from '../../alerts/operations/enqueue'
import type { RecordedResult } from '../../health/types'
import { readDampings, writeDampings } from '../store/damping'
import type { SettledResult, StoredDamping } from '../types'
import { followClusters } from './follow-clusters'
import { followHub } from './follow-hub'

interface Batch {
  partnerId: string
  results: readonly RecordedResult[]
}

/** One statement for a batch in which nothing changed and nothing is wrong. A paused cluster has no incidents. */
export async function followWithIncidents(tx: Tx, { partnerId, results: all }: Batch): Promise<void> {
  const results = all.filter(({ before }) => !before.isPaused)
  if (results.length === 0) return
  const stored = await readDampings(
    tx,
    results.map(({ interfaceId }) => interfaceId),
  )
  const settled = settledOf(results, new Map(stored.map((row) => [row.interfaceId, row])))
  await writeDampings(
    tx,
    partnerId,
    settled.filter(isDifferent).map(({ result, after }) => ({ interfaceId: result.interfaceId, ...after.damping })),
  )
  const causes = [
    ...(await followClusters(tx, partnerId, settled)),
    ...(await followHub(tx, partnerId, results, stored[0]?.hubIncidentId ?? null)),
  ]
  await enqueueCauses(tx, partnerId, causes)
}

function settledOf(results: readonly RecordedResult[], stored: ReadonlyMap<string, StoredDamping>): SettledResult[] {
  return results.map((one) => {
    const row = stored.get(one.interfaceId)
    const at = new Date(one.result.observation.finishedAt)
    const before = row?.settled ? dampingOf(row, row.settled) : beginDamping(at)
    const { state, reason } = one.result.verdict
    return { result: one, stored: row, before, after: settle(before, { state, reason, at }) }
  })
}

function dampingOf(row: StoredDamping, settled: Damping['settled']): Damping {
  const { settledSince, recent, flappingSince } = row
  return { settled, settledSince: settledSince ?? new Date(0), recent: recent ?? '', flappingSince }
}

function isDifferent({ before, after: { damping } }: SettledResult): boolean {
  return before.recent !== damping.recent || before.settled !== damping.settled
}
