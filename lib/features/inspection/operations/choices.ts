/** The clusters that a person may choose for certificates, with their places and the hosts of their interfaces. */
import { heldPlaces, holderOf } from '@/lib/domain/certificates/held/held-place'
import type { EdgeTopology } from '@/lib/domain/certificates/places'
import { parseHttpsUrl } from '@/lib/domain/net/url-rules'
import type { Tx } from '@/lib/platform/db/database'
import { type ClusterRecord, findClusters, listClusters } from '../../clusters/store'
import type { ChoosableCluster } from '../types'

/** By name. */
export async function choosableClusters(tx: Tx): Promise<ChoosableCluster[]> {
  const listed = await listClusters(tx)
  const rows = await findClusters(
    tx,
    listed.map(({ id }) => id),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return listed.flatMap(({ id }) => {
    const row = byId.get(id)
    return row ? [choosable(row)] : []
  })
}

function choosable(row: ClusterRecord): ChoosableCluster {
  const urls = [row.xsiActionsUrl, row.xsiEventsUrl, row.authenticationServiceUrl, row.dmsUrl ?? '']
  const places = urls.flatMap((url) => {
    const parsed = parseHttpsUrl(url)
    return parsed.ok ? [{ host: parsed.value.host, port: parsed.value.port }] : []
  })
  const hosts = [...places, { host: row.ctiHost, port: row.ctiPort }]
  const isFirst = (one: { host: string; port: number }, at: number) =>
    hosts.findIndex(({ host, port }) => host === one.host && port === one.port) === at
  return {
    id: row.id,
    name: row.name,
    places: heldPlaces.filter((place) => holderOf(row.edgeTopology as EdgeTopology, place)),
    hosts: hosts.filter(isFirst),
  }
}
