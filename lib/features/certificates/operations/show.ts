/** Reads one stored chain and judges it for its page: the path that is drawn, what was tried, and what to do. */
import { bundleOf, certificateView, chainView, heldIssuer } from '@/lib/domain/certificates/held/chain-view'
import type { ChainSource, HeldPlace } from '@/lib/domain/certificates/held/held-place'
import { judgeHeld, worstFirst, worstOf } from '@/lib/domain/certificates/held/judge-held'
import { shortNameOf } from '@/lib/domain/certificates/held/outline'
import { unreadableFinding } from '@/lib/domain/certificates/held/unreadable'
import type { Certificate } from '@/lib/domain/certificates/model/certificate'
import type { MissingIssuer } from '@/lib/domain/certificates/path/verdict'
import type { CheckState, PlaceCheckId } from '@/lib/domain/certificates/places/place-check'
import { fingerprintOf } from '@/lib/platform/certificates/encoding'
import { publicRoots } from '@/lib/platform/certificates/public-roots'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db/database'
import { type ClusterRecord, findCluster } from '../../clusters/store'
import { type ChainRecord, chainsAt, chainsNaming, findChain, readHistory } from '../store/chains'
import type { ChainEvent, ChainPage } from '../types'
import { certificatesIn, loadContext } from './context'
import { heldOf, unreadableOf, verifier } from './judge'
import { presentedOf } from './rejudge'

const mostEvents = 50

/** Null for a chain of another partner as for one that never was. */
export async function readChainPage(tx: Tx, id: string): Promise<Omit<ChainPage, 'mayWrite'> | null> {
  const chain = await findChain(tx, id)
  const presented = chain && presentedOf(chain)
  const cluster = chain && (await findCluster(tx, chain.clusterId))
  if (!chain || !cluster) return null
  if (!presented) return unreadablePage(tx, chain, cluster)
  const at = now()
  const { context } = await loadContext(tx, cluster, at)
  const verdict = judgeHeld(heldOf(presented), context, verifier)
  const worst = worstOf(verdict.findings)
  const { release, added } = publicRoots()
  return {
    ...headOf(chain),
    clusterName: cluster.name,
    edgeTopology: cluster.edgeTopology,
    worst: worst.state,
    worstCheck: worst.check ?? null,
    now: at.toISOString(),
    chain: verdict.chain ? chainView(verdict.chain, presented.certificates, fingerprintOf) : null,
    store: verdict.chain ? [] : presented.certificates.map((one) => certificateView(one, 'sent', fingerprintOf)),
    findings: worstFirst(verdict.findings),
    lines: [...verdict.lines],
    bundle: verdict.chain ? bundleOf(verdict.chain).map(({ subject }) => shortNameOf(subject)) : [],
    held: verdict.chain?.missingIssuer ? await heldElsewhere(tx, verdict.chain.missingIssuer) : null,
    others: await othersOf(tx, chain),
    history: (await readHistory(tx, id, mostEvents)).map(eventOf),
    roots: { release, added },
  }
}

/** What an address presents instead of a certificate: where, since when, why it cannot be read, and what to do. */
async function unreadablePage(
  tx: Tx,
  chain: ChainRecord,
  { name: clusterName, edgeTopology }: Pick<ClusterRecord, 'name' | 'edgeTopology'>,
): Promise<Omit<ChainPage, 'mayWrite'> | null> {
  const unreadable = unreadableOf(chain)
  if (!unreadable) return null
  const finding = unreadableFinding(unreadable)
  const { release, added } = publicRoots()
  return {
    ...headOf(chain),
    clusterName,
    edgeTopology,
    worst: finding.state,
    worstCheck: finding.check,
    now: now().toISOString(),
    chain: null,
    store: [],
    findings: [finding],
    lines: [],
    bundle: [],
    held: null,
    others: await othersOf(tx, chain),
    history: (await readHistory(tx, chain.id, mostEvents)).map(eventOf),
    roots: { release, added },
  }
}

function headOf(chain: ChainRecord) {
  const { id, clusterId, host, port, address, subject, judgedAt, changedAt, goneAt } = chain
  return {
    id,
    clusterId,
    host,
    port,
    address,
    subject,
    place: chain.place as HeldPlace,
    source: chain.source as ChainSource,
    judgedAt: judgedAt.toISOString(),
    changedAt: changedAt.toISOString(),
    goneAt: goneAt?.toISOString() ?? null,
  }
}

async function othersOf(tx: Tx, chain: ChainRecord): Promise<ChainPage['others']> {
  if (chain.source !== 'probed') return []
  return (await chainsAt(tx, chain))
    .filter(({ id }) => id !== chain.id)
    .map(({ id, address, fingerprints, worst }) => ({
      id,
      address,
      isSame: fingerprints === chain.fingerprints,
      worst: worst as CheckState,
    }))
    .toSorted((a, b) => (a.address < b.address ? -1 : 1))
}

/** Another chain of this partner that holds the issuer by name and key identifier. */
async function heldElsewhere(tx: Tx, missing: MissingIssuer): Promise<ChainPage['held']> {
  const common = /CN=([^,]+)/.exec(missing.name)?.[1] ?? missing.name
  for (const { id, host, subject, certificates } of await chainsNaming(tx, common.toLowerCase())) {
    if (heldIssuer(missing, certificatesIn(certificates))) return { chainId: id, name: host || subject }
  }
  return null
}

/** The bundle to install, in the right order: leaf first, without the root; the missing issuer is put in where it is held. */
export async function readBundlePem(tx: Tx, id: string): Promise<{ name: string; certificates: Certificate[] } | null> {
  const chain = await findChain(tx, id)
  const presented = chain && presentedOf(chain)
  const cluster = chain && (await findCluster(tx, chain.clusterId))
  if (!presented || !cluster) return null
  const { context } = await loadContext(tx, cluster, now())
  const known = await issuersFor(tx, presented.certificates)
  const completed = { ...presented, certificates: [...presented.certificates, ...known] as const }
  const [first, ...rest] = completed.certificates
  if (!first) return null
  const verdict = judgeHeld(heldOf({ ...presented, certificates: [first, ...rest] }), context, verifier)
  return { name: chain.subject, certificates: verdict.chain ? bundleOf(verdict.chain) : [...presented.certificates] }
}

/** Authorities of other chains of the partner that may have issued one of these. */
async function issuersFor(tx: Tx, certificates: readonly Certificate[]): Promise<Certificate[]> {
  const last = certificates.at(-1)
  if (!last) return []
  const chains = await chainsNaming(tx, shortNameOf(last.issuer).toLowerCase())
  return chains.flatMap(({ certificates: pem }) => certificatesIn(pem).slice(1))
}

function eventOf(change: Awaited<ReturnType<typeof readHistory>>[number]): ChainEvent {
  const { id, subject, days, actorName } = change
  return {
    id,
    subject,
    days,
    actorName,
    kind: change.kind as ChainEvent['kind'],
    at: change.occurredAt.toISOString(),
    earliestExpiresAt: change.earliestExpiresAt?.toISOString() ?? null,
    worst: change.worst as CheckState,
    worstCheck: change.worstCheck as PlaceCheckId | null,
  }
}
