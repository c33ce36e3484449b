/** Signs revocation lists: the next number, everything that was revoked, good for thirty days. */
import { addDays, listDays, type RevocationReason, revocationReasons } from '@/lib/domain/authorities/issued'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { KeyedCertificate } from '@/lib/platform/certificates/forge/jobs'
import { makingLimits, runInThread, type ThreadLimits } from '@/lib/platform/certificates/forge-thread'
import { newId, now } from '@/lib/platform/clock'
import { database } from '@/lib/platform/db/database'
import { refusingTwins } from '@/lib/platform/db/errors'
import { recordAudit } from '../../audit/operations'
import type { Actor } from '../../gates/types'
import { findAuthority, insertList, latestList, revokedBy } from '../store'
import { openIssuing } from './keys'

export interface Revoked {
  serial: string
  reason: RevocationReason
  revokedAt: Date
}

export interface SignedList {
  number: number
  pem: string
  issuedAt: Date
  nextUpdateAt: Date
}

export async function signedList(
  issuing: KeyedCertificate,
  number: number,
  revoked: readonly Revoked[],
  limits: ThreadLimits = makingLimits,
): Promise<Result<SignedList>> {
  const issuedAt = now()
  const nextUpdateAt = addDays(issuedAt, listDays)
  const entries = revoked.map(({ serial, reason, revokedAt }) => ({
    serial,
    at: revokedAt,
    reason: revocationReasons[reason],
  }))
  const wanted = { issuing, number, thisUpdate: issuedAt, nextUpdate: nextUpdateAt, revoked: entries }
  const made = await runInThread('issue-revocation-list', wanted, limits)
  return made.ok ? ok({ number, pem: made.value.pem, issuedAt, nextUpdateAt }) : made
}

/** A fresh list of the same revocations, before the last one runs out. Refusals: not-found, conflict, key-not-openable. */
export async function issueList(actor: Actor, { authorityId }: { authorityId: string }): Promise<Result<null>> {
  const { partnerId } = actor
  const facts = await database().asPartner(partnerId, async (tx) => {
    const authority = await findAuthority(tx, authorityId)
    if (!authority) return null
    return { authority, last: await latestList(tx, authorityId), revoked: await revokedBy(tx, authorityId) }
  })
  if (!facts) return refuse('not-found')
  const issuing = openIssuing(facts.authority)
  if (!issuing.ok) return issuing
  const list = await signedList(issuing.value, (facts.last?.number ?? 0) + 1, facts.revoked)
  if (!list.ok) return list
  return refusingTwins(() =>
    database().asPartner(partnerId, async (tx) => {
      await insertList(tx, { id: newId(), partnerId, authorityId, ...list.value })
      await recordAudit(tx, actor, {
        action: 'authority.list-issued',
        target: { type: 'authority', id: authorityId, name: facts.authority.name },
        changes: [{ field: 'listNumber', before: String(facts.last?.number ?? ''), after: String(list.value.number) }],
      })
      return ok(null)
    }),
  )
}
