/** Reads which certificates this partner's hub has seen anywhere, in the tenant's transaction. */
import type { Tx } from '@/lib/platform/db/database'

const mostChains = 500

/** PEM texts of the partner's chains, the latest first. */
export async function seenCertificates(tx: Tx): Promise<string[]> {
  const chains = await tx.certificateChain.findMany({
    where: { certificateCount: { gt: 1 } },
    select: { certificates: true },
    orderBy: [{ changedAt: 'desc' }, { id: 'desc' }],
    take: mostChains,
  })
  return chains.map(({ certificates }) => certificates)
}
