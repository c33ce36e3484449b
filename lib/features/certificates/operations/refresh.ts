/** Judges stored chains again that are due: nobody looked for a day, or what they rest on has changed. */
import { interfaceFieldsOf } from '@/lib/domain/clusters/addresses'
import { targetsOf } from '@/lib/domain/health/interface-target'
import { now } from '@/lib/platform/clock'
import { database } from '@/lib/platform/db/database'
import { env } from '@/lib/platform/env/env'
import { notify } from '@/lib/platform/events/events'
import { fetchChains } from '@/lib/platform/net/chain-fetch'
import { prober } from '@/lib/platform/net/prober'
import { type ClusterRecord, valuesOf } from '../../clusters/store'
import type { ProvenPartnerId } from '../../gates/types'
import { type ChainRecord, chainsCalled, claimCluster, findChain } from '../store/chains'
import { loadContext } from './context'
import type { HeldFacts } from './judge'
import { recordLost } from './record-presented'
import { rejudge } from './rejudge'

const endpointOf = ({ host, port }: Pick<ChainRecord, 'host' | 'port'>) => `${host} ${port}`

/** Protocols by endpoint and address; asked on the network before anything is opened in the database. */
async function askProtocols(chains: readonly ChainRecord[]): Promise<Map<string, string[]>> {
  const endpoints = new Map(
    chains
      .filter(({ source }) => source === 'probed')
      .map((chain) => [endpointOf(chain), { host: chain.host, port: chain.port }]),
  )
  const found = new Map<string, string[]>()
  await Promise.all(
    [...endpoints].map(async ([name, endpoint]) => {
      const { addresses } = await fetchChains(endpoint, prober().options)
      for (const { address, protocols } of addresses) {
        if (protocols.length > 0) found.set(`${name} ${address}`, protocols.toSorted())
      }
    }),
  )
  return found
}

/** Every name and port that the cluster is checked at now. */
const endpointsOf = (cluster: ClusterRecord): Set<string> =>
  new Set(
    targetsOf(interfaceFieldsOf(valuesOf(cluster)), {}, env().outboundAllowedPorts).map((target) => endpointOf(target)),
  )

/** The cluster was edited: nobody asks there any more. */
const isAbandoned = (chain: ChainRecord, endpoints: ReadonlySet<string>) =>
  chain.source === 'probed' && !endpoints.has(endpointOf(chain))

/** An endpoint that does not answer keeps what was known of it, and is asked again a day later. */
function factsOf({ source, facts }: ChainRecord, protocols: string[] | undefined): HeldFacts | undefined {
  if (protocols) return { protocols }
  return source === 'probed' && facts === '{}' ? { isSilent: true } : undefined
}

/** Asks the network about chains of one partner, and judges them again cluster by cluster. */
export async function refreshChains(partnerId: ProvenPartnerId, ids: readonly string[]): Promise<void> {
  const due = await database().asPartner(partnerId, (tx) => chainsCalled(tx, ids))
  const protocols = await askProtocols(due)
  for (const clusterId of new Set(due.map((chain) => chain.clusterId))) {
    await database().asPartner(partnerId, async (tx) => {
      const cluster = await claimCluster(tx, clusterId)
      if (!cluster) return
      const loaded = await loadContext(tx, cluster, now())
      const endpoints = endpointsOf(cluster)
      let isNews = false
      for (const { id } of due.filter((chain) => chain.clusterId === clusterId)) {
        const chain = await findChain(tx, id)
        if (!chain) continue
        if (isAbandoned(chain, endpoints)) {
          await recordLost(tx, chain)
          isNews = true
          continue
        }
        const accepted = protocols.get(`${endpointOf(chain)} ${chain.address}`)
        isNews = (await rejudge(tx, chain, loaded, factsOf(chain, accepted))) || isNews
      }
      if (isNews) await notify(tx, { partnerId, topic: 'certificate', id: clusterId })
    })
  }
}
