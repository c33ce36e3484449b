/** Proves that a balancer keeps sessions: a channel and twenty heartbeats at each address, on demand and once an hour. */
import { judgeSessions, type SessionProof, sessionWasRefused } from '@/lib/domain/health/session-proof'
import type { ProbeTarget } from '@/lib/domain/health/types'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { now } from '@/lib/platform/clock'
import { database, type Tx } from '@/lib/platform/db/database'
import { notify } from '@/lib/platform/events/events'
import { observeChannels } from '@/lib/platform/net/event-channel'
import { prober } from '@/lib/platform/net/prober'
import { recordAudit } from '../../audit/operations'
import { credentialsOf } from '../../clusters/operations/secrets'
import { findCluster, holdClusters, setLoginRefused, valuesOf } from '../../clusters/store'
import type { Actor } from '../../gates/types'
import { writeSessionProof } from '../store/recording'
import { readInterfaceStates } from '../store/states'
import { targetsOfKinds } from './probe'

export interface ProvenInterface {
  partnerId: string
  interfaceId: string
  clusterId: string
  clusterVersion: number
}

/** What the channels at the target's addresses prove; nothing is stored. */
export async function proveSession(target: ProbeTarget, signal: AbortSignal): Promise<SessionProof> {
  return judgeSessions(await observeChannels(target, { ...prober().options, signal }), now())
}

/** Stores a proof. A refused account is not tried again in the background until it is edited. */
export async function recordSession(tx: Tx, proven: ProvenInterface, proof: SessionProof): Promise<void> {
  const { partnerId, clusterId } = proven
  await holdClusters(tx, [clusterId], sessionWasRefused(proof) ? 'to-change' : 'as-it-is')
  if (!(await writeSessionProof(tx, { ...proven, proof: JSON.stringify(proof), at: now() }))) return
  if (sessionWasRefused(proof)) await setLoginRefused(tx, [clusterId], now())
  await notify(tx, { partnerId, topic: 'health', id: clusterId })
}

/** Somebody asks: the stored addresses and test account of a cluster, against the partner's budget. */
export async function checkSession(
  actor: Actor,
  clusterId: string,
  signal: AbortSignal,
): Promise<Result<SessionProof>> {
  const { partnerId } = actor
  const found = await database().asPartner(partnerId, async (tx) => {
    const cluster = await findCluster(tx, clusterId)
    const row = (await readInterfaceStates(tx, clusterId)).find(({ kind }) => kind === 'xsi-events')
    return cluster && row ? { cluster, interfaceId: row.id } : null
  })
  if (!found) return refuse('not-found')
  const { cluster, interfaceId } = found
  const targets = targetsOfKinds(['xsi-events'], valuesOf(cluster), credentialsOf(cluster))
  if (!targets.ok) return targets
  const [target] = targets.value
  if (!target) return refuse('not-found')
  const { budget } = prober().options.guard
  if (!budget.spend(partnerId, target.host, target.port, now())) return refuse('too-many')
  const proof = await proveSession(target, signal)
  if (signal.aborted) return ok(proof)
  await database().asPartner(partnerId, async (tx) => {
    await recordSession(tx, { partnerId, interfaceId, clusterId, clusterVersion: cluster.version }, proof)
    const { id, name } = cluster
    await recordAudit(tx, actor, { action: 'cluster.checked', target: { type: 'cluster', id, name }, changes: [] })
  })
  return ok(proof)
}
