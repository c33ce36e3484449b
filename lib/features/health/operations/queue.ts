/** Makes checks of old results due because somebody looks at them; whoever looks does not wait for it. */
import { database } from '@/lib/platform/db/database'
import { env } from '@/lib/platform/env/env'
import { log } from '@/lib/platform/log/log'
import type { Actor } from '../../gates/types'
import { queueChecks } from '../store/schedule'

/** Half the interval of scheduled checks, in milliseconds: what is older is checked again when somebody looks. */
export const halfInterval = (): number => (env().probeIntervalSeconds * 1_000) / 2

/** Never throws: the page has been answered already. */
export async function queueOldResults(actor: Actor, olderThanMs: number, clusterId?: string): Promise<void> {
  try {
    await database().asPartner(actor.partnerId, (tx) => queueChecks(tx, { olderThanMs, clusterId }))
  } catch (error) {
    log.warn({ err: error }, 'checks could not be queued')
  }
}
