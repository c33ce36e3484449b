/** Reads the interfaces of a cluster as its page shows them. */
import { interfaceFieldsOf } from '@/lib/domain/clusters/addresses'
import { interfaceOrder, targetOf } from '@/lib/domain/health/interface-target'
import type { SessionProof } from '@/lib/domain/health/session-proof'
import type { HealthState, InterfaceKind, InterfaceResult } from '@/lib/domain/health/types'
import type { Tx } from '@/lib/platform/db/database'
import { env } from '@/lib/platform/env/env'
import { type ClusterRecord, findCluster, valuesOf } from '../../clusters/store'
import { type InterfaceRecord, readInterfaces } from '../store/states'
import type { InterfaceView } from '../types'

/** In the order of the pages: the official three, then those beside them. */
export async function readViews(tx: Tx, clusterId: string): Promise<InterfaceView[]> {
  const cluster = await findCluster(tx, clusterId)
  if (!cluster) return []
  const fields = interfaceFieldsOf(valuesOf(cluster))
  const rows = await readInterfaces(tx, [clusterId])
  return rows
    .toSorted((a, b) => placeOf(a) - placeOf(b))
    .map((row) => {
      const target = targetOf(row.kind as InterfaceKind, fields, {}, env().outboundAllowedPorts)
      const view = viewOf(row, target?.ok ? target.value : { host: '', port: 0 })
      return row.kind === 'xsi-events' ? { ...view, ...sessionOf(row, cluster) } : view
    })
}

function placeOf({ kind }: InterfaceRecord): number {
  return interfaceOrder.indexOf(kind as InterfaceKind)
}

function viewOf(row: InterfaceRecord, { host, port }: { host: string; port: number }): InterfaceView {
  return {
    id: row.id,
    kind: row.kind as InterfaceKind,
    host,
    port,
    state: row.state as HealthState,
    reason: row.reason,
    healthyCount: row.healthyCount,
    addressCount: row.addressCount,
    stateSince: row.stateSince.toISOString(),
    lastHealthyAt: row.lastHealthyAt?.toISOString() ?? null,
    checkedAt: row.checkedAt?.toISOString() ?? null,
    certificateExpiresAt: row.certificateExpiresAt?.toISOString() ?? null,
    result: resultOf(row.result),
  }
}

function sessionOf(row: InterfaceRecord, { testAccountUserId, testAccountPassword }: ClusterRecord) {
  const hasTestAccount = testAccountUserId !== null && testAccountPassword !== null
  return { session: row.sessionProof ? (JSON.parse(row.sessionProof) as SessionProof) : null, hasTestAccount }
}

/** A stored result; one that an older version wrote in another shape counts as none. */
export function resultOf(text: string | null): InterfaceResult | null {
  if (text === null) return null
  try {
    const result = JSON.parse(text) as Partial<InterfaceResult>
    return result.observation && result.verdict ? (result as InterfaceResult) : null
  } catch {
    return null
  }
}
