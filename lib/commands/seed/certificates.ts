/**
 * The certificates of the story: the client chain that its network uses, and what people have stored and confirmed. The
 * bridge of Lisboa lacks the certificate behind it, and nobody has read ClientIdentity in Dublin.
 */
import { recordNoticed } from '@/lib/features/certificates/jobs'
import { addCloudChain } from '@/lib/features/certificates/operations/cloud-chain'
import { confirmIdentity } from '@/lib/features/certificates/operations/confirm'
import { storeChain } from '@/lib/features/certificates/operations/store-chain'
import { workOnCertificates } from '@/lib/features/certificates/operations/work'
import type { Actor } from '@/lib/features/gates/types'
import type { LabPapers } from '@/lib/lab/start-lab'
import { newId } from '@/lib/platform/clock'
import { database } from '@/lib/platform/db/database'

const clientName = 'bwcticlient.webex.com'
const bridge = 'lisboa'
/** Whose application servers somebody has looked at. */
const confirmed = ['amsterdam', 'lisboa', 'madrid', 'faro']

/** Says what people of the partner would have said. */
export async function addCertificates(
  actor: Actor,
  clusterIds: ReadonlyMap<string, string>,
  papers: LabPapers,
): Promise<void> {
  const name = 'Client chain of the simulated network, not the vendor’s'
  succeeded(await addCloudChain(actor, { id: newId(), name, certificates: papers.cloudChainPem }))
  const bridgeId = clusterIds.get(bridge)
  if (bridgeId) {
    await database().asPartner(actor.partnerId, async (tx) => {
      const stored = { clusterId: bridgeId, source: 'uploaded' } as const
      const trust = { ...stored, place: 'bridge-trust', certificatesPem: papers.internalAuthorityPem } as const
      succeeded(await storeChain(tx, actor, trust))
      const client = { ...stored, place: 'bridge-client', certificatesPem: papers.bridgeClientPem } as const
      succeeded(await storeChain(tx, actor, client))
    })
  }
  for (const key of confirmed) {
    const clusterId = clusterIds.get(key)
    if (clusterId) succeeded(await confirmIdentity(actor, { clusterId, identities: clientName }))
  }
}

/** Judges what the checks of the story have just seen, as the worker would. */
export async function judgePresented(): Promise<void> {
  await recordNoticed()
  const worker = newId()
  while ((await workOnCertificates(worker)).length > 0);
}

function succeeded(outcome: { ok: boolean; problem?: unknown }): void {
  if (!outcome.ok) throw new Error(`The story's certificates are refused: ${JSON.stringify(outcome.problem)}`)
}
