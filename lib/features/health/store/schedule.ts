/** Owns when interfaces are due; every function takes the tenant's transaction. */
import type { Tx } from '@/lib/platform/db/database'

/**
 * Makes results older than so many milliseconds due now, unless a check of them is under way. The database's clock decides:
 * it leases what is due.
 */
export async function queueChecks(tx: Tx, { olderThanMs, clusterId }: { olderThanMs: number; clusterId?: string }) {
  await tx.$executeRaw`
    WITH old AS (
      SELECT id FROM cluster_interface
      WHERE (${clusterId ?? null}::uuid IS NULL OR cluster_id = ${clusterId ?? null}::uuid)
        AND checked_at < now() - make_interval(secs => ${olderThanMs / 1_000}::double precision)
        AND next_check_at > now() AND (leased_until IS NULL OR leased_until < now())
      ORDER BY id FOR UPDATE)
    UPDATE cluster_interface i SET next_check_at = now() FROM old WHERE i.id = old.id`
}
