/** Anchors the ends of all audit trails in the log, away from the database: `verify-audit` finds with them a rewritten end. */
import { database } from '@/lib/platform/db/database'
import { log } from '@/lib/platform/log/log'
import { systemActor } from '../gates/define-job'
import { readHead } from './store'

const anchored = new Map<string, string>()

/** Writes one line for each trail that grew since this process last looked. */
export async function anchorAuditHeads(): Promise<void> {
  for (const id of await database().hub.partnerIds()) {
    const { partnerId } = systemActor({ id })
    const head = await database().asPartner(partnerId, (tx) => readHead(tx, partnerId))
    if (!head || anchored.get(partnerId) === head.hash) continue
    log.info({ anchor: `${partnerId}:${head.sequence}:${head.hash}` }, 'An audit trail ends here')
    anchored.set(partnerId, head.hash)
  }
}
