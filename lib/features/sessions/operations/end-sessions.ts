/** Ends sessions: the row goes, the next request is signed out, open event streams close. */
import { ok, type Result, refuse } from '@/lib/domain/result'
import { recordAudit } from '@/lib/features/audit/operations'
import type { PersonActor } from '@/lib/features/gates/types'
import { database, type Tx } from '@/lib/platform/db/database'
import { notify } from '@/lib/platform/events/events'
import { deleteSessions } from '../store'

/** Deletes sessions of a person inside a change that calls for it; answers how many there were. */
export async function cutSessions(
  tx: Tx,
  partnerId: string,
  personId: string,
  which: { only?: string; except?: string } = {},
): Promise<number> {
  const ended = await deleteSessions(tx, personId, which)
  for (const id of ended) await notify(tx, { partnerId, topic: 'session', id })
  return ended.length
}

export async function endOwnSession(actor: PersonActor, sessionId: string): Promise<Result<null>> {
  return database().asPartner(actor.partnerId, async (tx) => {
    const count = await cutSessions(tx, actor.partnerId, actor.personId, { only: sessionId })
    if (count === 0) return refuse('not-found')
    const target = { type: 'session' as const, id: sessionId, name: actor.name }
    await recordAudit(tx, actor, { action: 'session.ended', target, changes: [] })
    return ok(null)
  })
}

/** Signing out twice is no error. */
export async function signOut(actor: PersonActor): Promise<void> {
  await endOwnSession(actor, actor.sessionId)
}

export async function endOtherSessions(actor: PersonActor): Promise<Result<{ count: number }>> {
  return database().asPartner(actor.partnerId, async (tx) => {
    const count = await cutSessions(tx, actor.partnerId, actor.personId, { except: actor.sessionId })
    const target = { type: 'session' as const, id: actor.sessionId, name: actor.name }
    if (count > 0) await recordAudit(tx, actor, { action: 'session.others-ended', target, changes: [] })
    return ok({ count })
  })
}
