/** Records what the addresses of a cluster present: a chain that is new is judged, one that is as it was costs no write. */

import { DerError } from '@/lib/domain/certificates/der/error'
import type { Certificate } from '@/lib/domain/certificates/model/certificate'
import { readCertificate } from '@/lib/domain/certificates/model/certificate'
import { newId, now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db/database'
import { notify } from '@/lib/platform/events/events'
import { presentedCertificate } from '@/lib/platform/net/peer-certificates'
import { findCluster } from '../../clusters/store'
import {
  addChange,
  type ChainKey,
  type ChainRecord,
  type ChangeKind,
  chainsAt,
  claimCluster,
  insertChain,
  lockChain,
  updateChain,
} from '../store/chains'
import { type LoadedContext, loadContext } from './context'
import { basisOf, type HeldFacts, type JudgedColumns, judgedColumns, type Presented } from './judge'
import type { NoticedEndpoint } from './notice'

type Chain = readonly [Certificate, ...Certificate[]]

/** What was sent behind the leaf and cannot be read is left out; an unreadable leaf is no chain. */
function chainOf(fingerprints: readonly string[]): Chain | undefined {
  const read = fingerprints.map((sha256) => {
    const der = presentedCertificate(sha256)
    return der && readable(der)
  })
  const [leaf, ...rest] = read
  return leaf ? [leaf, ...rest.filter((one) => one !== undefined)] : undefined
}

function readable(der: Uint8Array): Certificate | undefined {
  try {
    return readCertificate(der)
  } catch (error) {
    if (error instanceof DerError) return undefined
    throw error
  }
}

/** Endpoints of one cluster, in the transaction of its partner; true when anything was written. */
export async function recordPresented(
  tx: Tx,
  clusterId: string,
  endpoints: readonly NoticedEndpoint[],
): Promise<boolean> {
  const cluster = (await claimCluster(tx, clusterId)) && (await findCluster(tx, clusterId))
  if (!cluster) return false
  const loaded = await loadContext(tx, cluster, now())
  let isNews = false
  for (const { host, port, addresses } of endpoints) {
    const place = { clusterId, place: 'public-server', host, port } as const
    for (const { address, chain } of addresses) {
      const certificates = chainOf(chain)
      if (!certificates) continue
      const presented = { place: 'public-server', host, certificates, isPresented: true } as const
      isNews = (await recordOne(tx, cluster.partnerId, { ...place, address }, presented, loaded)) || isNews
    }
    isNews = (await recordGone(tx, { host, port, clusterId }, addresses)) || isNews
  }
  if (isNews) await notify(tx, { partnerId: cluster.partnerId, topic: 'certificate', id: clusterId })
  return isNews
}

async function recordOne(
  tx: Tx,
  partnerId: string,
  key: ChainKey,
  chain: Omit<Presented, 'facts'>,
  loaded: LoadedContext,
): Promise<boolean> {
  const before = await lockChain(tx, key)
  const facts = before ? (JSON.parse(before.facts) as HeldFacts) : {}
  const presented = { ...chain, facts }
  if (before && before.goneAt === null && basisOf(presented, loaded) === before.judgedOn) return false
  const columns = judgedColumns(presented, loaded, key.address)
  const at = now()
  if (!before) {
    const row = { id: newId(), partnerId, ...key, ...columns, source: 'probed', judgedAt: at, changedAt: at }
    if (await insertChain(tx, row)) await tell(tx, row, columns, 'first-seen')
    return true
  }
  const isSame = before.fingerprints === columns.fingerprints
  const reset = isSame ? {} : { changedAt: at, remindedDays: null }
  await updateChain(tx, before.id, { ...columns, ...reset, judgedAt: at, goneAt: null })
  const kind = kindOf(before, columns, isSame)
  if (kind) await tell(tx, before, columns, kind)
  return true
}

function kindOf(before: ChainRecord, columns: JudgedColumns, isSame: boolean): ChangeKind | undefined {
  if (!isSame) return 'replaced'
  if (before.goneAt !== null) return 'back'
  return before.worst === columns.worst && before.worstCheck === columns.worstCheck ? undefined : 'judged'
}

type Told = Pick<JudgedColumns, 'fingerprints' | 'subject' | 'earliestExpiresAt' | 'worst' | 'worstCheck'>

async function tell(tx: Tx, chain: { id: string; partnerId: string }, told: Told, kind: ChangeKind): Promise<void> {
  const { fingerprints, subject, earliestExpiresAt, worst, worstCheck } = told
  const { id: chainId, partnerId } = chain
  const facts = { fingerprints, subject, earliestExpiresAt, worst, worstCheck }
  await addChange(tx, { id: newId(), partnerId, chainId, kind, occurredAt: now(), ...facts })
}

/** An address that the name no longer has presents nothing any more. */
async function recordGone(
  tx: Tx,
  place: { clusterId: string; host: string; port: number },
  addresses: NoticedEndpoint['addresses'],
): Promise<boolean> {
  const present = new Set(addresses.map(({ address }) => address))
  const gone = (await chainsAt(tx, place)).filter(({ address }) => !present.has(address))
  for (const chain of gone) await recordLost(tx, chain)
  return gone.length > 0
}

/** The chain is not presented any more; its history stays. */
export async function recordLost(tx: Tx, chain: ChainRecord): Promise<void> {
  await updateChain(tx, chain.id, { goneAt: now() })
  await tell(tx, chain, chain as Told, 'gone')
}
