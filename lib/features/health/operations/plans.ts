/** Owns what a worker knows of clusters: the targets of their interfaces, read once for each version of a cluster. */
import { interfaceFieldsOf } from '@/lib/domain/clusters/addresses'
import { interfaceOrder, type ProbeCredentials, targetOf } from '@/lib/domain/health/interface-target'
import type { InterfaceKind, ProbeTarget } from '@/lib/domain/health/types'
import { database } from '@/lib/platform/db/database'
import type { LeasedInterface } from '@/lib/platform/db/hub-functions'
import { env } from '@/lib/platform/env/env'
import { credentialsOf } from '../../clusters/operations/secrets'
import { type ClusterRecord, findClusters, valuesOf } from '../../clusters/store'
import { systemActor } from '../../gates/define-job'

/** The same interface without and with the test account. */
interface PlannedTarget {
  plain: ProbeTarget
  withAccount: ProbeTarget
}

interface Plan {
  version: number
  targets: ReadonlyMap<InterfaceKind, PlannedTarget>
}

export interface Plans {
  /** Reads what is not known yet of these interfaces' clusters, all of one partner. */
  read(partnerId: string, leased: readonly LeasedInterface[]): Promise<void>
  /** Undefined when nothing can be probed there: the field is empty or its address may not be probed. */
  targetOf(leased: LeasedInterface): PlannedTarget | undefined
}

const mostPlans = 5_000

export function createPlans(): Plans {
  const plans = new Map<string, Plan>()
  const planOf = ({ clusterId, clusterVersion }: LeasedInterface): Plan | undefined => {
    const plan = plans.get(clusterId)
    return plan?.version === clusterVersion ? plan : undefined
  }
  return {
    targetOf: (leased) => planOf(leased)?.targets.get(leased.kind as InterfaceKind),
    read: async (partnerId, leased) => {
      const unknown = new Set(leased.filter((one) => !planOf(one)).map(({ clusterId }) => clusterId))
      if (unknown.size === 0) return
      const actor = systemActor({ id: partnerId })
      const clusters = await database().asPartner(actor.partnerId, (tx) => findClusters(tx, [...unknown]))
      for (const cluster of clusters) {
        plans.delete(cluster.id)
        plans.set(cluster.id, makePlan(cluster))
      }
      for (const id of [...plans.keys()].slice(0, Math.max(0, plans.size - mostPlans))) plans.delete(id)
    },
  }
}

/** Its secrets are opened once for all its interfaces. */
function makePlan(cluster: ClusterRecord): Plan {
  const fields = interfaceFieldsOf(valuesOf(cluster))
  const { testAccount, ...rest } = credentialsOf(cluster)
  const targets = new Map<InterfaceKind, PlannedTarget>()
  for (const kind of interfaceOrder) {
    const [plain, withAccount] = [rest, { testAccount, ...rest }].map((credentials: ProbeCredentials) =>
      targetOf(kind, fields, credentials, env().outboundAllowedPorts),
    )
    if (plain?.ok && withAccount?.ok) targets.set(kind, { plain: plain.value, withAccount: withAccount.value })
  }
  return { version: cluster.version, targets }
}
