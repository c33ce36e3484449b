/** Gives back leased chains, in the tenant's transaction; only `hub_lease_due_certificates` takes them. */
import type { Tx } from '@/lib/platform/db/database'

const free = { leasedBy: null, leasedUntil: null }

/** What the worker holds of this partner. */
export async function releaseChains(tx: Tx, worker: string): Promise<void> {
  await tx.certificateChain.updateMany({ where: { leasedBy: worker }, data: free })
  await tx.cloudClientChain.updateMany({ where: { leasedBy: worker }, data: free })
}

/** Until commit nobody else reminds for the partner: what several addresses show alike is told of once. */
export async function claimReminders(tx: Tx, partnerId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${partnerId}, 2))`
}
