import 'server-only'

/** What the page that checks a chain begins with. */
import { heldPlaces, holderOf } from '@/lib/domain/certificates/held/held-place'
import type { EdgeTopology } from '@/lib/domain/certificates/places'
import { may } from '@/lib/domain/identity/permissions'
import { parseHttpsUrl } from '@/lib/domain/net/url-rules'
import { database } from '@/lib/platform/db/database'
import { type ClusterRecord, findClusters, listClusters } from '../clusters/store'
import { requireActor } from '../gates/session'
import type { ChoosableCluster, InspectionPage } from './types'

export async function loadInspection(): Promise<InspectionPage> {
  const actor = await requireActor('certificate.read')
  const clusters = await database().asPartner(actor.partnerId, async (tx) => {
    const listed = await listClusters(tx)
    const rows = await findClusters(
      tx,
      listed.map(({ id }) => id),
    )
    return listed.flatMap(({ id }) => rows.filter((row) => row.id === id).map(choosable))
  })
  return {
    clusters,
    mayCheck: may(actor.role, 'certificate.check'),
    mayWrite: may(actor.role, 'certificate.write'),
  }
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
