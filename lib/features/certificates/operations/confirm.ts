/** Stores what people confirm about a cluster: what they have read from its servers, and that they have run the lines. */
import { identitiesIn } from '@/lib/domain/certificates/held/identity-fields'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { newId, now } from '@/lib/platform/clock'
import { database } from '@/lib/platform/db/database'
import { notify } from '@/lib/platform/events/events'
import { recordAudit } from '../../audit/operations'
import { findCluster } from '../../clusters/store'
import type { Actor } from '../../gates/types'
import { findIdentity, readCloudChains, writeIdentity } from '../store/cluster-facts'
import { storeChain } from './store-chain'

/** What AS_CLI/System/ClientIdentity of the cluster's application servers holds. */
export function confirmIdentity(
  actor: Actor,
  { clusterId, identities }: { clusterId: string; identities: string },
): Promise<Result<null>> {
  return database().asPartner(actor.partnerId, async (tx) => {
    const cluster = await findCluster(tx, clusterId)
    if (!cluster) return refuse('not-found')
    const before = await findIdentity(tx, clusterId)
    const { partnerId } = actor
    const stored = {
      id: before?.id ?? newId(),
      partnerId,
      clusterId,
      identities: identitiesIn(identities).join('\n'),
      confirmedBy: actor.name,
      confirmedAt: now(),
    }
    await writeIdentity(tx, stored)
    await notify(tx, { partnerId, topic: 'certificate', id: clusterId })
    await recordAudit(tx, actor, {
      action: 'certificate.identity-confirmed',
      target: { type: 'certificate', id: clusterId, name: cluster.name },
      changes: [{ field: 'identities', before: before?.identities ?? null, after: stored.identities }],
    })
    return ok(null)
  })
}

/** The trust store that the cloud meets holds the client chain that counts now. */
export function confirmTrust(actor: Actor, { clusterId }: { clusterId: string }): Promise<Result<{ chainId: string }>> {
  return database().asPartner(actor.partnerId, async (tx) => {
    if (!(await findCluster(tx, clusterId))) return refuse('not-found')
    const current = (await readCloudChains(tx)).filter(({ retiredAt }) => retiredAt === null)
    if (current.length === 0) return refuse('cloud-chain-none')
    const certificatesPem = current.map(({ certificates }) => certificates).join('')
    return storeChain(tx, actor, { clusterId, place: 'webex-trust', source: 'uploaded', certificatesPem })
  })
}
