/** Reads the places of one cluster as its tab shows them, judged at this moment. */
import { type ClusterFacts, type JudgedPlace, judgeCluster } from '@/lib/domain/certificates/held/cluster-places'
import type { ChainSource, HeldPlace } from '@/lib/domain/certificates/held/held-place'
import { daysLeft } from '@/lib/domain/certificates/held/reminders'
import { readBundle } from '@/lib/domain/certificates/input/bundle'
import type { InterfaceKind, InterfaceObservation } from '@/lib/domain/health/types'
import { publicRoots } from '@/lib/platform/certificates/public-roots'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db/database'
import { type ClusterRecord, findCluster } from '../../clusters/store'
import { resultOf } from '../../health/operations/views'
import { readInterfaces } from '../../health/store/states'
import type { ChainRecord } from '../store/chains'
import { findIdentity } from '../store/cluster-facts'
import type { ClusterCertificates, PlacedChain, PlaceView } from '../types'
import { loadContext } from './context'
import { heldOf, unreadableOf, verifier } from './judge'
import { presentedOf } from './rejudge'

/** Null for a cluster of another partner as for one that never was. */
export async function readClusterCertificates(tx: Tx, clusterId: string): Promise<ClusterCertificates | null> {
  const cluster = await findCluster(tx, clusterId)
  if (!cluster) return null
  const at = now()
  const { context, chains } = await loadContext(tx, cluster, at)
  const identity = await findIdentity(tx, clusterId)
  const shown = distinct(chains)
  const facts: ClusterFacts = {
    ...(await observed(tx, clusterId)),
    held: shown.flatMap(({ chain }) => {
      const presented = presentedOf(chain)
      return presented ? [{ id: chain.id, ...heldOf(presented) }] : []
    }),
    unreadable: shown.flatMap(({ chain }) => {
      const unreadable = unreadableOf(chain)
      return unreadable ? [{ id: chain.id, place: chain.place as HeldPlace, unreadable }] : []
    }),
    identities: identity?.identities.split('\n'),
    authenticationType: cluster.authenticationServiceType as 'ci-token' | 'mtls',
    probeCertificate: probeCertificateOf(cluster),
  }
  const places = judgeCluster(context, facts, verifier)
  const { release, added } = publicRoots()
  return {
    clusterId,
    topology: context.topology,
    server: context.server,
    places: places.map((place) => viewOf(place, shown, at)),
    identity: identity && {
      identities: identity.identities,
      confirmedBy: identity.confirmedBy,
      confirmedAt: identity.confirmedAt.toISOString(),
    },
    hasProbeCertificate: facts.probeCertificate !== undefined,
    hasCloudChain: context.cloud.length > 0,
    roots: { release, added },
  }
}

interface Shown {
  chain: ChainRecord
  addresses: string[]
}

/** What several addresses of one name present alike is one chain. */
function distinct(chains: readonly ChainRecord[]): Shown[] {
  const shown = new Map<string, Shown>()
  for (const chain of chains) {
    const { place, host, port, fingerprints, facts, address } = chain
    const key = [place, host, port, fingerprints, facts].join(' ')
    const known = shown.get(key)
    if (known) known.addresses.push(address)
    else shown.set(key, { chain, addresses: address ? [address] : [] })
  }
  return [...shown.values()]
}

async function observed(tx: Tx, clusterId: string): Promise<Pick<ClusterFacts, 'authentication' | 'cti'>> {
  const rows = await readInterfaces(tx, [clusterId])
  const last = (kind: InterfaceKind): InterfaceObservation | undefined =>
    resultOf(rows.find((row) => row.kind === kind)?.result ?? null)?.observation
  return { authentication: last('authentication-service'), cti: last('cti') }
}

function probeCertificateOf({ probeCertificate, probePrivateKey }: ClusterRecord) {
  if (!probeCertificate || !probePrivateKey) return undefined
  const bundle = readBundle(probeCertificate)
  return bundle.ok ? bundle.value.certificates[0] : undefined
}

function viewOf({ judgements, ...rest }: JudgedPlace, shown: readonly Shown[], at: Date): PlaceView {
  return {
    ...rest,
    lines: [...rest.lines],
    judgements: judgements.map(({ chainId, findings }) => {
      const found = shown.find(({ chain }) => chain.id === chainId)
      return { chain: found ? placedOf(found, at) : null, findings: [...findings] }
    }),
  }
}

function placedOf({ chain, addresses }: Shown, at: Date): PlacedChain {
  const { id, subject, host, port, earliestExpiresAt, changedAt } = chain
  return {
    id,
    subject,
    host,
    port,
    addresses,
    source: chain.source as ChainSource,
    daysLeft: earliestExpiresAt && daysLeft(earliestExpiresAt, at),
    earliestExpiresAt: earliestExpiresAt?.toISOString() ?? null,
    changedAt: changedAt.toISOString(),
  }
}
