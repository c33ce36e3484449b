/** Stores what checks found: state, change, hour and next check in one transaction, and tells who looks. */
import { earliestExpiryOf } from '@/lib/domain/health/certificate-expiry'
import { sampleOf } from '@/lib/domain/health/sample'
import { nextCheckAfter } from '@/lib/domain/health/schedule'
import type { InterfaceResult } from '@/lib/domain/health/types'
import { newId, now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db/database'
import { env } from '@/lib/platform/env/env'
import { notifyAll } from '@/lib/platform/events/events'
import { holdClusters, setLoginRefused } from '../../clusters/store'
import { addChanges, type ChangeRow, lockStates, type ResultRow, writeResults } from '../store/recording'
import type { FoundResult, RecordedResult, StoredState } from '../types'
import { followResults } from './follow'

/** Writes a batch of results of one partner; answers those that were stored. Followers are told in the same transaction. */
export async function recordResults(
  tx: Tx,
  partnerId: string,
  found: readonly FoundResult[],
): Promise<RecordedResult[]> {
  const results = await storable(tx, found)
  if (results.length === 0) return []
  const rows = results.map(rowOf)
  await writeResults(tx, partnerId, rows)
  await addChanges(
    tx,
    results.flatMap((one) => changeOf(partnerId, one)),
  )
  const refused = results.filter(({ result }) => loginWasRefused(result)).map(({ clusterId }) => clusterId)
  if (refused.length > 0) await setLoginRefused(tx, refused, now())
  await followResults(tx, { partnerId, results })
  const changed = new Set(results.filter(isNews).map(({ clusterId }) => clusterId))
  await notifyAll(
    tx,
    [...changed].map((id) => ({ partnerId, topic: 'health' as const, id })),
  )
  return results
}

/** The newest result of each interface, unless its cluster was changed meanwhile or another worker has it. */
async function storable(tx: Tx, found: readonly FoundResult[]): Promise<RecordedResult[]> {
  const latest = [...new Map(found.map((one) => [one.interfaceId, one])).values()]
  const clusterIds = [...new Set(latest.map(({ clusterId }) => clusterId))]
  const writesClusters = latest.some(({ result }) => loginWasRefused(result))
  const clusters = await holdClusters(tx, clusterIds, writesClusters ? 'to-change' : 'as-it-is')
  const states = await lockStates(
    tx,
    latest.map(({ interfaceId }) => interfaceId),
  )
  return latest.flatMap((one) => {
    const before = states.get(one.interfaceId)
    const cluster = clusters.get(one.clusterId)
    if (!before || cluster?.version !== one.clusterVersion || isStale(one, before)) return []
    return [{ ...one, before: { ...before, isPaused: cluster.pausedAt !== null } }]
  })
}

/** Clocks jump, so a worker's result counts by its lease; only what somebody asked for is held against what is newer. */
const askedAtOnceMs = 60_000

function isStale(
  { leasedBy, isFromMemory, result }: FoundResult,
  before: Pick<StoredState, 'leasedBy' | 'checkedAt'>,
): boolean {
  if (leasedBy !== undefined) return before.leasedBy !== leasedBy
  const newerByMs = (before.checkedAt?.getTime() ?? 0) - Date.parse(result.observation.finishedAt)
  return newerByMs > 0 && (isFromMemory === true || newerByMs < askedAtOnceMs)
}

/**
 * Pages are told of what looks different. That all is as it was, one interface of each cluster tells twice a minute: the
 * age on the page stays honest without a notification for every check.
 */
function isNews({ result: { verdict, observation }, before }: RecordedResult): boolean {
  if (!before.checkedAt) return true
  const looksSame =
    before.state === verdict.state &&
    before.reason === (verdict.reason ?? null) &&
    before.healthyCount === verdict.healthyCount &&
    before.addressCount === verdict.addressCount
  if (!looksSame) return true
  const halfMinuteOf = (time: Date) => Math.floor(time.getTime() / 30_000)
  const isNewHalfMinute = halfMinuteOf(before.checkedAt) !== halfMinuteOf(new Date(observation.finishedAt))
  return observation.kind === 'xsi-actions' && isNewHalfMinute
}

function rowOf({ interfaceId, result, before, leasedBy }: RecordedResult): ResultRow {
  const { observation, verdict } = result
  const at = now()
  const expiry = earliestExpiryOf(observation, at)?.certificate
  return {
    id: interfaceId,
    state: verdict.state,
    reason: verdict.reason ?? null,
    healthyCount: verdict.healthyCount,
    addressCount: verdict.addressCount,
    checkedAt: observation.finishedAt,
    result: JSON.stringify(result),
    certificateExpiresAt: expiry?.notAfter ?? null,
    certificateSubject: expiry?.subject ?? null,
    nextCheckAt: nextCheckAfter(interfaceId, env().probeIntervalSeconds * 1_000, {
      at,
      reason: verdict.reason,
      reasonBefore: before.reason,
    }).toISOString(),
    writtenAt: at.toISOString(),
    leasedBy: leasedBy ?? null,
    ...sampleOf(result),
  }
}

function changeOf(partnerId: string, { interfaceId, result, before }: RecordedResult): ChangeRow[] {
  const { verdict, observation } = result
  if (verdict.state === before.state) return []
  return [
    {
      id: newId(),
      partnerId,
      interfaceId,
      fromState: before.state,
      toState: verdict.state,
      reason: verdict.reason ?? null,
      healthyCount: verdict.healthyCount,
      addressCount: verdict.addressCount,
      findings: JSON.stringify(verdict.findings),
      occurredAt: new Date(observation.finishedAt),
    },
  ]
}

/** One refused sign-in ends those of the background until the account is edited (domain.md section 6). */
export function loginWasRefused({ observation }: InterfaceResult): boolean {
  return observation.addresses.some(({ stages }) => stages.some((fact) => fact.reason === 'login-refused'))
}
