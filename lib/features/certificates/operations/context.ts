/** Gathers what a place of a cluster is judged with, besides its own certificates. */
import { createHash } from 'node:crypto'
import { type HeldPlace, serverOfRelease } from '@/lib/domain/certificates/held/held-place'
import type { ClusterContext } from '@/lib/domain/certificates/held/judge-held'
import { bundleLimits } from '@/lib/domain/certificates/input/limits'
import { pemBlocksOf } from '@/lib/domain/certificates/input/pem'
import { type Certificate, readCertificate } from '@/lib/domain/certificates/model/certificate'
import type { EdgeTopology } from '@/lib/domain/certificates/places'
import { publicRoots } from '@/lib/platform/certificates/public-roots'
import type { Tx } from '@/lib/platform/db/database'
import type { ClusterRecord } from '../../clusters/store'
import { type ChainRecord, chainsOfCluster } from '../store/chains'
import { readCloudChains } from '../store/cluster-facts'

/** Certificates of a stored text, which was read when it was stored. */
export const certificatesIn = (pem: string): Certificate[] =>
  pemBlocksOf(pem, bundleLimits.certificates).flatMap(({ bytes }) => (bytes ? [readCertificate(bytes)] : []))

/** A cluster's context, with the chains that it was made from and one hash of all of it. */
export interface LoadedContext {
  readonly context: ClusterContext
  readonly chains: readonly ChainRecord[]
  readonly digest: string
}

const textAt = (chains: readonly ChainRecord[], place: HeldPlace) =>
  chains
    .filter((chain) => chain.place === place)
    .map(({ certificates }) => certificates)
    .join('')

export async function loadContext(
  tx: Tx,
  cluster: Pick<ClusterRecord, 'id' | 'edgeTopology' | 'broadworksRelease'>,
  at: Date,
): Promise<LoadedContext> {
  const chains = await chainsOfCluster(tx, cluster.id)
  const current = (await readCloudChains(tx)).filter(({ retiredAt }) => retiredAt === null)
  const cloud = current.map(({ certificates }) => certificates).join('')
  const [bridgeTrust, bridgeClient] = [textAt(chains, 'bridge-trust'), textAt(chains, 'bridge-client')]
  const roots = publicRoots()
  const server = serverOfRelease(cluster.broadworksRelease)
  const digest = createHash('sha256')
  for (const part of [cluster.edgeTopology, server, roots.digest, cloud, bridgeTrust, bridgeClient])
    digest.update(part).update('\0')
  return {
    chains,
    digest: digest.digest('hex'),
    context: {
      topology: cluster.edgeTopology as EdgeTopology,
      server,
      publicRoots: roots.certificates,
      cloud: certificatesIn(cloud),
      bridgeTrust: certificatesIn(bridgeTrust),
      bridgeClient: certificatesIn(bridgeClient),
      atMs: at.getTime(),
    },
  }
}
