/** Reads what the checklist of a template has to know about clusters: release, way to the URL, what holds as confirmed. */
import type { ChecklistFacts } from '@/lib/domain/provisioning/checklist/facts'
import type { AdapterPath, BroadworksRelease } from '@/lib/domain/provisioning/types'
import { basisOf } from '@/lib/domain/requirements/requirements'
import type { Tx } from '@/lib/platform/db/database'
import { findClusters, listClusters, valuesOf } from '../../clusters/store'
import { readConfirmations } from '../store'

/** With what the question “what if” needs besides. */
export type ClusterFacts = NonNullable<ChecklistFacts['cluster']> & { directAuthentication: boolean }

/** Facts of every cluster of the partner by its id, in the order of their names: a form may choose any of them. */
export async function readChecklistClusters(tx: Tx): Promise<Record<string, ClusterFacts>> {
  const ids = (await listClusters(tx)).map(({ id }) => id)
  const clusters = (await findClusters(tx, ids)).toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
  const confirmations = await readConfirmations(tx)
  return Object.fromEntries(
    clusters.map((cluster) => {
      const values = valuesOf(cluster)
      const own = confirmations.filter(({ clusterId }) => clusterId === cluster.id)
      const valid = own.filter(({ requirement, basis }) => basisOf(requirement, values) === basis)
      return [
        cluster.id,
        {
          id: cluster.id,
          name: cluster.name,
          directAuthentication: cluster.directAuthentication,
          release: cluster.broadworksRelease as BroadworksRelease,
          adapterPath: cluster.provisioningAdapterPath as AdapterPath,
          adapterProxyHost: cluster.provisioningAdapterProxyHost ?? '',
          confirmed: Object.fromEntries(valid.map(({ requirement, by, at }) => [requirement, { by, at }])),
        },
      ]
    }),
  )
}
