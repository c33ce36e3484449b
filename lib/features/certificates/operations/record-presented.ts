/**
 * Records what the addresses of a cluster present: a chain that is new is judged, one that is as it was costs no write, and
 * what cannot be read as a certificate is a finding of its own.
 */

import { DerError } from '@/lib/domain/certificates/der/error'
import { refusedByReader } from '@/lib/domain/certificates/held/refused'
import type { Unreadable } from '@/lib/domain/certificates/held/unreadable'
import type { Certificate } from '@/lib/domain/certificates/model/certificate'
import { readCertificate } from '@/lib/domain/certificates/model/certificate'
import { newId, now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db/database'
import { notify } from '@/lib/platform/events/events'
import { presentedCertificate } from '@/lib/platform/net/peer-certificates'
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
import { basisOf, type HeldFacts, type JudgedColumns, judgedColumns, type Presented, unreadableColumns } from './judge'
import type { NoticedEndpoint } from './notice'

type Chain = readonly [Certificate, ...Certificate[]]
type Seen = NoticedEndpoint['addresses'][number]

/** What was sent behind the leaf and cannot be read is left out; an unreadable leaf is no chain. */
function chainOf(sent: readonly (Uint8Array | undefined)[]): Chain | undefined {
  const [leaf, ...rest] = sent.map((der) => der && readable(der))
  return leaf ? [leaf, ...rest.filter((one) => one !== undefined)] : undefined
}

/** The chain, or why there is none; undefined where the address showed nothing, or it is forgotten already. */
function shownBy({ chain, unreadable }: Seen): Chain | Unreadable | undefined {
  const sent = chain.map(presentedCertificate)
  const [leaf] = sent
  return unreadable ?? (leaf && (refusedByReader(leaf, sent.length) ?? chainOf(sent)))
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
  const cluster = await claimCluster(tx, clusterId)
  if (!cluster) return false
  const loaded = await loadContext(tx, cluster, now())
  let isNews = false
  for (const { host, port, addresses } of endpoints) {
    const place = { clusterId, place: 'public-server', host, port } as const
    for (const seen of addresses) {
      const shown = shownBy(seen)
      if (!shown) continue
      const key = { ...place, address: seen.address }
      const before = await lockChain(tx, key)
      const columns = 'reason' in shown ? unreadableColumns(shown, key) : columnsOf(shown, before, key, loaded)
      isNews = (await recordOne(tx, cluster.partnerId, { key, before, columns })) || isNews
    }
    isNews = (await recordGone(tx, { host, port, clusterId }, addresses)) || isNews
  }
  if (isNews) await notify(tx, { partnerId: cluster.partnerId, topic: 'certificate', id: clusterId })
  return isNews
}

/** Undefined where the stored judgement stands. What was observed beside a chain is kept; why none could be read is not. */
function columnsOf(
  certificates: Chain,
  before: ChainRecord | null,
  { host, address }: ChainKey,
  loaded: LoadedContext,
): JudgedColumns | undefined {
  const { unreadable: _unreadable, ...facts } = before ? (JSON.parse(before.facts) as HeldFacts) : {}
  const presented: Presented = { place: 'public-server', host, certificates, isPresented: true, facts }
  const stands = before?.goneAt === null && basisOf(presented, loaded) === before.judgedOn
  return stands ? undefined : judgedColumns(presented, loaded, address)
}

interface Shown {
  key: ChainKey
  before: ChainRecord | null
  columns: JudgedColumns | undefined
}

async function recordOne(tx: Tx, partnerId: string, { key, before, columns }: Shown): Promise<boolean> {
  if (!columns || (before?.goneAt === null && columns.judgedOn === before.judgedOn)) return false
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
