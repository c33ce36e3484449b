import 'server-only'

/** What the pages about clusters show. */
import { notFound } from 'next/navigation'
import { after } from 'next/server'
import * as z from 'zod'
import { initialValuesOf } from '@/lib/domain/catalogue/field'
import { hostOf } from '@/lib/domain/clusters/addresses'
import { clusterFields } from '@/lib/domain/clusters/fields'
import { frozenFieldsOf } from '@/lib/domain/clusters/freeze'
import type { HealthState, InterfaceKind } from '@/lib/domain/health/types'
import { may } from '@/lib/domain/identity/permissions'
import type { TableQuery } from '@/lib/domain/table/query'
import { newId } from '@/lib/platform/clock'
import { database } from '@/lib/platform/db/database'
import { requireActor } from '../gates/session'
import { halfInterval, queueOldResults } from '../health/operations/queue'
import { pageOfClusters } from './operations/list'
import { type ClusterState, checkedAtOf, readClusterStates, readHead, worstInterfaceOf } from './operations/states'
import { countCustomers, findCluster, storedSecretsOf, templateNamesOf, valuesOf } from './store'
import type { ClusterForm, ClusterHead, ClusterPage, ClusterRow, NewClusterForm } from './types'

export async function loadClusters(query: TableQuery): Promise<ClusterPage> {
  const actor = await requireActor('cluster.read')
  const all = await database().asPartner(actor.partnerId, readClusterStates)
  after(() => queueOldResults(actor, halfInterval()))
  const { rows, ...rest } = pageOfClusters(all, query)
  return {
    page: { ...rest, rows: rows.map(rowOf) },
    all: all.length,
    mayWrite: may(actor.role, 'cluster.write'),
  }
}

/** `from` names a cluster to copy; one that is not there begins an empty form. */
export async function loadNewCluster(from?: string): Promise<NewClusterForm> {
  const actor = await requireActor('cluster.write')
  const empty = {
    id: newId(),
    values: initialValuesOf(clusterFields),
    copyOf: null,
    draftKey: `hub-draft-cluster-${actor.personId}`,
  }
  if (!z.uuid().safeParse(from).success) return empty
  const row = await database().asPartner(actor.partnerId, (tx) => findCluster(tx, from ?? ''))
  if (!row) return empty
  const values = { ...valuesOf(row), callHistory: false, dndSync: false, personalAssistantSync: false, name: '' }
  return { ...empty, values, copyOf: row.name }
}

export async function loadClusterForm(
  id: string,
): Promise<{ head: ClusterHead; form: ClusterForm; mayWrite: boolean }> {
  const actor = await requireActor('cluster.read')
  if (!z.uuid().safeParse(id).success) notFound()
  const found = await database().asPartner(actor.partnerId, async (tx) => {
    const row = await findCluster(tx, id)
    const head = await readHead(tx, id)
    if (!row || !head) return null
    const values = valuesOf(row)
    const form: ClusterForm = {
      id,
      version: row.version,
      values,
      stored: storedSecretsOf(row),
      frozen: frozenFieldsOf(await countCustomers(tx, id), values),
      templates: await templateNamesOf(tx, id),
      loginRefusedAt: row.loginRefusedAt?.toISOString() ?? null,
    }
    return { head, form }
  })
  return found ? { ...found, mayWrite: may(actor.role, 'cluster.write') } : notFound()
}

function rowOf(cluster: ClusterState): ClusterRow {
  const worst = worstInterfaceOf(cluster.interfaces)
  return {
    id: cluster.id,
    name: cluster.name,
    state: cluster.state,
    pausedAt: cluster.pausedAt?.toISOString() ?? null,
    maintenance: cluster.maintenance,
    isFlapping: cluster.flappingSince !== null,
    healthyCount: worst?.healthyCount ?? 0,
    addressCount: worst?.addressCount ?? 0,
    interfaces: cluster.interfaces.map(({ kind, state }) => ({
      kind: kind as InterfaceKind,
      state: cluster.pausedAt ? 'unknown' : (state as HealthState),
    })),
    edgeTopology: cluster.edgeTopology,
    broadworksRelease: cluster.broadworksRelease,
    host: hostOf(cluster.xsiActionsUrl),
    ...cluster.dependents,
    checkedAt: checkedAtOf(cluster.interfaces)?.toISOString() ?? null,
    updatedAt: cluster.updatedAt.toISOString(),
  }
}
