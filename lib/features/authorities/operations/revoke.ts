/** Revokes an issued certificate and signs the list that says so, in one step. */
import type { RevocationReason } from '@/lib/domain/authorities/issued'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { makingLimits, type ThreadLimits } from '@/lib/platform/certificates/forge-thread'
import { newId, now } from '@/lib/platform/clock'
import { database } from '@/lib/platform/db/database'
import { refusingTwins } from '@/lib/platform/db/errors'
import { recordAudit } from '../../audit/operations'
import type { Actor } from '../../gates/types'
import { findAuthority, findIssued, insertList, insertRevocation, latestList, revokedBy } from '../store'
import { openIssuing } from './keys'
import { signedList } from './revocation-list'

export interface ToRevoke {
  certificateId: string
  reason: RevocationReason
}

/** Refusals: not-found, revocation-done, conflict when somebody else was issuing a list, key-not-openable. */
export async function revokeClient(
  actor: Actor,
  { certificateId, reason }: ToRevoke,
  limits: ThreadLimits = makingLimits,
): Promise<Result<null>> {
  const { partnerId } = actor
  const facts = await database().asPartner(partnerId, async (tx) => {
    const issued = await findIssued(tx, certificateId)
    const authority = issued && (await findAuthority(tx, issued.authorityId))
    if (!issued || !authority) return null
    const last = await latestList(tx, authority.id)
    return { issued, authority, last, revoked: await revokedBy(tx, authority.id) }
  })
  if (!facts) return refuse('not-found')
  const { issued, authority, last } = facts
  if (issued.revocation) return refuse('revocation-done')
  const issuing = openIssuing(authority)
  if (!issuing.ok) return issuing
  const revokedAt = now()
  const all = [...facts.revoked, { serial: issued.serial, reason, revokedAt }]
  const list = await signedList(issuing.value, (last?.number ?? 0) + 1, all, limits)
  if (!list.ok) return list
  return refusingTwins(() =>
    database().asPartner(partnerId, async (tx) => {
      await insertRevocation(tx, { id: newId(), partnerId, certificateId, reason, revokedAt })
      await insertList(tx, { id: newId(), partnerId, authorityId: authority.id, ...list.value })
      await recordAudit(tx, actor, {
        action: 'authority.client-revoked',
        target: { type: 'authority', id: authority.id, name: authority.name },
        changes: [
          { field: 'serial', before: issued.serial, after: null },
          { field: 'reason', before: null, after: reason },
          { field: 'listNumber', before: String(last?.number ?? ''), after: String(list.value.number) },
        ],
      })
      return ok(null)
    }),
  )
}
