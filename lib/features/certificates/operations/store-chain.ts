/** Stores the certificates of one place of a cluster: read, judged where they stand, told to history and audit. */
import { type ChainSource, type HeldPlace, holderOf } from '@/lib/domain/certificates/held/held-place'
import { readBundle } from '@/lib/domain/certificates/input/bundle'
import type { EdgeTopology } from '@/lib/domain/certificates/places'
import { hostOf } from '@/lib/domain/clusters/addresses'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { newId, now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db/database'
import { recordAudit } from '../../audit/operations'
import type { ClusterRecord } from '../../clusters/store'
import type { Actor } from '../../gates/types'
import {
  addChange,
  type ChainKey,
  type ChainRecord,
  claimCluster,
  insertChain,
  lockChain,
  updateChain,
} from '../store/chains'
import { loadContext } from './context'
import { type JudgedColumns, judgedColumns } from './judge'
import { rejudgeDependents } from './rejudge'

export interface ChainToStore {
  clusterId: string
  place: HeldPlace
  /** The name that the certificate is for; the XSI host of the cluster where a server's certificate has none given. */
  host?: string
  source: Exclude<ChainSource, 'probed'>
  /** PEM, in any order; a private key refuses it. */
  certificatesPem: string
}

/**
 * Replaces what is stored for the place. Refusals: not-found, certificate-place-unknown where the cluster's topology has
 * no such place, and those of `readBundle`.
 */
export async function storeChain(tx: Tx, actor: Actor, input: ChainToStore): Promise<Result<{ chainId: string }>> {
  const bundle = readBundle(input.certificatesPem)
  if (!bundle.ok) return bundle
  const [first, ...rest] = bundle.value.certificates
  if (!first) return refuse('certificate-none')
  const cluster = await claimCluster(tx, input.clusterId)
  if (!cluster) return refuse('not-found')
  if (!holderOf(cluster.edgeTopology as EdgeTopology, input.place)) return refuse('certificate-place-unknown')
  const { place, source } = input
  const host = hostFor(cluster, input)
  const loaded = await loadContext(tx, cluster, now())
  const presented = { place, host, certificates: [first, ...rest], isPresented: false, facts: {} } as const
  const columns = judgedColumns(presented, loaded, '')
  const key: ChainKey = { clusterId: cluster.id, place, host, port: 0, address: '' }
  const { chainId, before } = await write(tx, actor, key, { ...columns, source })
  await rejudgeDependents(tx, cluster, place)
  await recordAudit(tx, actor, {
    action: 'certificate.stored',
    target: { type: 'certificate', id: chainId, name: `${cluster.name}: ${columns.subject}` },
    changes: [
      { field: 'place', before: before && place, after: place },
      { field: 'fingerprints', before: before?.fingerprints ?? null, after: columns.fingerprints },
      {
        field: 'earliestExpiresAt',
        before: before?.earliestExpiresAt?.toISOString() ?? null,
        after: columns.earliestExpiresAt?.toISOString() ?? null,
      },
    ],
  })
  return ok({ chainId })
}

const hostFor = (cluster: ClusterRecord, { place, host }: ChainToStore): string =>
  host ?? (place === 'public-server' || place === 'internal-server' ? hostOf(cluster.xsiActionsUrl) : '')

async function write(
  tx: Tx,
  actor: Actor,
  key: ChainKey,
  columns: JudgedColumns & { source: string },
): Promise<{ chainId: string; before: ChainRecord | null }> {
  const at = now()
  const before = await lockChain(tx, key)
  const chainId = before?.id ?? newId()
  const { partnerId, name: actorName } = actor
  const times = { judgedAt: at, changedAt: at }
  if (before) await updateChain(tx, chainId, { ...columns, ...times, goneAt: null, remindedDays: null })
  else await insertChain(tx, { id: chainId, partnerId, ...key, ...columns, ...times })
  const { fingerprints, subject, earliestExpiresAt, worst, worstCheck } = columns
  const told = { fingerprints, subject, earliestExpiresAt, worst, worstCheck }
  const kind = before ? 'replaced' : 'stored'
  await addChange(tx, { id: newId(), partnerId, chainId, kind, actorName, occurredAt: at, ...told })
  return { chainId, before }
}
